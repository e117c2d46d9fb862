import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Source } from '../quarters/needs/need.ts';
import type { Clock } from '../shared/clock.ts';
import { ConflictError } from '../shared/errors.ts';
import type { Committee } from './committee.ts';
import { scheduleRecord } from './schedule-audit.ts';
import {
  changingKinds,
  compareWithKept,
  lostChoice,
  nameChoices,
  nothingToTakeOver,
  type ChosenNames,
  type ImportLine,
  type NameChoice,
} from './sitting-import.ts';
import { importRecord, takenOverOf, type TakenOver } from './sitting-import-record.ts';
import type { SittingStores } from './sitting-service.ts';
import type { FileEntry, FileProblem } from './sources/file-entry.ts';

/** What a file would do, before anything is done. */
export interface SittingPreview {
  choices: readonly NameChoice[];
  lines: readonly ImportLine[];
  committees: readonly Committee[];
  /** Names for which a committee was chosen that is not there, or out of use meanwhile. */
  lost: readonly string[];
}

export type SittingImportService = ReturnType<typeof createSittingImport>;

/** Takes a calendar of sittings over: new ones, other days for papers, cancelled ones. */
export function createSittingImport({
  stores,
  inTransaction,
  clock,
}: {
  stores: SittingStores;
  inTransaction: InTransaction<SittingStores>;
  clock: Clock;
}) {
  async function compared(
    { committees, sittings }: Pick<SittingStores, 'committees' | 'sittings'>,
    { scope, municipalityId }: { scope: Scope; municipalityId: string },
    { entries, chosen }: { entries: readonly FileEntry[]; chosen: ChosenNames },
  ): Promise<SittingPreview> {
    const ofCity = <Row extends { municipalityId: string }>(rows: readonly Row[]): Row[] =>
      rows.filter((row) => row.municipalityId === municipalityId);
    const own = ofCity(await committees.listCommittees(scope));
    // Only a committee of this municipality that is in use may be chosen, whatever was posted.
    const living = new Set(own.flatMap(({ id, retiredAt }) => (retiredAt === null ? [id] : [])));
    const isLost = (id: string | null | undefined): boolean =>
      typeof id === 'string' && !living.has(id);
    const possible = new Map([...chosen].map(([name, id]) => [name, isLost(id) ? undefined : id]));
    const choices = nameChoices(entries, own, possible);
    const kept = ofCity(await sittings.listSittings(scope));
    return {
      choices,
      lines: compareWithKept(entries, choices, kept),
      committees: own,
      lost: [...chosen].flatMap(([name, id]) => (isLost(id) ? [name] : [])),
    };
  }

  return {
    preview: (
      at: { scope: Scope; municipalityId: string },
      file: { entries: readonly FileEntry[]; chosen: ChosenNames },
    ): Promise<SittingPreview> => compared(stores, at, file),

    /** @returns how many sittings changed. @throws ConflictError where nothing would, or a chosen committee is gone */
    async takeOver(
      at: { scope: Scope; municipalityId: string },
      file: {
        entries: readonly FileEntry[];
        problems: readonly FileProblem[];
        chosen: ChosenNames;
        source: Source;
      },
      actor: Actor,
    ): Promise<number> {
      const now = clock.now().toISOString();
      return inTransaction(async (inside) => {
        const { lines, lost } = await compared(inside, at, file);
        if (lost.length > 0) throw new ConflictError(lostChoice);
        const changing = lines.filter(({ kind }) => changingKinds.includes(kind));
        const nothing = nothingToTakeOver(lines);
        if (nothing !== null) throw new ConflictError(nothing);
        for (const line of changing) await write(inside, at, { line, source: file.source, now });
        const { municipalityId } = at;
        const thing = { kind: 'calendar', id: municipalityId, municipalityId } as const;
        const what = importRecord(lines, file);
        await inside.audit.append(scheduleRecord(actor, thing, what), now);
        return changing.length;
      });
    },

    /** What was taken over last in this municipality, from the audit trail; null = nothing yet. */
    async lastTakenOver(municipalityId: string): Promise<TakenOver | null> {
      const entries = await stores.audit.listOfThing('calendar', municipalityId);
      return takenOverOf(entries);
    },
  };
}

async function write(
  { sittings }: Pick<SittingStores, 'sittings'>,
  { scope, municipalityId }: { scope: Scope; municipalityId: string },
  { line, source, now }: { line: ImportLine; source: Source; now: string },
): Promise<void> {
  const { kind, entry, committeeId, kept } = line;
  if (kind === 'new' && committeeId !== null) {
    const { on: sitsOn, submissionOn } = entry;
    const made = { municipalityId, committeeId, sitsOn, submissionOn, note: null, source };
    await sittings.insertSitting(scope, { ...made, origin: 'import', cancelledAt: null }, now);
  } else if (kept) {
    const change =
      kind === 'cancelled' ? { cancelledAt: now } : { submissionOn: entry.submissionOn };
    await sittings.saveSitting(scope, { id: kept.id, version: kept.version, change }, now);
  }
}
