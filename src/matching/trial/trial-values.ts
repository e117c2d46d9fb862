import type { PostedValues } from '../../http/posted.ts';
import type { QueryParameters } from '../../paths.ts';
import { listOf, textOf } from '../../programmes/programme-form-values.ts';
import type { Need } from '../../quarters/needs/need.ts';
import { centsToInput } from '../../shared/money.ts';

/**
 * The fields of the what-if form as they stand in the address, so that a trial is a link. They are named like those of
 * the form of a need, which is opened with the same address.
 */
const trialTexts = [
  'title',
  'quartier',
  'forwarding',
  'startMonth',
  'months',
  'ownShareCentsPerYear',
  'on',
] as const;
const trialLists = ['topics', 'targetGroups', 'applicants'] as const;

/** The saved need a trial began with: what the form has no field for comes from there. */
export const takenFromName = 'bedarf';

const fewestCostRows = 5;
const mostCostRows = 20;

export const costRowName = (row: number, field: 'kind' | 'amount' | 'label'): string =>
  `cost-${row}-${field}`;

/** How many rows of costs the form has: one more is never needed to see all that are filled. */
export function costRows(values: PostedValues): number[] {
  const filled = Object.keys(values).flatMap((name) => {
    const row = Number(/^cost-(\d{1,2})-/u.exec(name)?.[1]);
    return row >= 1 && row <= mostCostRows ? [row] : [];
  });
  const count = Math.max(fewestCostRows, ...filled);
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Whether anything was entered at all. */
export function isAsked(values: PostedValues): boolean {
  return [...trialTexts, ...trialLists].some((name) => Object.hasOwn(values, name));
}

/** The values of a saved need, to be changed and tried. */
export function trialQueryOf(need: Need, quarter: { slug: string }): QueryParameters {
  const forwarding = need.forwarding === null ? '' : need.forwarding ? 'ja' : 'nein';
  return [
    ['title', need.title],
    ['quartier', quarter.slug],
    ...need.topics.map((topic): [string, string] => ['topics', topic]),
    ...need.targetGroups.map((group): [string, string] => ['targetGroups', group]),
    ...need.applicants.map((applicant): [string, string] => ['applicants', applicant]),
    ['forwarding', forwarding],
    ...need.costItems.slice(0, mostCostRows).flatMap((item, index): [string, string][] => [
      [costRowName(index + 1, 'kind'), item.costType],
      [costRowName(index + 1, 'amount'), centsToInput(item.amountCentsPerYear)],
      [costRowName(index + 1, 'label'), item.label],
    ]),
    ['startMonth', need.startMonth ?? ''],
    ['months', need.months === null ? '' : String(need.months)],
    ['ownShareCentsPerYear', centsToInput(need.ownShareCentsPerYear)],
    [takenFromName, need.id],
  ];
}

/** What the form of a need can take over; its costs are entered there afterwards. */
export function needQueryOf(values: PostedValues): QueryParameters {
  const texts = trialTexts.filter((name) => name !== 'on');
  return [
    ['vorlage', 'frei'],
    ...texts.map((name): [string, string] => [name, textOf(values, name)]),
    ...trialLists.flatMap((name) =>
      listOf(values, name).map((value): [string, string] => [name, value]),
    ),
  ];
}

/** The same trial, but without what only the saved need knows. */
export function withoutNeed(values: PostedValues): QueryParameters {
  return Object.entries(values).flatMap(([name, value]) =>
    name === takenFromName
      ? []
      : (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
}
