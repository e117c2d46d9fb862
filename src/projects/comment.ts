import { defaultVisibility, visibilities, type Visibility } from '../accounts/visibility.ts';
import type { Role } from '../accounts/person.ts';

/** What people write to each other about a project. It cannot be changed afterwards, only withdrawn by its author. */
export interface Comment {
  id: string;
  projectId: string;
  municipalityId: string;
  personId: string;
  text: string;
  visibility: Visibility;
  /** With which organisation a comment `carrier` is shared: a later carrier does not read it. */
  carrierId: string | null;
  createdAt: string;
  withdrawnAt: string | null;
}

export const longestComment = 4000;

/** Who wrote a comment or replaced a text: the name for the own municipality, the rest for everybody else. */
export interface Author {
  personId: string;
  name: string;
  role: Role;
  organisationName: string | null;
}

/** Which comments and text versions a reader is shown; carriers only what was shared with their organisation. */
export interface Reader {
  visibilities: readonly Visibility[];
  organisationId: string | null;
}

/** Among what somebody chooses who else will read it; whoever writes from outside has no choice. */
export function visibilityChoices(
  role: Role,
  { hasCarrier }: { hasCarrier: boolean },
): readonly Visibility[] {
  if (role === 'coordinator') return ['gib'];
  if (role === 'carrier') return ['carrier'];
  return visibilities.filter((visibility) => visibility !== 'carrier' || hasCarrier);
}

/** What was chosen; without a choice the most private. null = it may not be chosen here. */
export function chosenVisibility(
  choices: readonly Visibility[],
  asked: string | undefined,
): Visibility | null {
  const [first = defaultVisibility] = choices;
  // Who has no choice is not asked, whatever was posted.
  if (asked === undefined || asked === '' || choices.length === 1) return first;
  return choices.find((choice) => choice === asked) ?? null;
}
