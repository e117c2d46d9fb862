import type { Need } from '../../quarters/needs/need.ts';
import type { LoadedCase } from '../case-service.ts';
import type { MatchState } from '../decisions/criterion-state.ts';
import { needFingerprint, timeFingerprint } from './match-fingerprint.ts';
import type { Run, RunParts } from './match-news-run-service.ts';
import {
  isToWrite,
  keepStates,
  tellPairs,
  type NeedOutcome,
  type Pair,
} from './match-news-writing-service.ts';
import {
  createFoundStates,
  newsOfPair,
  type FoundState,
  type PlacedEntry,
} from './match-renewal.ts';

/** One need of a run: what is tested again, and writing it slice by slice. */

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
  const nothing = { tested: 0, news: 0, reopened: 0 };
  if (tested.length === 0 && run.gone.size === 0 && !isOtherTime) return nothing;
  const before = await parts.stores.matchNews.listKnown(one.need.id);
  const pairs = pairsOf(run, { one, tested, before, isNew: known === undefined });
  const written = await writeNeed(parts, run, {
    need: one.need,
    pairs: pairs.filter((pair) => isToWrite(pair, before)),
    fingerprint: isChanged || isOtherTime ? `${need}.${time}` : null,
  });
  return { ...written, tested: tested.length };
}

interface NeedWrite {
  need: Need;
  pairs: readonly Pair[];
  /** null = as it is noted. */
  fingerprint: string | null;
}

/** Pairs of one transaction: with their news well below 100 ms. */
const pairsAtOnce = 25;

/**
 * Slice by slice, each with its states and news; the need is noted with the last one. Cut short between two, the next
 * run finds the first slices told and goes on.
 */
async function writeNeed(
  { inTransaction }: RunParts,
  run: Run,
  { need, pairs, fingerprint }: NeedWrite,
): Promise<NeedOutcome> {
  const { municipalityId } = run;
  const sum = { tested: 0, news: 0, reopened: 0 };
  if (pairs.length === 0 && fingerprint === null) return sum;
  for (let from = 0; from < pairs.length || from === 0; from += pairsAtOnce) {
    const slice = pairs.slice(from, from + pairsAtOnce);
    const isLast = from + pairsAtOnce >= pairs.length;
    const outcome = await inTransaction(async (stores) => {
      await keepStates(stores.matchNews, need.id, slice);
      const said = await tellPairs(stores, run, { need, pairs: slice });
      if (isLast && fingerprint !== null) {
        const row = { needId: need.id, municipalityId, fingerprint };
        await stores.matchNews.saveNeedFingerprint(row, run.now);
      }
      return said;
    });
    sum.news += outcome.news;
    sum.reopened += outcome.reopened;
  }
  return sum;
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
  const stateFor = createFoundStates(run.entries, about, {
    isDecided: (id) => decisionOf.has(id),
    isCompared: (id) => decisionOf.has(id) || before.has(id),
  });
  const pair = (programmeId: string, title: string, { whole, kept }: FoundState): Pair => {
    const decision = decisionOf.get(programmeId);
    const known = before.get(programmeId) ?? null;
    const newcomer = isNew ? 'need' : run.newIds.has(programmeId) ? 'programme' : null;
    const change = run.isSilent ? null : newsOfPair({ known, decision, newcomer }, whole);
    return { programmeId, title, state: kept, change, decision };
  };
  return [
    ...tested.map((placed) => {
      const { id, compiled } = placed.entry;
      return pair(id, compiled.programme.shortTitle, stateFor(placed));
    }),
    ...[...run.gone].map(([id, title]) => pair(id, title, { whole: null, kept: null })),
  ];
}
