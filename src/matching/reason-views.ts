import { basisLabels } from '../programmes/programme-labels.ts';
import { basisOf } from '../programmes/programme.ts';
import { describeWhom, type Criterion } from './criteria/criterion.ts';
import { evidenceWords, type FindCheck } from './fact-check.ts';
import { criterionLabel, truthMarks } from './match-labels.ts';
import type { Match } from './match.ts';

/** One reason, for `matching/_reasons.ejs`. */
export interface ReasonView {
  label: string;
  symbol: string;
  mark: string;
  cssClass: string;
  text: string;
  /** Whom to ask; null where nothing is open. */
  ask: string | null;
  /** What would have to change; null where nothing would, or nobody can. */
  toChange: string | null;
  /** How the criterion is known. */
  evidence: string;
  isAssumed: boolean;
}

/** Every criterion with its result, in the order of the criteria. */
export function reasonViews(
  { compiled, result, programmeId }: Match,
  findCheck: FindCheck,
): ReasonView[] {
  return compiled.criteria.map((criterion, index) => {
    const found = result.results[index];
    const mark = truthMarks[found?.result ?? 'unknown'];
    return {
      label: criterionLabel(criterion),
      symbol: mark.symbol,
      mark: mark.text,
      cssClass: mark.cssClass,
      text: found?.reason ?? '',
      ask: found?.missing ? `Klären: ${describeWhom(found.missing.whom, criterion.contact)}` : null,
      toChange: found?.toChange ?? null,
      evidence: `${evidenceWords(criterion, findCheck(programmeId, criterion))}${assumedCosts(compiled, criterion)}`,
      isAssumed: criterion.evidence.basis === 'angenommen',
    };
  });
}

/** Sums are made of the fundable kinds of cost: where those are assumed, so is the sum. */
function assumedCosts({ programme }: Match['compiled'], { kind }: Criterion): string {
  const looksAtCosts = kind === 'amount' || kind === 'ownShare';
  return looksAtCosts && basisOf(programme, 'fundedCosts') === 'angenommen'
    ? ` · förderfähige Kostenarten: ${basisLabels.angenommen}`
    : '';
}
