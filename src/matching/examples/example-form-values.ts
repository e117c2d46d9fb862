import { costTypeCodes } from '../../programmes/programme-codes.ts';
import type { Condition, Programme } from '../../programmes/programme.ts';
import type { FormValues } from '../../programmes/programme-form-values.ts';
import type { Day } from '../../shared/dates.ts';
import { centsToInput } from '../../shared/money.ts';
import type { Example } from './example.ts';

/** The fields of an example's form, by name; `example-form.ts` reads them back. */

export const costField = (kind: string): string => `cost-${kind}`;
export const conditionField = (key: string): string => `condition-${key}`;

/** Conditions that an example may take as confirmed: those that no structured criterion tests. */
export function askedConditions({ conditions }: Pick<Programme, 'conditions'>): Condition[] {
  return conditions.filter(({ effect, testedBy }) => effect === 'blocking' && testedBy === null);
}

const yesNo = (said: boolean | null | undefined): string =>
  said === null || said === undefined ? '' : said ? 'ja' : 'nein';

const euros = (amount: number | null | undefined): string =>
  amount === null || amount === undefined ? '' : centsToInput(Math.round(amount * 100));

/** What the form shows of a stored example. */
export function exampleValues(example: Example): FormValues {
  const { need } = example;
  return {
    title: example.title,
    expected: example.expected,
    why: example.why,
    on: example.on,
    topics: need.topics,
    targetGroups: need.targetGroups,
    applicants: need.applicants,
    forwarding: yesNo(need.forwarding),
    carrier: need.carrier ?? '',
    partners: need.partners ?? [],
    costKinds: need.costItems.map(({ kind }) => kind),
    ...Object.fromEntries(costTypeCodes.map((kind) => [costField(kind), amountOf(example, kind)])),
    start: need.start ?? '',
    months: need.months === null ? '' : String(need.months),
    ags: need.ags ?? '',
    sozialeStadt: yesNo(need.area?.sozialeStadt),
    isek: yesNo(need.area?.isek),
    duty: need.duty ?? '',
    concept: need.concept ?? '',
    provider: need.running?.provider ?? '',
    since: need.running?.since ?? '',
    paidBy: need.running?.paidBy ?? '',
    ownShare: euros(need.ownSharePerYear),
    weak: yesNo(need.finances?.weak),
    provisional: yesNo(need.finances?.provisional),
    ...Object.fromEntries(
      (need.confirmations ?? []).map(({ condition, result }) => [
        conditionField(condition),
        result,
      ]),
    ),
  };
}

/** Several items of one kind are shown as one. */
function amountOf({ need }: Example, kind: string): string {
  const amounts = need.costItems
    .filter((item) => item.kind === kind)
    .flatMap(({ amountPerYear }) => amountPerYear ?? []);
  return amounts.length === 0 ? '' : euros(amounts.reduce((sum, amount) => sum + amount, 0));
}

export const firstExampleValues = (today: Day): FormValues => ({ expected: 'fits', on: today });
