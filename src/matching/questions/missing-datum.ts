import type { LeafTest } from '../../programmes/condition-test.ts';
import type { FinanceKey } from '../../quarters/finances/municipal-finances.ts';
import { openQuestionKey, questionText } from '../criteria/answered-questions.ts';
import { leavesOf } from '../criteria/condition-criterion.ts';
import type { Criterion, CriterionResult, MatchCase, Missing } from '../criteria/criterion.ts';
import { subjectOf, type QuestionSubject } from './question-subject.ts';

/** Which datum an open criterion waits for, and who has it. Pure: the same result always asks for the same. */

export const needFields = [
  'topics',
  'targetGroups',
  'applicants',
  'forwarding',
  'carrierId',
  'startMonth',
  'months',
  'duty',
  'conceptStatus',
  'running',
  'ownShareCentsPerYear',
  'costs',
] as const;
export type NeedField = (typeof needFields)[number];

export type Datum =
  | { of: 'need'; field: NeedField }
  | { of: 'quarter'; field: 'sozialeStadt' | 'isek' }
  | { of: 'municipality'; field: FinanceKey }
  | { of: 'figure'; indicatorId: string; area: 'quarter' | 'city'; what: string }
  | QuestionDatum
  /** Something of our own that has no field. */
  | { of: 'other'; what: string };

/** `contact` is whom one calls, where nobody here knows it. */
export interface QuestionDatum {
  of: 'question';
  key: string;
  text: string;
  contact: string;
  subject: QuestionSubject;
}

/** Everything that has to be known before this criterion is decided; empty where it is decided already. */
export function dataMissing(
  criterion: Criterion,
  { result, missing }: Pick<CriterionResult, 'result' | 'missing'>,
  matchCase: MatchCase,
): Datum[] {
  if (result !== 'unknown' || missing === null) return [];
  if (missing.whom !== 'need') return [questionOf(criterion, missing)];
  const test = 'test' in criterion ? criterion.test : null;
  const looked = test
    ? [...leavesOf(test)].flatMap((leaf) => lookedAtByTest(leaf, missing))
    : lookedAt(criterion, missing, matchCase);
  const open = looked.filter((datum) => isOpen(datum, matchCase));
  // What is there and still does not decide (a concept in preparation) may have to be brought up to date.
  const data = open.length > 0 ? open : looked;
  return data.length > 0 ? data : [{ of: 'other', what: missing.what }];
}

function questionOf(criterion: Criterion, missing: Missing): Datum {
  const { contact } = criterion;
  const key = openQuestionKey(criterion, missing);
  // Without a key the question has no answer by yes or no; it is asked all the same.
  if (key === null) {
    const text = capital(missing.what);
    const open = `${criterion.key}!${missing.what}`;
    return { of: 'question', key: open, text, contact, subject: 'authority' };
  }
  const text = questionText(criterion, key);
  const subject = subjectOf(criterion, missing, text);
  return { of: 'question', key, text, contact, subject };
}

/** Whether a question can be answered by yes or no, and kept as such. */
export const isAnswerable = (key: string): boolean => !/^[\w-]+!/u.test(key);

function lookedAt(criterion: Criterion, missing: Missing, matchCase: MatchCase): Datum[] {
  const needs = (...fields: NeedField[]): Datum[] => fields.map((field) => ({ of: 'need', field }));
  switch (criterion.kind as string) {
    case 'applicant':
      return applicantData(missing, matchCase);
    case 'topic':
      return needs('topics');
    case 'targetGroup':
      return needs('targetGroups');
    case 'costType':
      return needs('costs');
    case 'amount': {
      const isWhole = criterion.kind === 'amount' && criterion.limit.per === 'application';
      return needs('costs', ...(isWhole ? (['months'] as const) : []));
    }
    case 'ownShare':
      return ownShareData(criterion, missing, matchCase);
    case 'duration':
      return needs('months');
    case 'programmeEnd':
      return needs('startMonth', 'months');
    case 'area':
      return [{ of: 'quarter', field: 'sozialeStadt' }];
    default:
      return [];
  }
}

/** Who files is one criterion with three inputs; which of them is open only its words tell. */
function applicantData({ what }: Missing, matchCase: MatchCase): Datum[] {
  if (what.startsWith('Gemeindeschlüssel')) return [];
  if (matchCase.applicants.length === 0) return [{ of: 'need', field: 'applicants' }];
  const isCarrier = /Träger antragsberechtigt|Rechtsform/u.test(what);
  return [{ of: 'need', field: isCarrier ? 'carrierId' : 'forwarding' }];
}

/** What the share is, what can be brought up, and whether the budget allows it; see `own-share-test.ts`. */
function ownShareData(criterion: Criterion, { what }: Missing, matchCase: MatchCase): Datum[] {
  // The supervisory authority is asked, no field of ours has its answer.
  if (what.startsWith('ob die Kommunalaufsicht')) return [];
  return [
    { of: 'need', field: 'ownShareCentsPerYear' },
    { of: 'need', field: 'costs' },
    ...(isLessForWeak(criterion) ? weakRate : []),
    ...budgetData(criterion, matchCase),
  ];
}

/** Under provisional budget management only a mandatory task is sure; where a carrier pays, neither matters. */
function budgetData(criterion: Criterion, { finances, duty }: MatchCase): Datum[] {
  const isForCarriersOnly = criterion.kind === 'ownShare' && criterion.isForCarriersOnly;
  if (isForCarriersOnly || duty === 'pflicht') return [];
  if (finances.isProvisional === null) return [{ of: 'municipality', field: 'isProvisional' }];
  return finances.isProvisional && duty === null ? [{ of: 'need', field: 'duty' }] : [];
}

const weakRate: Datum[] = [{ of: 'municipality', field: 'isWeak' }];

/** Only where the finance-weak pay less does it matter whether the city is one. */
function isLessForWeak(criterion: Criterion): boolean {
  if (criterion.kind !== 'ownShare') return false;
  return criterion.percentMinWeak !== null || criterion.percentSureWeak < criterion.percentSure;
}

function lookedAtByTest(leaf: LeafTest, { what }: Missing): Datum[] {
  const need = (field: NeedField): Datum[] => [{ of: 'need', field }];
  switch (leaf.kind) {
    case 'area':
      return [{ of: 'quarter', field: leaf.of }];
    case 'concept':
      return need('conceptStatus');
    case 'novelty':
      return need('running');
    case 'voluntary':
      return need('duty');
    case 'accompanying':
    case 'costType':
      return need('costs');
    case 'partner':
      return need('carrierId');
    case 'financeWeak':
      return [{ of: 'municipality', field: 'isWeak' }];
    case 'topic':
      return need('topics');
    case 'targetGroup':
      return need('targetGroups');
    case 'applicant':
      return need(what.includes('Rechtsform') ? 'carrierId' : 'applicants');
    case 'months':
      return need('months');
    case 'indicator':
      return [{ of: 'figure', indicatorId: leaf.indicatorId, area: leaf.of, what }];
    case 'quota':
    case 'confirm':
      return [];
  }
}

function isOpen(datum: Datum, matchCase: MatchCase): boolean {
  switch (datum.of) {
    case 'need':
      return isFieldOpen(datum.field, matchCase);
    case 'quarter':
      return matchCase.areaStatus[datum.field] === null;
    case 'municipality':
      return matchCase.finances[datum.field] === null;
    case 'figure':
      return true;
    case 'question':
    case 'other':
      return true;
  }
}

function isFieldOpen(field: NeedField, matchCase: MatchCase): boolean {
  const { running, costItems } = matchCase;
  switch (field) {
    case 'topics':
    case 'targetGroups':
    case 'applicants':
      return matchCase[field].length === 0;
    case 'forwarding':
    case 'startMonth':
    case 'months':
    case 'duty':
    case 'conceptStatus':
    case 'ownShareCentsPerYear':
      return matchCase[field] === null;
    case 'carrierId':
      return matchCase.carrierApplicantCode === null;
    case 'running':
      return running.provider === null || running.since === null || running.paidBy === null;
    case 'costs':
      return (
        costItems.length === 0 ||
        costItems.some(({ amountCentsPerYear }) => amountCentsPerYear === null)
      );
  }
}

const capital = (text: string): string =>
  `${text.slice(0, 1).toLocaleUpperCase('de-DE')}${text.slice(1)}`;
