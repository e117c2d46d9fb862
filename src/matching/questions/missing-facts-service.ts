import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader } from '../../programmes/form-reader.ts';
import { parseFinanceForm } from '../../quarters/finances/finance-entry.ts';
import type { MunicipalFinancesService } from '../../quarters/finances/municipal-finances-service.ts';
import type { MunicipalFinancesStore } from '../../quarters/finances/municipal-finances-store.ts';
import { financeKeys, type FinanceFacts } from '../../quarters/finances/municipal-finances.ts';
import type { NeedEditService } from '../../quarters/needs/need-edit-service.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { QuarterEditService } from '../../quarters/quarter-edit-service.ts';
import type { EditableQuarter } from '../../quarters/quarter-edit.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Organisation } from '../../quarters/quarter.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { CityMatches, CityMatchService } from '../city/city-match-service.ts';
import { effectBetween, type MatchEffect } from './match-effect.ts';
import { needFields } from './missing-datum.ts';
import { missingFacts, type MissingFact } from './missing-facts.ts';
import { readFill, type FillableField } from './missing-field.ts';

/** Everything the page shows: what is missing, and what its forms start from. */
export interface OpenedFacts {
  city: CityMatches;
  facts: readonly MissingFact[];
  organisations: readonly Organisation[];
  /** With their versions, by id; only those something is missing of. */
  quarters: ReadonlyMap<string, EditableQuarter>;
  finances: ReadonlyMap<string, FinanceFacts>;
}

export interface FillInput {
  key: string;
  values: PostedValues;
  /** Of the need, the quarter or the fact of the budget that was on the page. */
  expectedVersion: number;
}

export type FillResult = { ok: true; effect: MatchEffect } | { ok: false; errors: FieldErrors };

export type MissingFactService = ReturnType<typeof createMissingFactService>;

interface Writers {
  needEditing: NeedEditService;
  quarterEditing: QuarterEditService;
  municipalFinances: MunicipalFinancesService;
}

type Filled = { ok: true } | { ok: false; errors: FieldErrors };

/** What would have to be known, and filling it in where it is missing: through the services that keep it. */
export function createMissingFactService({
  cityMatches,
  stores,
  ...writers
}: Writers & {
  cityMatches: CityMatchService;
  stores: { needs: NeedStore; quarters: QuarterStore; finances: MunicipalFinancesStore };
}) {
  async function cityOf(scope: Scope, needId: string | null): Promise<CityMatches> {
    const city = await cityMatches.matchesOfCity(scope);
    if (needId === null) return city;
    const needs = city.needs.filter(({ need }) => need.id === needId);
    if (needs.length === 0) throw new NotFoundError('Dieser Bedarf');
    return { ...city, needs };
  }

  async function fillNeed(
    scope: Scope,
    { field, id }: { field: FillableField; id: string },
    { input: { values, expectedVersion }, actor }: { input: FillInput; actor: Actor },
  ): Promise<Filled> {
    const need = await stores.needs.getNeed(scope, id);
    const organisations = await stores.quarters.listOrganisations(scope);
    const read = readFill(field, values, { before: need, organisations });
    if (!read.ok) return read;
    const draft = { ...need, ...read.change };
    await writers.needEditing.saveNeed(scope, { id, draft, expectedVersion }, actor);
    return { ok: true };
  }

  async function fillQuarter(
    scope: Scope,
    { field, id }: { field: 'sozialeStadt' | 'isek'; id: string },
    { input: { values, expectedVersion }, actor }: { input: FillInput; actor: Actor },
  ): Promise<Filled> {
    const choice = createFormReader(values).choice(field, ['ja', 'nein']);
    if (choice === null)
      return { ok: false, errors: { [field]: 'Bitte „ja“ oder „nein“ wählen.' } };
    const { slug } = await stores.quarters.getQuarter(scope, id);
    const { description, areaStatus } = await writers.quarterEditing.getEditable(scope, slug);
    const draft = { description, areaStatus: { ...areaStatus, [field]: choice === 'ja' } };
    await writers.quarterEditing.saveQuarter(scope, { slug, draft, expectedVersion }, actor);
    return { ok: true };
  }

  async function fillIn(scope: Scope, input: FillInput, actor: Actor): Promise<Filled> {
    const [name = '', id = ''] = input.key.split('.');
    const field = needFields.find((one) => one === name);
    if (field !== undefined && field !== 'costs') {
      return fillNeed(scope, { field, id }, { input, actor });
    }
    if (name === 'sozialeStadt' || name === 'isek') {
      return fillQuarter(scope, { field: name, id }, { input, actor });
    }
    const key = financeKeys.find((one) => one === name);
    if (key === undefined) throw new NotFoundError('Diese Angabe');
    const parsed = parseFinanceForm(input.values);
    if (!parsed.ok) return parsed;
    if (parsed.draft.value === null) {
      return { ok: false, errors: { value: 'Bitte „ja“ oder „nein“ wählen.' } };
    }
    const which = { municipalityId: id, key, expectedVersion: input.expectedVersion };
    await writers.municipalFinances.saveFact(scope, which, { draft: parsed.draft, actor });
    return { ok: true };
  }

  return {
    /** For all needs, or for one. @throws NotFoundError */
    async open(scope: Scope, needId: string | null = null): Promise<OpenedFacts> {
      const [city, organisations, finances] = await Promise.all([
        cityOf(scope, needId),
        stores.quarters.listOrganisations(scope),
        stores.finances.listFinances(scope),
      ]);
      const facts = missingFacts(city);
      const slugs = new Set(
        facts.flatMap(({ owner }) =>
          owner.kind === 'quarter'
            ? city.needs
                .filter(({ quarter }) => quarter.id === owner.quarterId)
                .map((one) => one.quarter.slug)
            : [],
        ),
      );
      const quarters = await Promise.all(
        [...slugs].map((slug) => writers.quarterEditing.getEditable(scope, slug)),
      );
      const byId = new Map(quarters.map((quarter) => [quarter.id, quarter]));
      return { city, facts, organisations, quarters: byId, finances };
    },

    /**
     * Fills one missing datum in and says what that did to the matches.
     * @throws StaleError where somebody else saved since. @throws NotFoundError
     */
    async fillFact(scope: Scope, input: FillInput, actor: Actor): Promise<FillResult> {
      const before = await cityMatches.matchesOfCity(scope);
      const filled = await fillIn(scope, input, actor);
      if (!filled.ok) return filled;
      return { ok: true, effect: effectBetween(before, await cityMatches.matchesOfCity(scope)) };
    },
  };
}
