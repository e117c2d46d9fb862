import type { FieldView, PageView, StoredFormView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors, type PostedValues } from '../../http/posted.ts';
import {
  editNeedPath,
  matchPath,
  needPath,
  needsPath,
  newNeedPath,
  quarterPath,
} from '../../paths.ts';
import { listOf } from '../../programmes/programme-form-values.ts';
import { formatCents } from '../../shared/money.ts';
import { joinGerman } from '../../shared/text.ts';
import { shownOf } from './need-audit.ts';
import type { NeedDraft } from './need-draft.ts';
import { needFormRows, type NeedRowsView } from './need-form-row-views.ts';
import { needFormSections, type FormSectionView } from './need-form-section-views.ts';
import type { NeedFormParts, NewNeedParts } from './need-opening-service.ts';
import type { Need, NeedAim } from './need.ts';

/** The form of a need, new or stored. */
export interface NeedEditView extends PageView, StoredFormView {
  lead: string;
  isDemo: boolean;
  action: string;
  hidden: { name: string; value: string }[];
  submitLabel: string;
  cancelHref: string;
  sections: FormSectionView[];
  lists: NeedRowsView[];
  /** Cost items that come with a template, each with its box; null where there are none to choose. */
  costs: FieldView | null;
}

export interface NeedFormState {
  values: PostedValues;
  errors: FieldErrors;
  isUnsaved: boolean;
  version?: number;
}

/** Name of the boxes for the cost items of a template. */
export const costItemsField = 'positionen';

export function newNeedView(parts: NewNeedParts, form: NeedFormState): NeedEditView {
  const { quarter, template, costItems } = parts;
  const chosen = listOf(form.values, costItemsField);
  return {
    title: 'Bedarf anlegen',
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: 'Bedarf anlegen', href: newNeedPath() },
      { label: quarter.name, href: null },
    ],
    lead:
      template === null
        ? `Für das Quartier ${quarter.name}. Die Kosten tragen Sie danach auf der Seite des Bedarfs ein.`
        : `Für das Quartier ${quarter.name}, nach der Vorlage ${template.name}. Alles lässt sich ändern.`,
    isDemo: false,
    action: needsPath(),
    hidden: [
      { name: 'quartier', value: quarter.slug },
      { name: 'vorlage', value: template?.key ?? '' },
    ],
    submitLabel: 'Bedarf anlegen',
    cancelHref: quarterPath(quarter.slug),
    conflict: null,
    costs:
      costItems.length === 0
        ? null
        : {
            name: costItemsField,
            label: 'Kostenpositionen der Vorlage',
            kind: 'checkbox',
            hint: 'Beträge und Annahmen ändern Sie danach auf der Seite des Bedarfs.',
            value: chosen,
            options: costItems.map(({ key, label, amountCentsPerYear, calculation }) => ({
              value: key,
              label: `${label}: ${amountCentsPerYear === null ? 'nicht beziffert' : `${formatCents(amountCentsPerYear)} im Jahr`}`,
              hint: calculation,
            })),
          },
    ...formParts(parts, form),
  };
}

/** `typed`: saved over the change of somebody else; `backTo`: the programme whose match sent somebody here. */
export function needEditView(
  parts: NeedFormParts & { need: Need },
  form: NeedFormState,
  { typed, backTo }: { typed: NeedDraft | null; backTo: string | null },
): NeedEditView {
  const { need, quarter } = parts;
  return {
    title: `${need.title} bearbeiten`,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: need.title, href: needPath(need.id) },
      { label: 'Bearbeiten', href: null },
    ],
    lead: `Bedarf im Quartier ${quarter.name}. Kosten und Finanzierung ändern Sie auf der Seite des Bedarfs.`,
    isDemo: need.origin === 'demo',
    action: editNeedPath(need.id),
    // Who saves once more after a conflict has seen the other text.
    hidden: [
      {
        name: 'version',
        value: String(typed === null ? (form.version ?? need.version) : need.version),
      },
      ...(backTo === null ? [] : [{ name: 'treffer', value: backTo }]),
    ],
    submitLabel: 'Speichern',
    cancelHref: backTo === null ? needPath(need.id) : matchPath(need.id, backTo),
    conflict: typed === null ? null : conflictOf(parts, typed),
    costs: null,
    ...formParts(parts, form),
  };
}

function formParts(
  { organisations, figures }: NeedFormParts,
  { values, errors, isUnsaved }: NeedFormState,
) {
  return {
    isUnsaved,
    errors: summaryOf(errors),
    sections: needFormSections({ values, errors }, organisations),
    lists: needFormRows({ values, errors }, figures),
  };
}

const labels: Record<keyof NeedDraft, string> = {
  title: 'Bezeichnung',
  description: 'Beschreibung',
  buildingBlock: 'Baustein',
  priority: 'Priorität',
  topics: 'Themen',
  targetGroups: 'Zielgruppen',
  applicants: 'Wer beantragen kann',
  forwarding: 'Weiterleitung an einen Träger',
  carrierId: 'Träger, der ausführt',
  duty: 'Aufgabe der Kommune',
  presentProvider: 'Wer dort schon arbeitet',
  runningSince: 'Seit wann',
  paidBy: 'Wer es bezahlt',
  conceptStatus: 'Konzept',
  conceptNote: 'Anmerkung zum Konzept',
  startMonth: 'Beginn',
  months: 'Dauer in Monaten',
  ownShareCentsPerYear: 'Eigenmittel im Jahr',
  aims: 'Ziele',
  measures: 'Maßnahmen',
};

function conflictOf(
  { need, organisations }: NeedFormParts & { need: Need },
  typed: NeedDraft,
): NeedEditView['conflict'] {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const texts = (draft: NeedDraft): Record<string, string | null> => ({
    ...shownOf(draft, (id) => names.get(id) ?? id),
    description: draft.description,
    presentProvider: draft.presentProvider,
    runningSince: draft.runningSince,
    paidBy: draft.paidBy,
    conceptNote: draft.conceptNote,
    aims: draft.aims.map(aimLine).join('\n'),
    measures: draft.measures.map(({ title, detail }) => joinParts([title, detail])).join('\n'),
  });
  const [saved, own] = [texts(need), texts(typed)];
  return {
    rows: Object.entries(labels)
      .map(([field, label]) => ({
        label,
        saved: shownText(saved[field]),
        typed: shownText(own[field]),
      }))
      .filter((row) => row.saved !== row.typed),
    reloadHref: editNeedPath(need.id),
  };
}

const shownText = (text: string | null | undefined): string =>
  text === null || text === undefined || text === '' ? '(leer)' : text;

function aimLine({ text, baseline, baselineLabel, target, targetYear }: NeedAim): string {
  const part = (label: string, value: number | string | null): string[] =>
    value === null ? [] : [`${label} ${String(value).replace('.', ',')}`];
  const figures = [
    ...part('Ausgangswert', baseline),
    ...(baselineLabel === null ? [] : [baselineLabel]),
    ...part('Zielwert', target),
    ...part('Zieljahr', targetYear),
  ];
  return joinParts([text, figures.length === 0 ? null : joinGerman(figures)]);
}

const joinParts = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null).join(': ');
