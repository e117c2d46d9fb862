import { scopeOfInstallation } from '../../accounts/scope.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { createFrames, FrameOf } from '../../schedule/frame-service.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/dates.ts';
import type { CompiledEntries, CompileEntries } from '../compiled/compiled-entries.ts';
import type { MatchDecision } from '../decisions/match-decision.ts';
import { programmeFingerprint, standingOf } from './match-fingerprint.ts';
import type { NewsStores } from './match-news-writing-service.ts';
import type { PlacedEntry } from './match-renewal.ts';

/** One run over a municipality: what changed since the last one. */

export interface RunParts {
  stores: Pick<NewsStores, 'matchNews' | 'matchDecisions'>;
  inTransaction: InTransaction<NewsStores>;
  compiledFor: CompileEntries;
  framesFor: ReturnType<typeof createFrames>;
  clock: Clock;
}

/** What is the same for every need of a run. */
export interface Run {
  municipalityId: string;
  on: Day;
  now: string;
  entries: CompiledEntries;
  all: readonly PlacedEntry[];
  changed: readonly PlacedEntry[];
  fingerprints: readonly { programmeId: string; fingerprint: string }[];
  /** With a deadline ahead: what can still be done for them depends on sittings. */
  timed: readonly PlacedEntry[];
  frameOf: FrameOf;
  /** No longer in the catalogue, with their last name. */
  gone: ReadonlyMap<string, string>;
  newIds: ReadonlySet<string>;
  /** The first run of a municipality notes how things stand and tells nobody. */
  isSilent: boolean;
  decisions: readonly MatchDecision[];
}

export async function beginRun(parts: RunParts, municipalityId: string): Promise<Run> {
  const { stores, compiledFor, framesFor, clock } = parts;
  const scope = scopeOfInstallation([municipalityId]);
  const on = clock.today();
  const [entries, known, decisions, frameOf] = await Promise.all([
    compiledFor(scope, on),
    stores.matchNews.programmeFingerprints(municipalityId),
    stores.matchDecisions.listDecisions(scope),
    framesFor(scope),
  ]);
  const all = entries.list.map((entry, place) => ({
    ...{ entry, place },
    standing: standingOf(entry, on),
  }));
  const prints = all.map(({ entry, standing }) => ({
    programmeId: entry.id,
    fingerprint: programmeFingerprint(entry, standing),
  }));
  const differing = prints.filter((one) => known.get(one.programmeId) !== one.fingerprint);
  const differingIds = new Set(differing.map(({ programmeId }) => programmeId));
  const living = new Set(entries.list.map(({ id }) => id));
  const goneIds = [...known.keys()].filter((id) => !living.has(id));
  return {
    ...{ municipalityId, on, now: clock.now().toISOString(), entries, all, decisions, frameOf },
    changed: all.filter(({ entry }) => differingIds.has(entry.id)),
    fingerprints: differing,
    timed: all.filter(({ standing }) => standing.state === 'open' && standing.until !== null),
    gone: await namesOfGone(parts, goneIds),
    newIds: new Set([...differingIds].filter((id) => !known.has(id))),
    isSilent: known.size === 0,
  };
}

async function namesOfGone(
  { stores }: RunParts,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const names = await stores.matchNews.namesOf(ids);
  return new Map(ids.map((id) => [id, names.get(id)?.shortTitle ?? 'Ein Programm ohne Eintrag']));
}

/** Rows of one transaction, so that the pages of the house never wait long for a job. */
const slice = 200;

/** Last of all; cut short anywhere, the next run tests the rest again and finds nothing new to tell. */
export async function noteProgrammes({ inTransaction }: RunParts, run: Run): Promise<void> {
  const { municipalityId, fingerprints } = run;
  const goneIds = [...run.gone.keys()];
  for (let from = 0; from < fingerprints.length; from += slice) {
    const rows = fingerprints.slice(from, from + slice);
    await inTransaction(({ matchNews }) =>
      matchNews.saveProgrammeFingerprints(municipalityId, rows),
    );
  }
  for (let from = 0; from < goneIds.length; from += slice) {
    const ids = goneIds.slice(from, from + slice);
    await inTransaction(({ matchNews }) => matchNews.forgetProgrammes(municipalityId, ids));
  }
}
