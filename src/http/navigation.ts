import type { Action } from '../accounts/access.ts';
import { calendarPath } from '../schedule/schedule-paths.ts';
import { cityMatchesPath, sharedMatchesPath } from '../matching/match-paths.ts';
import {
  administrationPath,
  needsPath,
  noticesPath,
  overviewPath,
  programmesPath,
  projectsPath,
  quartersPath,
  reportsPath,
} from '../paths.ts';

const entries: readonly { label: string; href: string; action: Action }[] = [
  { label: 'Lage', href: overviewPath(), action: 'overview.read' },
  { label: 'Quartiere', href: quartersPath(), action: 'quarter.read' },
  { label: 'Bedarfe', href: needsPath(), action: 'need.read' },
  { label: 'Treffer', href: cityMatchesPath(), action: 'match.read' },
  { label: 'Programme', href: programmesPath(), action: 'programme.read' },
  { label: 'Vorhaben', href: projectsPath(), action: 'project.list' },
  { label: 'Kalender', href: calendarPath(), action: 'sitting.read' },
  { label: 'Geteilte Treffer', href: sharedMatchesPath(), action: 'match.shared' },
  { label: 'Berichte', href: reportsPath(), action: 'report.read' },
  { label: 'Hinweise', href: noticesPath(), action: 'notice.read' },
  { label: 'Verwaltung', href: administrationPath(), action: 'administration.read' },
];

/** The main navigation: what this visitor may open, with the room marked in which the address lies. */
export function navigationFor(
  path: string,
  can: (action: Action) => boolean = (action) => action !== 'administration.read',
): { label: string; href: string; current: boolean }[] {
  return entries
    .filter(({ action }) => can(action))
    .map(({ label, href }) => ({
      label,
      href,
      current: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
    }));
}
