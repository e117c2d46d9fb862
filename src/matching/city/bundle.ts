import { firstToBegin, type ConsultationFrame } from '../../schedule/time-left.ts';
import type { Day } from '../../shared/dates.ts';
import type { NeedCase } from '../need-case.ts';
import type { CompiledEntry } from '../compiled/compiled-entries.ts';
import type { Criterion, CriterionResult, MatchCase } from '../criteria/criterion.ts';
import { testCriterion } from '../criteria/criterion-tests.ts';
import { haveSamePeriod, jointCase } from './joint-case.ts';
import { groupInOrder, matchOf, toMatch, type Match } from '../match.ts';
import { allOf, type Truth } from '../criteria/truth.ts';
import type { OrderWeights } from '../order/order-weights.ts';

/** Bündel: the same measure in several quarters, to be paid together. */

/** One criterion for all needs of a bundle. */
export interface BundleCriterion {
  criterion: Criterion;
  /** Every need an application of its own: the weakest of them. */
  separate: Truth;
  /** All needs in one application. */
  joint: CriterionResult;
  /** By need, in their order. */
  single: readonly CriterionResult[];
}

/** What one application for all makes of the amounts, compared with one for each need. */
export type AmountShift = 'reachesMinimum' | 'exceedsMaximum';

export interface BundleMatch {
  /** Grouped and ordered like any other: the joint application, or separate ones where only these are possible. */
  match: Match;
  way: 'joint' | 'separate';
  joint: Match;
  /** One per need, in their order: each with an application of its own. */
  single: readonly Match[];
  criteria: readonly BundleCriterion[];
  /** null where both ways come to the same. */
  shift: AmountShift | null;
}

export interface Bundle {
  on: Day;
  needs: readonly NeedCase[];
  joint: MatchCase;
  /** Without what has ended. */
  matches: readonly BundleMatch[];
  /** Refused for the whole, though some of the needs could have them. */
  partly: readonly BundleMatch[];
}

/**
 * @param tested programmes that may concern any of the needs, or all together
 * @param weights of the municipality, as on the page of each of the needs
 */
export function bundleOf(
  { needs, joint, on }: BundleQuestion,
  tested: readonly BundleMatch[],
  weights: OrderWeights,
): Bundle {
  const byId = new Map(tested.map((one) => [one.match.programmeId, one]));
  const ordered = groupInOrder(
    tested.map(({ match }) => match),
    weights,
  );
  // A federal line has the heading of its strand, and knows that it stands beneath it.
  const inOrder = (matches: readonly Match[]): BundleMatch[] =>
    matches.flatMap((match) => {
      const one = byId.get(match.programmeId);
      return one ? [{ ...one, match }] : [];
    });
  return {
    on,
    needs,
    joint,
    matches: ordered.groups.flatMap(({ group, matches }) =>
      group === 'ended' ? [] : inOrder(matches),
    ),
    partly: inOrder(ordered.doesNotFit).filter(({ single }) =>
      single.some(({ group }) => group !== null && group !== 'ended'),
    ),
  };
}

/** What is asked of each programme. */
export interface BundleQuestion {
  needs: readonly NeedCase[];
  /** By need, in their order; none = nobody said whose sittings count. */
  frames: readonly ConsultationFrame[];
  /** All of them as one application. */
  joint: MatchCase;
  on: Day;
}

export function bundleQuestion(
  needs: readonly NeedCase[],
  on: Day,
  frames: readonly ConsultationFrame[] = [],
): BundleQuestion {
  return { needs, frames, joint: jointCase(needs.map(({ matchCase }) => matchCase)), on };
}

/**
 * One programme for all needs of a bundle, both ways.
 * @param results of each need, where they are known already
 */
export function bundleMatch(
  entry: CompiledEntry,
  { needs, frames, joint, on }: BundleQuestion,
  results?: readonly (readonly CriterionResult[])[],
): BundleMatch {
  const single = needs.map(({ matchCase, confirmations }, place) => {
    const about = { matchCase, confirmations, on, frame: frames[place] ?? null };
    const known = results?.[place];
    return known ? matchOf(entry, about, known) : toMatch(entry, about);
  });
  const criteria = entry.compiled.criteria.map((criterion, place): BundleCriterion => {
    const results = single.flatMap(({ result }) => result.results[place] ?? []);
    const weakest = weakestOf(results);
    return {
      criterion,
      single: results,
      separate: weakest.result,
      joint: looksAtSums(criterion) ? testSum(criterion, { needs, joint, on }) : weakest,
    };
  });
  const first = firstToBegin(single.map(({ timeLeft }) => timeLeft));
  const frame = frames[Math.max(0, first)] ?? null;
  const about = { matchCase: joint, confirmations: [], on, frame };
  const jointly = matchOf(
    entry,
    about,
    criteria.map((one) => one.joint),
  );
  const separately = matchOf(
    entry,
    about,
    criteria.map(({ single: own }) => weakestOf(own)),
  );
  const isOnlySeparate = jointly.group === null && separately.group !== null;
  return {
    match: isOnlySeparate ? separately : jointly,
    way: isOnlySeparate ? 'separate' : 'joint',
    joint: jointly,
    single,
    criteria,
    shift: shiftOf(criteria),
  };
}

/** Kleene's AND over the needs, with the reason of the first need that decides. */
function weakestOf(results: readonly CriterionResult[]): CriterionResult {
  const truth = allOf(results.map(({ result }) => result));
  const deciding = results.find(({ result }) => result === truth);
  if (!deciding) throw new Error('a bundle has at least one need');
  return deciding;
}

/** A limit of an application or of a year counts what is asked for together. */
const summedPer: readonly string[] = ['application', 'year'];

/** Everything else, a limit of each quarter too, is asked of each need. */
function looksAtSums(criterion: Criterion): boolean {
  return criterion.kind === 'amount' && summedPer.includes(criterion.limit.per);
}

function testSum(
  criterion: Criterion,
  { needs, joint, on }: Omit<BundleQuestion, 'frames'>,
): CriterionResult {
  const found = testCriterion(criterion, joint, on);
  const isYearly = criterion.kind === 'amount' && criterion.limit.per === 'year';
  if (!isYearly || haveSamePeriod(needs.map(({ matchCase }) => matchCase))) return found;
  if (found.result === 'unknown') return found;
  // The mean of all years: no year is known to keep it, where not all needs run in each of them.
  return {
    ...found,
    result: 'unknown',
    reason: `${found.reason} Die Bedarfe laufen verschieden lange; in einzelnen Jahren ist die Summe größer oder kleiner.`,
    missing: { what: 'gemeinsamer Zeitraum der Bedarfe', whom: 'need' },
  };
}

function shiftOf(criteria: readonly BundleCriterion[]): AmountShift | null {
  const amounts = criteria.filter(({ criterion }) => looksAtSums(criterion));
  const isBound = ({ criterion }: BundleCriterion, bound: 'min' | 'max'): boolean =>
    criterion.kind === 'amount' && criterion.limit.bound === bound;
  if (
    amounts.some(
      (one) => isBound(one, 'min') && one.separate === 'notMet' && one.joint.result === 'met',
    )
  ) {
    return 'reachesMinimum';
  }
  const isTooMuch = amounts.some(
    (one) => isBound(one, 'max') && one.separate !== 'notMet' && one.joint.result === 'notMet',
  );
  return isTooMuch ? 'exceedsMaximum' : null;
}
