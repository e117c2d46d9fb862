import type { Day } from '../shared/dates.ts';
import type { Committee } from './committee.ts';
import type { FileEntry } from './sources/file-entry.ts';
import type { KeptSitting } from './sitting.ts';

/** Compares the sittings of a file with those kept. Nothing vanishes because a file does not name it. */

/** What a name of the file is taken for. */
export interface NameChoice {
  name: string;
  count: number;
  /** null = not taken over. */
  committeeId: string | null;
  isRecognised: boolean;
}

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

/** Every distinct name of the file, most frequent first, with the committee it is recognised as. */
export function nameChoices(
  entries: readonly FileEntry[],
  committees: readonly Committee[],
  chosen: ReadonlyMap<string, string | null> = new Map(),
): NameChoice[] {
  const counts = new Map<string, number>();
  for (const { name } of entries) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => {
      const recognised = recogniseCommittee(name, committees);
      const said = chosen.get(name);
      return {
        ...{ name, count, isRecognised: recognised !== null },
        committeeId: said === undefined ? recognised : said,
      };
    })
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'de'));
}

/** By its name or short name in these words; null where none or more than one is named. */
export function recogniseCommittee(name: string, committees: readonly Committee[]): string | null {
  const words = ` ${plain(name)} `;
  const living = committees.filter(({ retiredAt }) => retiredAt === null);
  const scored = living
    .map((committee) => ({ id: committee.id, length: longestMatch(words, committee) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length);
  const [best, next] = scored;
  if (best) return best.length !== next?.length ? best.id : null;
  const worded = living.filter((committee) => hasWords(committee, words.trim().split(' ')));
  return worded.length === 1 ? (worded[0]?.id ?? null) : null;
}

/** "Bezirksvertretung I" means „Bezirksvertretung für den Stadtbezirk I“: every word of the file is one of the name. */
function hasWords({ name }: Committee, words: readonly string[]): boolean {
  const known = new Set(plain(name).split(' '));
  return words.length > 1 && words.every((word) => known.has(word));
}

/** The longer the words that were found, the surer: "Rat" is in many names, the whole name in one. */
function longestMatch(words: string, { name, shortName }: Committee): number {
  const found = [name, shortName]
    .map(plain)
    .filter((one) => one !== '' && words.includes(` ${one} `));
  return Math.max(0, ...found.map((one) => one.length));
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('de')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function compareWithKept(
  entries: readonly FileEntry[],
  choices: readonly NameChoice[],
  kept: readonly KeptSitting[],
): ImportLine[] {
  const committeeOf = new Map(choices.map(({ name, committeeId }) => [name, committeeId]));
  const keptAt = new Map(kept.map((one) => [keyOf(one.committeeId, one.sitsOn), one]));
  const seen = new Set<string>();
  return entries.map((entry): ImportLine => {
    const committeeId = committeeOf.get(entry.name) ?? null;
    if (committeeId === null) return { kind: 'unassigned', entry, committeeId, kept: null };
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
