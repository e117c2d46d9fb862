import type { FieldView } from '../../http/page-parts.ts';
import {
  figureRequestPath,
  matchesPath,
  matchPath,
  needPath,
  programmePath,
  quarterPath,
} from '../../paths.ts';
import { costPerYear, describeCost } from '../../quarters/needs/need.ts';
import type { AskedNeeds } from './asked-needs.ts';
import { isAsked, ownAnswerForm } from './entry-answer-views.ts';
import type { AnswerFormState, AnswerFormView } from './answer-form-views.ts';
import { isPerNeed } from './question-subject.ts';
import {
  entryForm,
  rowFields,
  storedRows,
  type EntryFormState,
  type EntryFormView,
} from './entry-form-views.ts';
import type { FactEntry } from './fact-entry.ts';
import { supplierOf } from './fact-suppliers.ts';
import { callListPath, municipalFinancesPath } from '../match-paths.ts';
import { datumTitle, decidesText, rowTitle } from './missing-fact-words.ts';
import type { OpenedFacts } from './missing-facts-service.ts';
import type { MissingFact } from './missing-facts.ts';

/** One datum with a table of everybody it is missing of: `matching/_entry.ejs`. */
export interface EntryView {
  /** Anchor on the page. */
  id: string;
  what: string;
  /** The programme it is about; null where that says nothing or there are several. */
  programme: string | null;
  supplier: string;
  decides: string;
  /** Only its heading and what it decides are seen. */
  isFolded: boolean;
  /** Under which everything below is folded; null where it is open. */
  foldLabel: string | null;
  /** Heading of the first column. */
  rowHeading: string;
  hasCosts: boolean;
  first: EntryRowView[];
  /** Beyond the first ones, folded. */
  more: EntryRowView[];
  moreLabel: string;
  /** Something in the folded part must be seen. */
  isMoreOpen: boolean;
  matches: { title: string; href: string }[];
  moreMatches: string | null;
  form: EntryFormView | null;
  link: { label: string; href: string } | null;
}

export interface EntryRowView {
  title: string;
  href: string | null;
  isDemo: boolean;
  fields: FieldView[];
  /** Yes or no of the own house, for all needs. */
  answer: AnswerFormView | null;
  /** Where it is entered, if not here. */
  link: { label: string; href: string } | null;
  costs: string | null;
  /** "2 allein, 1 mit einer zweiten Angabe"; empty where it decides none. */
  decides: string;
  /** "12 offen"; null where none is. */
  waiting: string | null;
}

const [shownAtOnce, mostMatches] = [3, 5];

interface EntryContext {
  id: string;
  needId: string | null;
  canEdit: boolean;
  canAnswer: boolean;
  isFolded: boolean;
  form?: EntryFormState;
  answer?: AnswerFormState;
}

export function entryView(entry: FactEntry, opened: OpenedFacts, context: EntryContext): EntryView {
  const { needId, canEdit } = context;
  const form = context.form?.key === entry.key ? context.form : undefined;
  const found = entry.facts.map((fact) => ({ fact, rows: storedRows(fact, opened) }));
  const stored = found.flatMap(({ rows }) => rows);
  const where = { today: opened.city.on, form: context.answer };
  const rows = found.map(({ fact, rows: own }) => ({
    ...rowView(fact, opened, canEdit ? own.flatMap((row) => rowFields(row, entry, form)) : []),
    answer: context.canAnswer ? ownAnswerForm(fact, where) : null,
  }));
  const isSeen = form !== undefined || isAsked(entry.facts, context.answer);
  const more = rows.slice(shownAtOnce);
  return {
    id: context.id,
    ...entryText(entry, opened.city),
    supplier: supplierOf(entry.datum, opened.city),
    isFolded: context.isFolded && !isSeen,
    foldLabel: context.isFolded || isSeen ? null : foldLabel(entry),
    rowHeading: rowHeadings[entry.facts[0]?.owner.kind ?? 'need'],
    hasCosts: entry.datum.of === 'need' && entry.datum.field === 'ownShareCentsPerYear',
    first: rows.slice(0, shownAtOnce),
    more,
    moreLabel: more.length === 1 ? 'Noch einer' : `${more.length} weitere`,
    isMoreOpen: form !== undefined,
    ...matchesOf(entry, opened.city),
    form: canEdit ? entryForm(entry, stored, { needId, form }) : null,
    link: entryLink(entry),
  };
}

function entryText(entry: FactEntry, city: AskedNeeds) {
  const [only] = entry.facts;
  const isOfOne = entry.facts.length === 1 && only?.owner.kind === 'programme';
  return {
    what: datumTitle(entry.datum),
    programme: isOfOne ? rowTitle(only, city) : null,
    decides: decidesText(entry),
  };
}

const rowHeadings = {
  need: 'Bedarf',
  quarter: 'Quartier',
  municipality: 'Kommune',
  programme: 'Förderprogramm',
} as const;

function rowView(
  fact: MissingFact,
  { city }: OpenedFacts,
  fields: FieldView[],
): Omit<EntryRowView, 'answer'> {
  const { datum, owner, alone, withOneOther, waiting } = fact;
  const one =
    owner.kind === 'need' ? city.needs.find(({ need }) => need.id === owner.needId) : undefined;
  const isShare = datum.of === 'need' && datum.field === 'ownShareCentsPerYear';
  return {
    title: rowTitle(fact, city),
    href: hrefOf(fact, city),
    isDemo: one?.need.origin === 'demo',
    fields,
    link: rowLink(fact, city),
    costs: one && isShare ? describeCost(costPerYear(one.need)) : null,
    decides: [
      ...(alone > 0 ? [`${alone} allein`] : []),
      ...(withOneOther > 0 ? [`${withOneOther} mit einer zweiten Angabe`] : []),
    ].join(', '),
    waiting: waiting.length > 0 ? `${waiting.length} offen` : null,
  };
}

/** What decides nothing yet stays folded, and so do questions: their answers have a page of their own. */
function foldLabel({ datum, facts, alone, withOneOther }: FactEntry): string | null {
  const isOwn = datum.of !== 'question' || datum.subject === 'municipality';
  if (alone + withOneOther > 0 && isOwn) return null;
  const count = facts.length;
  const [one, many] = rowCounts[facts[0]?.owner.kind ?? 'need'];
  return count === 1 ? one : `${count} ${many}`;
}

const rowCounts = {
  need: ['Ein Bedarf', 'Bedarfe'],
  quarter: ['Ein Quartier', 'Quartiere'],
  municipality: ['Eine Kommune', 'Kommunen'],
  programme: ['Ein Förderprogramm', 'Förderprogramme'],
} as const;

function hrefOf({ owner }: MissingFact, { needs }: AskedNeeds): string | null {
  switch (owner.kind) {
    case 'need':
      return matchesPath(owner.needId);
    case 'quarter': {
      const one = needs.find(({ quarter }) => quarter.id === owner.quarterId);
      return one ? quarterPath(one.quarter.slug) : null;
    }
    case 'municipality':
      return municipalFinancesPath();
    case 'programme':
      return programmePath(owner.slug);
  }
}

/** Where the datum of one row is entered, if not on the spot. */
function rowLink(
  { datum, owner, waiting }: MissingFact,
  { needs }: AskedNeeds,
): EntryRowView['link'] {
  const [first] = waiting;
  if (datum.of === 'question' && isPerNeed(datum.subject)) {
    return first
      ? { label: 'beim Treffer bestätigen, je Bedarf', href: matchPath(first.needId, first.slug) }
      : null;
  }
  if (datum.of === 'figure' && first) {
    const place = needs.find(({ need, quarter }) =>
      owner.kind === 'quarter' ? quarter.id === owner.quarterId : need.id === first.needId,
    );
    return place
      ? { label: 'bei der Statistikstelle anfordern', href: figureRequestPath(place.quarter.slug) }
      : null;
  }
  return datum.of === 'need' && datum.field === 'costs' && owner.kind === 'need'
    ? { label: 'Alle Kosten des Bedarfs', href: `${needPath(owner.needId)}#kosten` }
    : null;
}

function entryLink({ datum }: FactEntry): EntryView['link'] {
  return datum.of === 'question' && datum.subject === 'authority'
    ? { label: 'Antwort in der Anrufliste eintragen', href: callListPath({ umfang: 'alle' }) }
    : null;
}

/** The matches nearest to a decision. */
function matchesOf({ facts }: FactEntry, { needs }: AskedNeeds) {
  const titles = new Map(needs.map(({ need }) => [need.id, need.title]));
  const waiting = facts.flatMap((fact) => fact.waiting).toSorted((a, b) => a.missing - b.missing);
  const more = waiting.length - mostMatches;
  return {
    matches: waiting.slice(0, mostMatches).map(({ needId, slug, programmeTitle }) => ({
      title: `${programmeTitle} – ${titles.get(needId) ?? ''}`,
      href: matchPath(needId, slug),
    })),
    moreMatches: more <= 0 ? null : `und ${more === 1 ? 'ein weiterer' : `${more} weitere`}`,
  };
}
