import type { FieldView, PageView } from '../../http/page-parts.ts';
import { blueprintPath, needPath, needsPath, quarterPath } from '../../paths.ts';
import type { Quarter } from '../quarter.ts';
import { costPerYear, describeCost } from './need.ts';
import type { BlueprintChoices, BlueprintParts } from './need-opening-service.ts';

/** The needs of a quarter after those of another one: choice, and preview of what would be made. */
export interface BlueprintView extends PageView {
  action: string;
  errors: { fieldId: string; text: string }[];
  fields: FieldView[];
  hasBlueprints: boolean;
  backHref: string;
  preview: {
    heading: string;
    lead: string;
    hidden: { name: string; value: string }[];
    copies: {
      id: string;
      fieldId: string;
      isChosen: boolean;
      title: string;
      isDemo: boolean;
      fromTitle: string;
      fromHref: string;
      description: string;
      cost: string;
      adapted: string[];
    }[];
    skipped: { title: string; href: string; why: string }[];
    submitLabel: string;
  } | null;
}

/** Name of the boxes for the needs to be made. */
export const blueprintNeedsField = 'bedarf';

export interface BlueprintAsked {
  from: string;
  to: string;
  /** Ids of the blueprint's needs; null = all. */
  chosen: readonly string[] | null;
  problem: string | null;
}

export function blueprintView(
  { blueprints, quarters }: BlueprintChoices,
  asked: BlueprintAsked,
  parts: BlueprintParts | null,
): BlueprintView {
  const named = blueprints.find(({ slug }) => slug === asked.from);
  return {
    title: named === undefined ? 'Nach Vorbild anlegen' : `Nach Vorbild ${named.name} anlegen`,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: 'Nach Vorbild anlegen', href: null },
    ],
    action: blueprintPath(),
    errors: asked.problem === null ? [] : [{ fieldId: 'f-bedarf-1', text: asked.problem }],
    fields: [
      select('von', 'Vorbild', { quarters: blueprints, value: asked.from }),
      select('nach', 'Quartier, für das Bedarfe entstehen', { quarters, value: asked.to }),
    ],
    hasBlueprints: blueprints.length > 0,
    backHref: asked.to === '' ? needsPath() : quarterPath(asked.to),
    preview: parts === null ? null : previewOf(parts, asked),
  };
}

function select(
  name: string,
  label: string,
  { quarters, value }: { quarters: readonly Quarter[]; value: string },
): FieldView {
  return {
    name,
    label,
    kind: 'select',
    required: true,
    value,
    options: [
      { value: '', label: 'bitte wählen' },
      ...quarters.map((quarter) => ({ value: quarter.slug, label: quarter.name })),
    ],
  };
}

function previewOf(
  { from, to, plan }: BlueprintParts,
  { chosen }: BlueprintAsked,
): BlueprintView['preview'] {
  const { copies, skipped } = plan;
  return {
    heading: `Vorschau für ${to.name}`,
    lead:
      copies.length === 0
        ? `${to.name} hat schon alles, was ${from.name} hat. Es gibt nichts anzulegen.`
        : 'Noch ist nichts angelegt. Kosten werden übernommen, laufende Finanzierungen nie. Jeden angelegten Bedarf können Sie ändern oder wieder zurückziehen.',
    hidden: [
      { name: 'von', value: from.slug },
      { name: 'nach', value: to.slug },
    ],
    copies: copies.map(({ need, made, adapted }, index) => ({
      id: need.id,
      fieldId: `f-bedarf-${index + 1}`,
      isChosen: chosen === null || chosen.includes(need.id),
      title: made.title,
      isDemo: made.origin === 'demo',
      fromTitle: need.title,
      fromHref: needPath(need.id),
      description: made.description,
      cost: describeCost(
        costPerYear({
          costItems: made.costItems.map((item) => ({ ...item, id: item.key, amounts: [] })),
        }),
      ),
      adapted,
    })),
    skipped: skipped.map(({ need, why }) => ({ title: need.title, href: needPath(need.id), why })),
    submitLabel: `Für ${to.name} anlegen`,
  };
}
