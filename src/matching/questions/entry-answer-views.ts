import type { Day } from '../../shared/dates.ts';
import { answerForm, type AnswerFormState, type AnswerFormView } from './answer-form-views.ts';
import { isAnswerable } from './missing-datum.ts';
import type { MissingFact } from './missing-facts.ts';

/** The form of a question the municipality answers itself; null for any other datum. */
export function ownAnswerForm(
  { datum, owner, waiting }: MissingFact,
  where: { today: Day; form: AnswerFormState | undefined },
): AnswerFormView | null {
  if (datum.of !== 'question' || datum.subject !== 'municipality') return null;
  if (owner.kind !== 'programme' || !isAnswerable(datum.key)) return null;
  const title = waiting[0]?.programmeTitle ?? owner.slug;
  const about = { slug: owner.slug, key: datum.key, title, answer: null };
  return answerForm(about, { ...where, page: 'missing' });
}

/** Whether a form that came back is about one of these. */
export function isAsked(facts: readonly MissingFact[], form: AnswerFormState | undefined): boolean {
  return facts.some(
    ({ datum, owner }) =>
      datum.of === 'question' &&
      datum.key === form?.key &&
      owner.kind === 'programme' &&
      owner.slug === form.slug,
  );
}
