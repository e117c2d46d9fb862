import type { Role } from '../accounts/person.ts';
import { administrationPath, overviewPath, programmesPath, projectsPath } from '../paths.ts';

const startPaths: Record<Role, () => string> = {
  staff: overviewPath,
  coordinator: overviewPath,
  auditor: overviewPath,
  carrier: projectsPath,
  council: programmesPath,
  admin: administrationPath,
};

/** Where a person of this role begins. */
export function startPathOf(role: Role): string {
  return startPaths[role]();
}
