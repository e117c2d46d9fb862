import type { FieldView } from '../http/page-parts.ts';
import { everywhere, type RowGroup } from './programme-form-values.ts';
import {
  applicantLabels,
  confidenceLabels,
  costTypeLabels,
  financeFormLabels,
  levelLabels,
  stateNames,
  targetGroupLabels,
  topicLabels,
  windowKindLabels,
} from './programme-labels.ts';

/** A field without what was typed. */
type Shape = Omit<FieldView, 'value' | 'error'>;
type Options = readonly { value: string; label: string }[];
type Extra = Partial<Omit<Shape, 'name' | 'label' | 'kind'>>;

const text = (name: string, label: string, extra: Extra = {}): Shape => ({
  name,
  label,
  kind: 'text',
  maxLength: 500,
  ...extra,
});
const area = (name: string, label: string, extra: Extra = {}): Shape => ({
  name,
  label,
  kind: 'textarea',
  rows: 4,
  ...extra,
});
const percent = (name: string, label: string, hint?: string): Shape => ({
  name,
  label,
  kind: 'number',
  suffix: '%',
  hint: hint ?? null,
});
const date = (name: string, label: string): Shape => ({ name, label, kind: 'date' });
const select = (name: string, label: string, options: Options): Shape => ({
  name,
  label,
  kind: 'select',
  required: true,
  options,
});
const boxes = (name: string, label: string, options: Options): Shape => ({
  name,
  label,
  kind: 'checkbox',
  options,
});

const optionsOf = (labels: Readonly<Record<string, string>>): Options =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
const notStated = { value: '', label: 'nicht angegeben' };
const byLabel = (options: Options): Options =>
  options.toSorted((a, b) => a.label.localeCompare(b.label, 'de'));
const states: Options = [
  { value: everywhere, label: 'bundesweit' },
  ...byLabel(optionsOf(stateNames)),
];

/** The sections of the form in their order. */
export const formSections: readonly {
  id: string;
  heading: string;
  lead: string | null;
  fields: readonly Shape[];
  groups: readonly RowGroup[];
}[] = [
  {
    id: 'grunddaten',
    heading: 'Grunddaten',
    lead: null,
    fields: [
      text('title', 'Titel', { required: true, maxLength: 400 }),
      text('shortTitle', 'Kurztitel', { hint: 'So steht es in Listen.', maxLength: 120 }),
      select('level', 'Ebene', optionsOf(levelLabels)),
      area('summary', 'Kurzbeschreibung', { hint: 'In eigenen Worten: was gefördert wird.' }),
      text('url', 'Offizielle Seite', { hint: 'Beginnt mit https://', maxLength: 1000 }),
    ],
    groups: [],
  },
  {
    id: 'geld',
    heading: 'Geld',
    lead: 'Was die Quelle nicht nennt, bleibt leer. Ein Fördersatz ist immer eine Obergrenze.',
    fields: [
      select('form', 'Finanzierungsart', [notStated, ...optionsOf(financeFormLabels)]),
      percent('ratePercentMax', 'Fördersatz, höchstens'),
      percent(
        'ratePercentLow',
        'Niedrigster Fördersatz, wenn die Quelle mehrere nennt und offen ist, welcher gilt',
      ),
      percent('ratePercentMaxWeak', 'Fördersatz bei schwacher Finanzlage, höchstens'),
      percent('ownSharePercentMin', 'Eigenanteil, mindestens'),
      area('financeNote', 'Hinweis zum Geld', { rows: 3 }),
      area('cumulation', 'Kumulierung', {
        rows: 2,
        hint: 'Ob andere Förderungen daneben erlaubt sind.',
      }),
    ],
    groups: ['limits'],
  },
  {
    id: 'zeit',
    heading: 'Zeit',
    lead: null,
    fields: [
      select('windowKind', 'Antragszeitraum', optionsOf(windowKindLabels)),
      date('opensOn', 'Anträge möglich ab'),
      date('programmeEndsOn', 'Ende der Richtlinie'),
      { name: 'maxMonths', label: 'Laufzeit, höchstens', kind: 'number', suffix: 'Monate' },
      select('nextRoundState', 'Nächste Runde', [
        { value: '', label: 'keine Angabe' },
        { value: 'known', label: 'angekündigt' },
        { value: 'expected', label: 'voraussichtlich' },
        { value: 'unknown', label: 'möglich, aber nicht bekannt' },
      ]),
      text('nextRoundOpens', 'Nächste Runde ab', {
        hint: 'So genau wie bekannt: 2027, 2027-03 oder 2027-03-15',
        maxLength: 10,
      }),
      text('nextRoundWhy', 'Woher das bekannt ist'),
      area('windowNote', 'Hinweis zum Zeitraum', { rows: 3 }),
    ],
    groups: ['deadlines', 'yearly'],
  },
  {
    id: 'wer',
    heading: 'Wer und was',
    lead: 'Nichts angekreuzt heißt: nicht bekannt.',
    fields: [
      boxes('applicants', 'Wer kann beantragen', optionsOf(applicantLabels)),
      select('forwarding', 'Weiterleitung an Träger', [
        notStated,
        { value: 'ja', label: 'ja' },
        { value: 'nein', label: 'nein' },
      ]),
      boxes('regions', 'Gebiet', states),
      text('otherRegions', 'Weitere Gebiete', {
        hint: 'Amtliche Schlüssel von Kreisen oder Gemeinden, mit Komma getrennt, zum Beispiel 05316000',
      }),
      boxes('topics', 'Themen', byLabel(optionsOf(topicLabels))),
      boxes('targetGroups', 'Zielgruppen', optionsOf(targetGroupLabels)),
      boxes('fundedCosts', 'Was gefördert wird', optionsOf(costTypeLabels)),
    ],
    groups: [],
  },
  {
    id: 'voraussetzungen',
    heading: 'Voraussetzungen',
    lead: 'Eine Voraussetzung, ohne die es keine Förderung gibt, bestätigt später jemand für jeden Bedarf. Ein Hinweis entscheidet nie.',
    fields: [],
    groups: ['conditions'],
  },
  {
    id: 'verfahren',
    heading: 'Verfahren',
    lead: null,
    fields: [
      text('funder', 'Fördergeber'),
      text('administrator', 'Zuständig für den Antrag'),
      area('legalBasis', 'Rechtsgrundlage', { rows: 2 }),
      { name: 'stages', label: 'Stufen des Verfahrens', kind: 'number' },
      text('portal', 'Antragsweg'),
      area('documents', 'Unterlagen', { hint: 'Eine je Zeile.' }),
    ],
    groups: [],
  },
  { id: 'kontakt', heading: 'Kontakt', lead: null, fields: [], groups: ['contacts'] },
  {
    id: 'quelle',
    heading: 'Quelle',
    lead: 'Keine Angabe ohne Quelle: mindestens eine mit Titel, und von wann die Angaben sind.',
    fields: [
      { name: 'asOf', label: 'Stand der Angaben', kind: 'month', required: true },
      select('confidence', 'Verlässlichkeit', optionsOf(confidenceLabels)),
      area('notes', 'Anmerkung zur Erfassung', { rows: 3 }),
    ],
    groups: ['sources'],
  },
];
