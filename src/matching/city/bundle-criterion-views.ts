import { namesOf } from './bundle-words.ts';
import type { BundleCriterion, BundleMatch } from './bundle.ts';
import type { NeedCase } from '../need-case.ts';
import { describeWhom } from '../criteria/criterion.ts';
import type { ReasonView } from '../reason-views.ts';
import { evidenceWords } from '../fact-check.ts';
import { criterionLabel, truthMarks } from '../match-labels.ts';

/** One criterion for the whole bundle, for `matching/_reasons.ejs`. */
export type BundleCriterionView = ReasonView;

/** Every criterion for all needs: what the whole comes to, and which needs decide it. */
export function bundleCriteria(
  { criteria }: BundleMatch,
  needs: readonly NeedCase[],
): BundleCriterionView[] {
  return criteria.map((one) => {
    const { criterion, joint } = one;
    const mark = truthMarks[joint.result];
    return {
      label: criterionLabel(criterion),
      symbol: mark.symbol,
      mark: mark.text,
      cssClass: mark.cssClass,
      text: textOf(one, needs),
      ask: joint.missing ? `Klären: ${describeWhom(joint.missing.whom, criterion.contact)}` : null,
      toChange: joint.toChange,
      evidence: evidenceWords(criterion, null),
      isAssumed: criterion.evidence.basis === 'angenommen',
    };
  });
}

/** A sum is tested for the whole; anything else for each need, and then the needs that decide are named. */
export function textOf(one: BundleCriterion, needs: readonly NeedCase[]): string {
  const { joint, separate } = one;
  if (!one.single.includes(joint)) {
    return `Gemeinsam: ${joint.reason} Einzeln: ${separateWords(one, needs)}`;
  }
  if (separate === 'met') return joint.reason;
  const names = namesOf(one, needs, separate);
  if (names === null) return joint.reason;
  return `${names === 'alle' ? 'Bei allen Bedarfen' : `Bei ${names}`}: ${joint.reason}`;
}

function separateWords(one: BundleCriterion, needs: readonly NeedCase[]): string {
  const parts = (['notMet', 'unknown'] as const).flatMap((truth) => {
    const names = namesOf(one, needs, truth);
    if (names === null) return [];
    const where = names === 'alle' ? 'bei allen Bedarfen' : `bei ${names}`;
    return [`${truthMarks[truth].text} ${where}`];
  });
  return parts.length === 0 ? 'bei jedem Bedarf erfüllt.' : `${parts.join(', ')}.`;
}
