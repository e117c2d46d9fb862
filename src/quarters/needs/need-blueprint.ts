import { formatCents } from '../../shared/money.ts';
import type { Quarter } from '../quarter.ts';
import type { NeedDraft, NewCostItem, NewNeed } from './need-draft.ts';
import type { Reckoning } from '../costs/cost-calculation-post.ts';
import { planFor, withAmounts, type Residents } from './need-from-template.ts';
import { adaptText, renamePlace, type Places } from './need-place.ts';
import { buildingBlockLabels, type Need, type NeedAim } from './need.ts';

/** What making the needs of one quarter after those of another one comes to. */
export interface BlueprintPlan {
  copies: BlueprintCopy[];
  skipped: { need: Need; why: string }[];
}

export interface BlueprintCopy {
  need: Need;
  made: NewNeed;
  /** What is not as in the blueprint, one sentence each. */
  adapted: string[];
}

export interface BlueprintInput {
  from: Pick<Quarter, 'name'>;
  to: Pick<Quarter, 'id' | 'name' | 'municipalityId'>;
  /** Of the blueprint. */
  needs: readonly Need[];
  /** Of the target, as far as they are not withdrawn. */
  existing: readonly Need[];
  /** All quarters of the municipality. */
  quarterNames: readonly string[];
  residents: Residents | null;
  /** Pay tables and what the municipality assumes. */
  use: Reckoning;
  /** Of the target: see `baselineFrom`. */
  baselineOf: (
    indicatorId: string,
    origin: Need['origin'],
  ) => { baseline: number; baselineLabel: string } | undefined;
}

export function blueprintPlan(input: BlueprintInput): BlueprintPlan {
  const places = { from: input.from.name, to: input.to.name, all: input.quarterNames };
  const plan: BlueprintPlan = { copies: [], skipped: [] };
  for (const need of input.needs) {
    const same = input.existing.find((other) => isSameNeed(need, other, places));
    if (same) plan.skipped.push({ need, why: whySkipped(same, input.to.name) });
    else plan.copies.push(copyOf(need, input, places));
  }
  return plan;
}

function isSameNeed(need: Need, other: Need, places: Places): boolean {
  if (need.buildingBlock !== null) return need.buildingBlock === other.buildingBlock;
  return other.buildingBlock === null && renamePlace(need.title, places) === other.title;
}

function whySkipped({ buildingBlock, title }: Need, quarterName: string): string {
  return buildingBlock === null
    ? `${quarterName} hat schon einen Bedarf „${title}“.`
    : `${quarterName} hat schon einen Bedarf im Baustein ${buildingBlockLabels[buildingBlock]}: „${title}“.`;
}

function copyOf(need: Need, input: BlueprintInput, places: Places): BlueprintCopy {
  const description = adaptText(need.description, places);
  const title = renamePlace(need.title, places);
  const costItems = costItemsFor(need, input);
  const made: NewNeed = {
    ...copiedDraft(need, input, places),
    title,
    description: description.text,
    municipalityId: input.to.municipalityId,
    quarterId: input.to.id,
    // An invented need stays one; what is copied is nobody's proposal for that quarter but one's own.
    origin: need.origin === 'demo' ? 'demo' : 'eigen',
    source: null,
    costItems,
  };
  const adapted = [
    ...(title === need.title ? [] : [`Bezeichnung: „${title}“`]),
    ...description.leftOut.map(
      (sentence) =>
        `Aus der Beschreibung weggelassen, weil es nur für ${places.from} gilt: „${sentence}“`,
    ),
    ...costNotes(costItems, input),
    ...aimNotes(need, made),
    ...notCopied(need),
  ];
  return { need, made, adapted };
}

/** Without what holds for the blueprint only: who works there, its carrier, its concept, its priority. */
function copiedDraft(need: Need, input: BlueprintInput, places: Places): NeedDraft {
  const { buildingBlock, topics, targetGroups, applicants, forwarding, duty } = need;
  const { title, description, startMonth, months } = need;
  return {
    ...{ title, description, buildingBlock, topics, targetGroups, applicants, forwarding, duty },
    ...{ startMonth, months, carrierId: null, priority: null },
    ...{ presentProvider: null, runningSince: null, paidBy: null },
    ...{ conceptStatus: null, conceptNote: null, ownShareCentsPerYear: null },
    aims: need.aims.map((aim) => ({
      ...aimFor(aim, need, input),
      text: renamePlace(aim.text, places),
    })),
    measures: need.measures.map((measure) => ({
      title: renamePlace(measure.title, places),
      detail: measure.detail === null ? null : adaptText(measure.detail, places).text,
    })),
  };
}

/** A figure of the profile starts where the target stands today, and where it is to go somebody must say. */
function aimFor(aim: NeedAim, { origin }: Need, { baselineOf }: BlueprintInput): NeedAim {
  const none = { baseline: null, baselineLabel: null };
  if (aim.indicatorId === null) return { ...aim, ...none };
  const start = baselineOf(aim.indicatorId, origin) ?? none;
  return { ...aim, ...start, target: null, targetYear: null };
}

function costItemsFor(need: Need, { residents, use }: BlueprintInput): NewCostItem[] {
  const items = need.costItems.map((item) => ({
    key: item.key,
    label: item.label,
    costType: item.costType,
    amountCentsPerYear: item.amountCentsPerYear,
    calculation: item.calculation,
    basis: item.basis,
    source: item.source,
    plan: planFor(item.plan, residents),
  }));
  return withAmounts(items, need, use);
}

function costNotes(items: readonly NewCostItem[], { to }: BlueprintInput): string[] {
  return items
    .filter(({ plan }) => plan?.kind === 'perResident')
    .map(({ label, amountCentsPerYear, calculation }) =>
      amountCentsPerYear === null
        ? `${label}: ohne Betrag, weil die Einwohnerzahl von ${to.name} nicht bekannt ist`
        : `${label}: ${formatCents(amountCentsPerYear)} im Jahr (${calculation})`,
    );
}

function aimNotes(need: Need, made: NewNeed): string[] {
  return need.aims.flatMap((aim, index) => {
    const copy = made.aims[index];
    if (aim.indicatorId === null && aim.baseline === null) return [];
    const start =
      copy?.baseline === null || copy === undefined ? 'bitte ergänzen' : 'aus dem Profil';
    const target = aim.indicatorId === null ? '' : '; Zielwert: bitte festlegen';
    return [`Ziel „${aim.text}“: Ausgangswert ${start}${target}`];
  });
}

function notCopied(need: Need): string[] {
  const parts = [
    ...(need.fundings.length > 0 ? ['die Finanzierung'] : []),
    ...(need.carrierId === null ? [] : ['der Träger']),
    ...((need.presentProvider ?? need.runningSince ?? need.paidBy)
      ? ['wer dort schon arbeitet']
      : []),
    ...((need.conceptStatus ?? need.conceptNote) ? ['der Stand des Konzepts'] : []),
    ...(need.priority === null ? [] : ['die Priorität']),
    ...(need.ownShareCentsPerYear === null ? [] : ['die Eigenmittel']),
  ];
  return parts.length === 0 ? [] : [`Nicht übernommen: ${parts.join(', ')}`];
}
