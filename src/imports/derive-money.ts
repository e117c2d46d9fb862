import type { FoundEvidence } from '../programmes/evidence.ts';
import { financeFormLabels } from '../programmes/programme-labels.ts';
import type { AmountLimit, Programme } from '../programmes/programme.ts';
import { formatPercent, joinGerman } from '../shared/text.ts';
import { valuesOf } from './derive-window.ts';
import type { DerivedFacets } from './facet-lookup.ts';

/** Rate and limits: of several rates the highest as ceiling, all of them stay as evidence. */
export function deriveFinance(
  evidence: readonly FoundEvidence[],
  { form, otherForms }: Pick<DerivedFacets, 'form' | 'otherForms'>,
): Programme['finance'] {
  const rates = [...new Set(valuesOf(evidence, 'rate').map(({ percent }) => percent))];
  return {
    form,
    ratePercentMax: rates.length === 0 ? null : Math.max(...rates),
    // Several rates of a text are mostly for several things, not several for the same.
    ratePercentLow: null,
    ratePercentMaxWeak: null,
    ownSharePercentMin: null,
    limits: deriveLimits(evidence),
    maxMonths: null,
    note: [...ratesNote(rates), ...formsNote(otherForms)].join(' '),
  };
}

function ratesNote(rates: readonly number[]): string[] {
  if (rates.length < 2) return [];
  const list = joinGerman(rates.toSorted((a, b) => a - b).map(formatPercent));
  return [
    `Die Quelle nennt mehrere Fördersätze (${list}); notiert ist der höchste als Obergrenze.`,
  ];
}

function formsNote(forms: DerivedFacets['otherForms']): string[] {
  if (forms.length === 0) return [];
  return [
    `Die Quelle nennt außerdem: ${joinGerman(forms.map((form) => financeFormLabels[form]))}.`,
  ];
}

/** Of limits that compare with the same thing, the one that refuses least; those per post, per place … all. */
function deriveLimits(evidence: readonly FoundEvidence[]): AmountLimit[] {
  const limits = valuesOf(evidence, 'amount').map(({ bound, amountCents, of, per, what }) => ({
    bound,
    amountCents,
    of,
    per,
    what,
  }));
  const isSame = (a: AmountLimit, b: AmountLimit): boolean =>
    a.bound === b.bound && a.of === b.of && a.per === b.per;
  const isOutdone = (limit: AmountLimit): boolean =>
    limit.per !== 'other' &&
    limits.some(
      (other) =>
        isSame(limit, other) &&
        (limit.bound === 'max'
          ? other.amountCents > limit.amountCents
          : other.amountCents < limit.amountCents),
    );
  return limits.filter((limit) => !isOutdone(limit));
}
