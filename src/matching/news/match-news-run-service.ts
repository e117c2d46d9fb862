import { scopeOfInstallation } from '../../accounts/scope.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { createFrames, FrameOf } from '../../schedule/frame-service.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/dates.ts';
import type { LoadedCase } from '../case-service.ts';
import type { CompiledEntries, CompileEntries } from '../compiled/compiled-entries.ts';
import type { MatchState } from '../decisions/criterion-state.ts';
import type { MatchDecision } from '../decisions/match-decision.ts';
import {
  needFingerprint,
  programmeFingerprint,
  standingOf,
  timeFingerprint,
} from './match-fingerprint.ts';
import {
  keepStates,
  tellPairs,
  type NeedOutcome,
  type NewsStores,
  type Pair,
} from './match-news-writing-service.ts';
import { createKeptStates, newsOfPair, type PlacedEntry } from './match-renewal.ts';

/** One run over a municipality: what changed, and need by need what that means. */

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
const slice = 500;

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

interface NeedBefore {
  one: LoadedCase;
  /** Fingerprint of the last run; undefined for a need that is new. */
  known: string | undefined;
}

/** An unchanged need meets what changed; after a sitting changed, or a day, also what has a deadline. */
export async function renewNeed(
  parts: RunParts,
  run: Run,
  { one, known }: NeedBefore,
): Promise<NeedOutcome> {
  const frame = run.frameOf(one.municipality.id, one.quarter.districtId);
  const [need, time] = [needFingerprint(one), timeFingerprint(frame, run.on)];
  const [knownNeed, knownTime] = known?.split('.') ?? [];
  const isChanged = knownNeed !== need;
  const isOtherTime = knownTime !== time;
  const tested = isChanged ? run.all : isOtherTime ? withTimed(run) : run.changed;
  const nothing = { tested: 0, news: 0, notices: 0, reopened: 0 };
  if (tested.length === 0 && run.gone.size === 0 && !isOtherTime) return nothing;
  const before = await parts.stores.matchNews.listKnown(one.need.id);
  const pairs = pairsOf(run, { one, tested, before, isNew: known === undefined });
  return parts.inTransaction(async (stores) => {
    await keepStates(stores.matchNews, one.need.id, { pairs, before });
    const told = await tellPairs(stores, run, { need: one.need, pairs });
    if (isChanged || isOtherTime) {
      const { municipalityId } = run;
      const row = { needId: one.need.id, municipalityId, fingerprint: `${need}.${time}` };
      await stores.matchNews.saveNeedFingerprint(row, run.now);
    }
    return { ...told, tested: tested.length };
  });
}

function withTimed({ all, changed, timed }: Run): PlacedEntry[] {
  const places = new Set([...changed, ...timed].map(({ place }) => place));
  return all.filter(({ place }) => places.has(place));
}

function pairsOf(
  run: Run,
  {
    one,
    tested,
    before,
    isNew,
  }: {
    one: LoadedCase;
    tested: readonly PlacedEntry[];
    before: ReadonlyMap<string, MatchState>;
    isNew: boolean;
  },
): Pair[] {
  const own = run.decisions.filter(({ needId }) => needId === one.need.id);
  const decisionOf = new Map(own.map((decision) => [decision.programmeId, decision]));
  const { matchCase, confirmations } = one;
  const frame = run.frameOf(one.municipality.id, one.quarter.districtId);
  const about = { matchCase, confirmations, on: run.on, frame };
  const stateFor = createKeptStates(run.entries, about, (id) => decisionOf.has(id));
  const pair = (programmeId: string, title: string, state: MatchState | null): Pair => {
    const decision = decisionOf.get(programmeId);
    const known = before.get(programmeId) ?? null;
    const newcomer = isNew ? 'need' : run.newIds.has(programmeId) ? 'programme' : null;
    const change = run.isSilent ? null : newsOfPair({ known, decision, newcomer }, state);
    return { programmeId, title, state, change, decision };
  };
  return [
    ...tested.map((placed) => {
      const { id, compiled } = placed.entry;
      return pair(id, compiled.programme.shortTitle, stateFor(placed));
    }),
    ...[...run.gone].map(([id, title]): Pair => {
      const one = pair(id, title, null);
      const reason = 'Das Programm steht nicht mehr im Katalog.';
      return { ...one, change: one.change && { ...one.change, reason } };
    }),
  ];
}
