import type { PageView, StoredFormView } from '../../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../../http/posted.ts';
import {
  costItemPath,
  needPath,
  needsPath,
  newCostItemPath,
  removeCostItemPath,
} from '../../paths.ts';
import { costFieldGroups, type FieldGroup } from './cost-item-fields.ts';
import { costPreview, type CostPreview } from './cost-preview-views.ts';
import type { CostItemDraft } from './cost-item.ts';
import { planKindLabels } from './cost-item.ts';
import type { OpenedCosts } from './cost-item-service.ts';
import { removalOf, removalWarning } from './cost-removal.ts';
import { storedCostValues, type CostField, type CostValues } from './cost-item-values.ts';
import type { PlanKind } from './cost-plan.ts';

export interface CostItemFormView extends PageView, StoredFormView {
  needTitle: string;
  needHref: string;
  /** The kinds to choose from; then there is no form yet. */
  choices: { label: string; hint: string; href: string }[] | null;
  kindLabel: string;
  kind: string;
  action: string;
  version: string;
  groups: FieldGroup[];
  preview: CostPreview | null;
  /** null for an item that does not exist yet; `action` is null where a funding stands against it. */
  removal: { action: string | null; refusal: string | null; warning: string | null } | null;
}

export interface CostFormState {
  kind: PlanKind;
  values: CostValues;
  errors: FieldErrors;
  isUnsaved: boolean;
  isStale: boolean;
  /** As posted; the need's own while nothing was posted. */
  version?: number;
  /** What to show the result of, without saving it. */
  draft: CostItemDraft | null;
}

/** How a kind stands in an address (`?art=`). */
export const kindCodes = [
  'post',
  'overhead',
  'perResident',
  'perEvent',
  'material',
  'perYear',
  'once',
] as const satisfies readonly PlanKind[];

const kindHints: Record<PlanKind, string> = {
  post: 'nach Entgelttabelle oder nach Angabe des Trägers, mit Beginn, Umfang und Steigerungen',
  overhead: 'Zuschlag auf die Personalkosten aller Stellen des Bedarfs, als eigene Position',
  perResident: 'Zahl der Einwohnerinnen und Einwohner × Betrag',
  perEvent: 'Anzahl im Jahr × Betrag, auch für Honorare',
  material: 'nach dem Ansatz der Kommune',
  perYear: 'ein fester Betrag in jedem Jahr',
  once: 'in einem Monat, zum Beispiel Erstausstattung',
};

/** Which kind of item it is to be. */
export function chooseKindView(opened: OpenedCosts): CostItemFormView {
  const { need } = opened;
  return {
    ...frame(opened, 'Kostenposition anlegen'),
    choices: kindCodes.map((kind) => ({
      label: planKindLabels[kind],
      hint: kindHints[kind],
      href: newCostItemPath(need.id, { art: kind }),
    })),
    kindLabel: '',
    kind: '',
    action: newCostItemPath(need.id),
    version: String(need.version),
    isUnsaved: false,
    errors: [],
    conflict: null,
    groups: [],
    preview: null,
    removal: null,
  };
}

/** The form of one item, new or stored. */
export function costItemFormView(opened: OpenedCosts, form: CostFormState): CostItemFormView {
  const { need, item, use } = opened;
  const { kind, values, errors, isStale } = form;
  const title = item === null ? 'Kostenposition anlegen' : 'Kostenposition bearbeiten';
  const version = isStale ? need.version : (form.version ?? need.version);
  return {
    ...frame(opened, title),
    choices: null,
    kindLabel: planKindLabels[kind],
    kind,
    action:
      item === null ? newCostItemPath(need.id, { art: kind }) : costItemPath(need.id, item.id),
    version: String(version),
    isUnsaved: form.isUnsaved,
    errors: summaryOf(errors),
    conflict: isStale ? conflictOf(opened, form) : null,
    groups: costFieldGroups(kind, { values, errors, use }),
    preview: form.draft === null ? null : costPreview(opened, form.draft),
    removal: item === null ? null : removalView(need, item.id),
  };
}

function removalView(need: OpenedCosts['need'], itemId: string): CostItemFormView['removal'] {
  const removal = removalOf(need, itemId);
  const { refusal } = removal;
  return {
    action: refusal === null ? removeCostItemPath(need.id, itemId) : null,
    refusal,
    warning: refusal === null ? removalWarning(removal) : null,
  };
}

function frame({ need, quarter }: OpenedCosts, title: string) {
  return {
    title,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: need.title, href: needPath(need.id) },
      { label: title, href: null },
    ],
    needTitle: `${need.title}, ${quarter.name}`,
    needHref: needPath(need.id),
  };
}

function conflictOf({ need, item, use }: OpenedCosts, { kind, values }: CostFormState) {
  const reloadHref =
    item === null ? newCostItemPath(need.id, { art: kind }) : costItemPath(need.id, item.id);
  if (item === null) {
    const saved = need.costItems.map(({ label }) => label).join(', ');
    const label = 'Kostenpositionen des Bedarfs';
    return { rows: [{ label, saved, typed: `${values.label} (neu)` }], reloadHref };
  }
  const saved = storedCostValues(item).values;
  const rows = costFieldGroups(kind, { values, errors: {}, use })
    .flatMap(({ fields }) => fields)
    .map(({ name, label }) => ({
      label,
      saved: saved[name as CostField] || '(leer)',
      typed: values[name as CostField] || '(leer)',
    }))
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref };
}
