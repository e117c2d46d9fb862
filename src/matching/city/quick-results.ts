import type { Day } from '../../shared/dates.ts';
import type { CompiledEntries } from '../compiled/compiled-entries.ts';
import { lensOf } from '../compiled/criterion-lens.ts';
import { contentKey } from '../compiled/kind-table.ts';
import type { ReasonsOf } from '../compiled/reasons.ts';
import type { Criterion, CriterionResult, MatchCase } from '../criteria/criterion.ts';
import { testCriterion, truthOf } from '../criteria/criterion-tests.ts';
import type { Truth } from '../criteria/truth.ts';
import type { NeedCase } from '../need-case.ts';
import { testAll } from '../verdict.ts';

/** Results of one need whose sentences are made when somebody reads them. */
type QuickResults = (matchCase: MatchCase) => ReasonsOf;

const kept = new WeakMap<CompiledEntries['list'], { on: Day; results: QuickResults }>();

/**
 * For views on thousands of pairs, which count most of them and put few into words: the truth of each criterion at
 * once, what it says on demand. Without what people confirmed, as `CompiledEntries.reasons`.
 */
function quickResultsOf({ list }: Pick<CompiledEntries, 'list'>, on: Day): QuickResults {
  const known = kept.get(list);
  if (known?.on === on) return known.results;
  const results = createQuickResults(list, on);
  kept.set(list, { on, results });
  return results;
}

/** The same with what people confirmed, which may open or refuse what the data alone does not. */
export function resultsFor(
  entries: CompiledEntries,
  { matchCase, confirmations }: NeedCase,
  on: Day,
): ReasonsOf {
  const quick = quickResultsOf(entries, on)(matchCase);
  const asked = new Set(confirmations.map(({ programmeId }) => programmeId));
  return (place) => {
    const entry = entries.list[place];
    if (!entry || !asked.has(entry.id)) return quick(place);
    const said = confirmations.filter(({ programmeId }) => programmeId === entry.id);
    return testAll(entry.compiled, { ...matchCase, confirmations: said }, on);
  };
}

function createQuickResults(list: CompiledEntries['list'], on: Day): QuickResults {
  const different = new Map<string, QuickCriterion>();
  const shared = (criterion: Criterion): QuickCriterion => {
    const key = `${criterion.key} ${contentKey(criterion)}`;
    const known = different.get(key);
    if (known) return known;
    const made = quickCriterion(criterion, on);
    different.set(key, made);
    return made;
  };
  const criteriaOf = list.map(({ compiled }) => compiled.criteria.map(shared));

  return (matchCase) => {
    const found = new Map<QuickCriterion, CriterionResult>();
    const resultOf = (asked: QuickCriterion): CriterionResult => {
      const known = found.get(asked);
      if (known) return known;
      const made = asked(matchCase);
      found.set(asked, made);
      return made;
    };
    return (place) => (criteriaOf[place] ?? []).map(resultOf);
  };
}

type QuickCriterion = (matchCase: MatchCase) => CriterionResult;

/** Its truth is kept for all needs that it cannot tell apart: those of one city mostly agree in what it looks at. */
function quickCriterion(criterion: Criterion, on: Day): QuickCriterion {
  const lens = lensOf(criterion);
  const keyOf =
    lens.by === 'view' ? lens.look.key : lens.by === 'nothing' ? (): string => '' : null;
  const truths = new Map<unknown, Truth>();
  const truthFor = (matchCase: MatchCase): Truth => {
    if (keyOf === null) return truthOf(criterion, matchCase, on);
    const key = keyOf(matchCase);
    const truth = truths.get(key) ?? truthOf(criterion, matchCase, on);
    truths.set(key, truth);
    return truth;
  };
  return (matchCase) =>
    worded(criterion, truthFor(matchCase), () => testCriterion(criterion, matchCase, on));
}

/** The whole result, tested with its words at the first reading. */
function worded(
  { kind, key }: Criterion,
  result: Truth,
  test: () => CriterionResult,
): CriterionResult {
  let whole: CriterionResult | undefined;
  const said = (): CriterionResult => (whole ??= test());
  return {
    kind,
    key,
    result,
    get reason() {
      return said().reason;
    },
    get missing() {
      // Only what is unknown lacks something.
      return result === 'unknown' ? said().missing : null;
    },
    get toChange() {
      return said().toChange;
    },
  };
}
