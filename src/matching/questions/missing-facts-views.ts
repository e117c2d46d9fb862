import type { ErrorSummaryView, PageView } from '../../http/page-parts.ts';
import { listAs, matchesPath, needsPath } from '../../paths.ts';
import { callListPath, cityMatchesPath, missingFactsPath } from '../match-paths.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';
import { answerFieldId, type AnswerFormState } from './answer-form-views.ts';
import type { EntryFormState } from './entry-form-views.ts';
import { isFilled, rowFieldId, valuesByRow } from './entry-values.ts';
import { fieldNames, wholeForm } from './entry-fields.ts';
import { datumOfKey, factEntries, withTypedRows, type FactEntry } from './fact-entry.ts';
import { isAsked } from './entry-answer-views.ts';
import { entryView, type EntryView } from './fact-entry-views.ts';
import type { OpenedFacts } from './missing-facts-service.ts';
import type { Answerer } from './missing-facts.ts';

export interface MissingFactsView extends PageView, ErrorSummaryView {
  views: MatchViewsNav;
  lead: string;
  /** What the last answer did; null where none was given. */
  effect: string | null;
  /** The need this is about, null for the whole city. */
  need: { title: string; isDemo: boolean; matchesHref: string; allHref: string } | null;
  csvHref: string;
  jsonHref: string;
  callListHref: string;
  /** Where needs are entered, if there is none yet; null otherwise. */
  needsHref: string | null;
  sections: FactSectionView[];
}

interface FactSectionView {
  id: Answerer;
  heading: string;
  lead: string;
  entries: EntryView[];
  /** Folded together under how many they are; empty where all are named. */
  rest: EntryView[];
  restLabel: string;
  /** How many more stand in the files; null where all are shown. */
  moreText: string | null;
}

export interface FactsContext {
  needId: string | null;
  canEdit: boolean;
  canAnswer: boolean;
  effect: string | null;
  form?: EntryFormState;
  /** Of a question the own house answers. */
  answer?: AnswerFormState;
}

const sections: { id: Answerer; heading: string; lead: string; most: number }[] = [
  {
    id: 'house',
    heading: 'Hier im Haus',
    lead: 'Das weiß die Stadt selbst. Jede Angabe steht einmal da; was Sie eintragen, steht sofort im Bedarf, beim Quartier oder bei der Haushaltslage.',
    most: 20,
  },
  {
    id: 'statistics',
    heading: 'Die Statistikstelle',
    lead: 'Kennzahlen, die fehlen oder zu alt sind. Sie kommen über den Import der Statistikstelle.',
    most: 10,
  },
  {
    id: 'authority',
    heading: 'Die Behörde',
    lead: 'Was nur die Bewilligungsstelle oder der Fördergeber sagen kann. Die Anrufliste bündelt alle Fragen je Stelle; eine Antwort dort gilt für alle Bedarfe.',
    most: 15,
  },
];

export function missingFactsView(opened: OpenedFacts, context: FactsContext): MissingFactsView {
  const { city } = opened;
  const { needId, form } = context;
  const [one] = needId === null ? [] : city.needs;
  const query = { bedarf: needId ?? '' };
  const entries = factEntries(
    form ? withTypedRows(opened.facts, typedRows(form, opened)) : opened.facts,
  );
  const shown = sections.map(({ most, ...section }) => {
    const all = entries.filter(({ answerer }) => answerer === section.id);
    const first = all.filter(
      ({ key, facts }, index) =>
        index < most || key === form?.key || isAsked(facts, context.answer),
    );
    const views = first.map((entry, index) => {
      const id = datumOfKey(entry.key) ? entryId(entry.key) : `${section.id}-${index + 1}`;
      return entryView(entry, opened, {
        ...context,
        id,
        isFolded: section.id !== 'house' || index >= unfolded,
      });
    });
    const count = mostNamed(first, section.id, context);
    const rest = views.slice(count);
    return {
      ...section,
      entries: views.slice(0, count),
      rest,
      restLabel: rest.length === 1 ? 'Eine weitere Angabe' : `${rest.length} weitere Angaben`,
      moreText:
        all.length > first.length
          ? `${first.length} von ${all.length} gezeigt; alle stehen in den Dateien:`
          : null,
    };
  });
  return {
    title: 'Was müsste man wissen?',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Was müsste man wissen?', href: null },
    ],
    views: matchViewsNav('missing'),
    lead: 'Welche fehlende Angabe die meisten Treffer entscheidet, und wer sie hat. Zuerst, was allein entscheidet.',
    effect: context.effect,
    need: one
      ? {
          title: one.need.title,
          isDemo: one.need.origin === 'demo',
          matchesHref: matchesPath(one.need.id),
          allHref: missingFactsPath(),
        }
      : null,
    csvHref: listAs(missingFactsPath(), 'csv', query),
    jsonHref: listAs(missingFactsPath(), 'json', query),
    callListHref: callListPath(query),
    needsHref: city.needs.length === 0 ? needsPath() : null,
    errors: [...(form ? errorsOf(form, shown) : []), ...answerErrors(context.answer)],
    sections: shown,
  };
}

/** What of the own house decides most stays open; all else is folded, so that one can look over the page. */
const unfolded = 1;

/** So many of a section are named at once; the others stand under one summary. */
const named: Record<Answerer, number> = { house: 8, statistics: 3, authority: 4 };

/** What somebody just filled in stays in view. */
function mostNamed(
  entries: readonly FactEntry[],
  section: Answerer,
  { form, answer }: FactsContext,
): number {
  const last = entries.findLastIndex(
    ({ key, facts }) => key === form?.key || isAsked(facts, answer),
  );
  return Math.max(named[section], last + 1);
}

function answerErrors(answer: AnswerFormState | undefined): ErrorSummaryView['errors'] {
  return Object.entries(answer?.errors ?? {}).map(([name, text]) => ({
    fieldId: answer ? answerFieldId(name, answer) : '',
    text,
  }));
}

/** Names the row of each field, because the same sentence may stand there for many needs. */
function errorsOf(
  { key, errors }: EntryFormState,
  shown: readonly FactSectionView[],
): ErrorSummaryView['errors'] {
  const rows = shown.flatMap(({ entries, rest }) =>
    [...entries, ...rest].flatMap(({ first, more }) => [...first, ...more]),
  );
  const labels = new Map(rows.flatMap(({ fields }) => fields.map(({ id, label }) => [id, label])));
  return Object.entries(errors).map(([name, text]) => {
    if (name === wholeForm) return { fieldId: entryId(key), text };
    const fieldId = rowFieldId(key, name);
    const label = labels.get(fieldId);
    return { fieldId, text: label === undefined ? text : `${label}. ${text}` };
  });
}

const entryId = (key: string): string => `angabe-${key}`;

/** The rows somebody typed into, whatever they stand for. */
function typedRows(form: EntryFormState, { city }: OpenedFacts) {
  const datum = datumOfKey(form.key);
  const rows = datum ? valuesByRow(form.values, fieldNames(datum)) : new Map<string, never>();
  const typed = [...rows].filter(([, row]) => isFilled(row)).map(([id]) => id);
  // Cost items are posted under their own id and stand in the row of their need.
  const needOf = new Map(
    city.needs.flatMap(({ need }) => need.costItems.map(({ id }) => [id, need.id] as const)),
  );
  return { key: form.key, ids: [...new Set(typed.map((id) => needOf.get(id) ?? id))] };
}
