import { historyRows, type HistoryRow } from '../../audit/history.ts';
import type { FieldView, PageView, StoredFormView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import { matchesPath, matchPath } from '../../paths.ts';
import { formatNumber } from '../../shared/text.ts';
import { cityMatchesPath, matchOrderPath, resetMatchOrderPath } from '../match-paths.ts';
import { inWeightedOrder, unknownPoints, orderSum } from './match-order.ts';
import type { FoundExample } from './order-example-service.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';
import { longestNote, orderWeightValues, type OrderWeightValues } from './order-weight-form.ts';
import type { OpenedOrderWeights } from './order-weight-service.ts';
import {
  defaultOrderWeights,
  greatestWeight,
  orderPartLabels,
  orderPartNames,
  type OrderPartName,
  type OrderWeights,
} from './order-weights.ts';

export interface OrderWeightView extends PageView, StoredFormView {
  views: MatchViewsNav;
  place: string;
  canEdit: boolean;
  isDefault: boolean;
  neutral: string;
  rows: { part: string; meaning: string; weight: string; preset: string }[];
  note: string | null;
  action: string;
  resetAction: string | null;
  version: string;
  fields: FieldView[];
  /** What the weights make of one need; null where there is none to show. */
  example: {
    title: string;
    href: string;
    heading: string;
    /** The first ones as saved, and with what was typed or the default beside it. */
    lists: { heading: string; matches: { title: string; href: string; sum: string }[] }[];
  } | null;
  history: HistoryRow[];
}

export interface OrderWeightFormState {
  values: OrderWeightValues;
  errors: FieldErrors;
  isUnsaved: boolean;
  isStale: boolean;
  version: number;
}

const meanings: Record<OrderPartName, string> = {
  topic:
    'Gemeinsame Themen im Verhältnis zu allen Themen von Bedarf und Programm: Ein Programm für alles zählt weniger als eines für genau dies. Ist das zuerst genannte Thema des Programms (sein Hauptthema) keines des Bedarfs, zählt die Hälfte; erreicht es die Zielgruppe nicht sicher, noch einmal die Hälfte. Bezahlt es von seinen Themen nur einen Teil (etwa nur das Mittagessen), zählt die Hälfte, bis jemand bestätigt, dass es darum geht. Verlangt es einen Gegenstand, den der Bedarf nicht nennt, zählt bis dahin nichts.',
  cost: 'Höchstens gedeckter Anteil der Kosten über den ganzen Zeitraum. „Bis zu“ bleibt eine Obergrenze. Ein Darlehen oder Siegel deckt nichts. Verlangt das Programm einen Gegenstand, den der Bedarf nicht nennt, gilt ein hoher Anteil als nicht bekannt.',
  ownShare:
    'Je kleiner der verlangte Eigenanteil, desto mehr; nennt der Bedarf, was aufzubringen ist, ob es reicht.',
  date: 'Ob der Termin noch zu schaffen ist; laufend offen ohne Frist zählt etwas weniger als eine Frist, die sicher zu schaffen ist. Ein zweifelhafter Antragszeitraum zählt halb.',
  effort: 'Von 100 gehen ab: 20 je weiterer Stufe, 4 je Unterlage, 10 je offener Frage.',
};

export function orderWeightView(
  { municipality, stored, history }: OpenedOrderWeights,
  {
    form,
    example,
    canEdit,
  }: { form?: OrderWeightFormState; example: FoundExample | null; canEdit: boolean },
): OrderWeightView {
  const isDefault = stored.version === 0;
  const saved = orderWeightValues(stored);
  const values = form?.values ?? saved;
  return {
    title: 'Reihenfolge der Treffer',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Reihenfolge', href: null },
    ],
    views: matchViewsNav('order'),
    place: municipality.name,
    canEdit,
    isDefault,
    neutral: formatNumber(unknownPoints),
    rows: orderPartNames.map((part) => ({
      part: orderPartLabels[part],
      meaning: meanings[part],
      weight: String(stored.weights[part]),
      preset: String(defaultOrderWeights[part]),
    })),
    note: stored.note,
    action: matchOrderPath(),
    resetAction: canEdit && !isDefault ? resetMatchOrderPath() : null,
    version: String(form && !form.isStale ? form.version : stored.version),
    isUnsaved: form?.isUnsaved ?? false,
    errors: summaryOf(form?.errors ?? {}),
    conflict: form?.isStale ? conflictOf(saved, values) : null,
    fields: fieldsOf(values, form?.errors ?? {}),
    example: example && exampleView(example, stored.weights),
    history: historyRows(history),
  };
}

const noteField = {
  name: 'note',
  label: 'Begründung',
  kind: 'textarea',
  rows: 2,
  maxLength: longestNote,
} as const;

function fieldsOf(values: OrderWeightValues, errors: FieldErrors): FieldView[] {
  return [
    ...orderPartNames.map((part): FieldView => ({
      name: part,
      label: orderPartLabels[part],
      kind: 'number',
      required: true,
      maxLength: 2,
      hint: `Ganze Zahl von 0 bis ${greatestWeight}`,
      value: values[part],
      error: errors[part] ?? null,
    })),
    { ...noteField, value: values.note, error: errors['note'] ?? null },
  ];
}

function conflictOf(saved: OrderWeightValues, typed: OrderWeightValues) {
  const names = [...orderPartNames, 'note'] as const;
  const rows = names
    .map((name) => ({
      label: name === 'note' ? noteField.label : orderPartLabels[name],
      saved: saved[name] || '(leer)',
      typed: typed[name] || '(leer)',
    }))
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: matchOrderPath() };
}

const shownOfExample = 5;

function exampleView(
  { need, group, matches }: FoundExample,
  weights: OrderWeights,
): OrderWeightView['example'] {
  const listOf = (heading: string, by: OrderWeights) => ({
    heading,
    matches: inWeightedOrder(matches, by)
      .slice(0, shownOfExample)
      .map((match) => ({
        title: match.compiled.programme.shortTitle,
        href: matchPath(need.id, match.slug),
        sum: formatNumber(orderSum(match, by)),
      })),
  });
  const isPreset = orderPartNames.every((part) => weights[part] === defaultOrderWeights[part]);
  return {
    title: need.title,
    href: matchesPath(need.id),
    heading: group,
    lists: [
      listOf(isPreset ? 'Mit der Vorgabe, die gilt' : 'Mit den Gewichten, die gelten', weights),
      ...(isPreset ? [] : [listOf('Mit der Vorgabe', defaultOrderWeights)]),
    ],
  };
}
