import type { Day } from '../shared/dates.ts';
import { proposeCommittee, type CommitteeProposal } from './committee-words.ts';
import type { Committee } from './committee.ts';
import type { FileEntry } from './sources/file-entry.ts';
import type { KeptSitting } from './sitting.ts';

/** Compares the sittings of a file with those kept. Nothing vanishes because a file does not name it. */

/** What a name of the file is taken for. */
export interface NameChoice {
  name: string;
  count: number;
  /** null = not taken over, or not decided yet. */
  committeeId: string | null;
  /** Nobody has said yet which committee is meant, and nothing is proposed. */
  isOpen: boolean;
  proposal: CommitteeProposal | null;
}

/** What a person said about each name: a committee, null = not taken over, undefined = nothing yet. */
export type ChosenNames = ReadonlyMap<string, string | null | undefined>;

export const lostChoice =
  'Das gewählte Gremium ist nicht mehr in Gebrauch. Bitte wählen Sie ein anderes.';

export type ImportKind =
  | 'new'
  | 'submissionChanged'
  | 'cancelled'
  | 'known'
  /** Cancelled here by hand, while the file still has it: stays cancelled. */
  | 'cancelledHere'
  /** Cancelled in the file and never kept here. */
  | 'neverKept'
  /** Twice in the file. */
  | 'duplicate'
  /** A person said that this name is not taken over. */
  | 'leftOut'
  | 'unassigned';

export interface ImportLine {
  kind: ImportKind;
  entry: FileEntry;
  committeeId: string | null;
  /** The kept sitting it is about. */
  kept: KeptSitting | null;
}

/** Which of them change something. */
export const changingKinds: readonly ImportKind[] = ['new', 'submissionChanged', 'cancelled'];

/** Every distinct name of the file, most frequent first, with the committee that was chosen or is proposed. */
export function nameChoices(
  entries: readonly FileEntry[],
  committees: readonly Committee[],
  chosen: ChosenNames = new Map(),
): NameChoice[] {
  const counts = new Map<string, number>();
  for (const { name } of entries) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => {
      const proposal = proposeCommittee(name, committees);
      const said = chosen.has(name) ? chosen.get(name) : proposal?.committeeId;
      return { name, count, proposal, committeeId: said ?? null, isOpen: said === undefined };
    })
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'de'));
}

export function compareWithKept(
  entries: readonly FileEntry[],
  choices: readonly NameChoice[],
  kept: readonly KeptSitting[],
): ImportLine[] {
  const choiceOf = new Map(choices.map((choice) => [choice.name, choice]));
  const keptAt = new Map(kept.map((one) => [keyOf(one.committeeId, one.sitsOn), one]));
  const seen = new Set<string>();
  return entries.map((entry): ImportLine => {
    const { committeeId = null, isOpen = true } = choiceOf.get(entry.name) ?? {};
    if (committeeId === null) {
      return { kind: isOpen ? 'unassigned' : 'leftOut', entry, committeeId, kept: null };
    }
    const key = keyOf(committeeId, entry.on);
    const known = keptAt.get(key) ?? null;
    const kind = seen.has(key) ? 'duplicate' : kindOf(entry, known);
    seen.add(key);
    return { kind, entry, committeeId, kept: known };
  });
}

const keyOf = (committeeId: string, on: Day): string => `${committeeId} ${on}`;

function kindOf({ isCancelled, submissionOn }: FileEntry, kept: KeptSitting | null): ImportKind {
  if (kept === null) return isCancelled ? 'neverKept' : 'new';
  if (isCancelled) return kept.cancelledAt === null ? 'cancelled' : 'known';
  if (kept.cancelledAt !== null) return 'cancelledHere';
  // A file that names no day for papers takes none away.
  const isOther = submissionOn !== null && submissionOn !== kept.submissionOn;
  return isOther ? 'submissionChanged' : 'known';
}

/** Why taking over would change nothing; null where it would change something. */
export function nothingToTakeOver(lines: readonly ImportLine[]): string | null {
  if (lines.some(({ kind }) => changingKinds.includes(kind))) return null;
  return lines.every(({ kind }) => kind === 'leftOut')
    ? 'Es gibt nichts zu übernehmen: Für alle Bezeichnungen ist „nicht übernehmen“ gewählt.'
    : 'Es gibt nichts zu übernehmen: Was den gewählten Gremien zugeordnet ist, steht schon im Kalender oder ist abgesagt.';
}
