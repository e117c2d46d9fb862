import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { AuditEntry } from '../../audit/audit.ts';
import type { AssumptionStore } from '../costs/assumption-store.ts';
import type { Reckoning } from '../costs/cost-calculation-post.ts';
import type { PayTables } from '../costs/pay-table.ts';
import type { IndicatorStore } from '../figures/indicator-store.ts';
import type { Organisation, Quarter } from '../quarter.ts';
import type { QuarterStore } from '../quarter-store.ts';
import { aimFigures, baselineFrom, type AimFigures } from './need-aim-figure.ts';
import { blueprintPlan, type BlueprintPlan } from './need-blueprint.ts';
import { emptyDraft, type NeedDraft, type NewCostItem } from './need-draft.ts';
import {
  costItemOfTemplate,
  draftFromTemplate,
  residentsOf,
  withAmounts,
  type Residents,
} from './need-from-template.ts';
import type { NeedTemplate, NeedTemplates } from './need-template.ts';
import type { NeedStore } from './need-store.ts';
import type { Need } from './need.ts';

interface OpeningStores {
  needs: NeedStore;
  quarters: QuarterStore;
  indicators: IndicatorStore;
  assumptions: Pick<AssumptionStore, 'assumptionsOf'>;
  audit: Pick<AuditStore, 'listOfThing'>;
}

/** What the form of a need is made of. */
export interface NeedFormParts {
  quarter: Quarter;
  organisations: readonly Organisation[];
  figures: AimFigures;
}

export interface NewNeedParts extends NeedFormParts {
  template: NeedTemplate | null;
  draft: NeedDraft;
  costItems: readonly NewCostItem[];
}

export interface NeedPageParts {
  figures: AimFigures;
  history: readonly AuditEntry[];
}

export interface BlueprintParts {
  from: Quarter;
  to: Quarter;
  plan: BlueprintPlan;
}

/** Who may be a blueprint for whom: the named ones first, then by name. */
export interface BlueprintChoices {
  blueprints: Quarter[];
  quarters: Quarter[];
}

export type NeedOpeningService = ReturnType<typeof createNeedOpeningService>;

/** Reads what the forms for making and changing needs are filled with. */
export function createNeedOpeningService({
  stores,
  needTemplates,
  payTables,
}: {
  stores: OpeningStores;
  payTables: PayTables;
  needTemplates: NeedTemplates;
}) {
  async function readQuarter(
    scope: Scope,
    quarter: Quarter,
  ): Promise<NeedFormParts & { residents: Residents | null }> {
    const listValues = (areaKind: 'quarter' | 'municipality', areaId: string) =>
      stores.indicators.listValues(scope, [{ areaKind, areaId }]);
    const [indicators, ofQuarter, ofCity, organisations] = await Promise.all([
      stores.indicators.listIndicators(),
      listValues('quarter', quarter.id),
      listValues('municipality', quarter.municipalityId),
      stores.quarters.listOrganisations(scope),
    ]);
    return {
      quarter,
      organisations: organisations.filter((one) => one.municipalityId === quarter.municipalityId),
      figures: aimFigures(indicators, { quarter: ofQuarter, city: ofCity }),
      residents: residentsOf(ofQuarter, quarter.id),
    };
  }

  async function reckoningFor(scope: Scope, { municipalityId }: Quarter): Promise<Reckoning> {
    return {
      payTables,
      assumptions: await stores.assumptions.assumptionsOf(scope, municipalityId),
    };
  }

  return {
    templates: needTemplates.templates,

    listQuarters: (scope: Scope): Promise<Quarter[]> => stores.quarters.listQuarters(scope),

    /** An unknown template means a need of one's own. @throws NotFoundError for an unknown quarter */
    async openNew(
      scope: Scope,
      { slug, templateKey }: { slug: string; templateKey: string },
    ): Promise<NewNeedParts> {
      const quarter = await stores.quarters.getQuarterBySlug(scope, slug);
      const { residents, ...parts } = await readQuarter(scope, quarter);
      const template = needTemplates.templates.find(({ key }) => key === templateKey) ?? null;
      if (template === null) return { ...parts, template, draft: emptyDraft, costItems: [] };
      const draft = draftFromTemplate(template, quarter);
      const items = template.costItems.map((cost) => costItemOfTemplate(cost, residents));
      return {
        ...parts,
        template,
        draft,
        costItems: withAmounts(items, draft, await reckoningFor(scope, quarter)),
      };
    },

    /** @throws NotFoundError */
    async openNeed(scope: Scope, id: string): Promise<NeedFormParts & { need: Need }> {
      const need = await stores.needs.getNeed(scope, id);
      const quarter = await stores.quarters.getQuarter(scope, need.quarterId);
      return { ...(await readQuarter(scope, quarter)), need };
    },

    /** What the page of a need shows beside its dossier. @throws NotFoundError */
    async readPage(scope: Scope, id: string): Promise<NeedPageParts> {
      const need = await stores.needs.getNeed(scope, id);
      const quarter = await stores.quarters.getQuarter(scope, need.quarterId);
      const [{ figures }, history] = await Promise.all([
        readQuarter(scope, quarter),
        stores.audit.listOfThing('need', need.id),
      ]);
      return { figures, history };
    },

    async listBlueprints(scope: Scope): Promise<BlueprintChoices> {
      const [quarters, needs] = await Promise.all([
        stores.quarters.listQuarters(scope),
        stores.needs.listNeeds(scope),
      ]);
      const having = new Set(needs.map(({ quarterId }) => quarterId));
      const place = ({ slug }: Quarter): number => {
        const at = needTemplates.blueprints.indexOf(slug);
        return at === -1 ? needTemplates.blueprints.length : at;
      };
      const blueprints = quarters
        .filter(({ id }) => having.has(id))
        .sort((a, b) => place(a) - place(b));
      return { blueprints, quarters };
    },

    /** @throws NotFoundError for an unknown quarter, or one of another municipality */
    async openBlueprint(
      scope: Scope,
      slugs: { from: string; to: string },
    ): Promise<BlueprintParts> {
      const [from, to] = await Promise.all([
        stores.quarters.getQuarterBySlug(scope, slugs.from),
        stores.quarters.getQuarterBySlug(scope, slugs.to),
      ]);
      const [needs, existing, quarters, { figures, residents }] = await Promise.all([
        stores.needs.listNeedsOfQuarter(scope, from.id),
        stores.needs.listNeedsOfQuarter(scope, to.id),
        stores.quarters.listQuarters(scope),
        readQuarter(scope, to),
      ]);
      const plan = blueprintPlan({
        ...{ from, to, needs, existing, residents },
        use: await reckoningFor(scope, to),
        quarterNames: quarters.map(({ name }) => name),
        baselineOf: (indicatorId, origin) => baselineFrom(figures, origin)(indicatorId),
      });
      return { from, to, plan };
    },
  };
}
