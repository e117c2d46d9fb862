import type { Scope } from '../accounts/scope.ts';
import type { Area, IndicatorStore } from '../quarters/figures/indicator-store.ts';
import type { MunicipalFinancesStore } from '../quarters/finances/municipal-finances-store.ts';
import type { FinanceFacts } from '../quarters/finances/municipal-finances.ts';
import type { NeedStore } from '../quarters/needs/need-store.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Municipality, Quarter } from '../quarters/quarter.ts';
import { startOfBerlinDay } from '../shared/dates.ts';
import { NotFoundError } from '../shared/errors.ts';
import type { MatchCase, MunicipalFinances } from './criteria/criterion.ts';
import { askedKey } from './flat-rate-key.ts';
import {
  fundedProjectsOf,
  matchCaseOf,
  stateKey,
  valuesByArea,
  type NeedPlace,
} from './match-case.ts';
import type { MatchStore, StoredConfirmation } from './match-store.ts';
import type { ProgrammeAnswerStore } from './questions/programme-answer-store.ts';
import type { ProgrammeAnswer } from './questions/programme-answer.ts';

/** A need ready to be tested, with what people confirmed for it. */
export interface LoadedCase extends NeedPlace {
  matchCase: MatchCase;
  /** Of this need, whatever the programme. */
  confirmations: readonly StoredConfirmation[];
}

export type CaseService = ReturnType<typeof createCaseService>;

/** The one place where needs are made ready for matching: everything a criterion may look at is loaded here. */
export function createCaseService(stores: {
  needs: NeedStore;
  quarters: QuarterStore;
  indicators: IndicatorStore;
  matches: MatchStore;
  finances: MunicipalFinancesStore;
  answers: ProgrammeAnswerStore;
}) {
  /**
   * Of one or many needs; their quarters and municipalities are within the scope, as the needs are.
   * @param everyNeed of the scope: what is funded elsewhere in the municipality counts too
   */
  async function casesOf(
    scope: Scope,
    needs: readonly Need[],
    everyNeed: readonly Need[],
  ): Promise<LoadedCase[]> {
    const [quarters, municipalities, organisations, confirmations, finances, answers] =
      await Promise.all([
        stores.quarters.listQuarters(scope),
        stores.quarters.listMunicipalities(scope),
        stores.quarters.listOrganisations(scope),
        stores.matches.listConfirmations(scope, needs.length === 1 ? needs[0]?.id : undefined),
        stores.finances.listFinances(scope),
        stores.answers.listAnswers(scope),
      ]);
    const places = needs.flatMap((need): NeedPlace[] => {
      const quarter = quarters.find(({ id }) => id === need.quarterId);
      const municipality = municipalities.find(({ id }) => id === need.municipalityId);
      return quarter && municipality ? [{ need, quarter, municipality }] : [];
    });
    const valuesOf = valuesByArea(await stores.indicators.listValues(scope, areasOf(places)));
    const fundedIn = (municipalityId: string) =>
      fundedProjectsOf(everyNeed.filter((need) => need.municipalityId === municipalityId));
    const around = new Map(
      municipalities.map(({ id }) => [
        id,
        {
          organisations: organisations.filter(({ municipalityId }) => municipalityId === id),
          finances: knownFinances(finances.get(id)),
          fundedProjects: fundedIn(id),
          valuesOf,
        },
      ]),
    );
    return places.flatMap((place) => {
      const surroundings = around.get(place.municipality.id);
      if (!surroundings) return [];
      return [
        {
          ...place,
          matchCase: matchCaseOf(place, surroundings),
          confirmations: withAnswers(place.need, confirmations, answers),
        },
      ];
    });
  }

  /** What is known of a place, for a need that is not saved: figures, budget, funded projects, general answers. */
  async function factsOfPlace(
    scope: Scope,
    { municipality, quarter }: { municipality: Municipality; quarter: Quarter | null },
  ) {
    const areas: Area[] = [
      ...(quarter ? [{ areaKind: 'quarter', areaId: quarter.id } as const] : []),
      { areaKind: 'municipality', areaId: municipality.id },
      { areaKind: 'state', areaId: stateKey(municipality) },
    ];
    const [values, finances, needs, answers] = await Promise.all([
      stores.indicators.listValues(scope, areas),
      stores.finances.listFinances(scope),
      stores.needs.listNeeds(scope),
      stores.answers.listAnswers(scope),
    ]);
    const of = (kind: Area['areaKind']) => values.filter(({ areaKind }) => areaKind === kind);
    const { id: municipalityId } = municipality;
    return {
      figures: { quarter: of('quarter'), city: of('municipality'), state: of('state') },
      finances: knownFinances(finances.get(municipalityId)),
      fundedProjects: fundedProjectsOf(
        needs.filter((need) => need.municipalityId === municipalityId),
      ),
      confirmations: withAnswers({ id: '', municipalityId }, [], answers),
    };
  }

  async function casesWhere(scope: Scope, isAsked: (need: Need) => boolean): Promise<LoadedCase[]> {
    const everyNeed = await stores.needs.listNeeds(scope);
    return casesOf(scope, everyNeed.filter(isAsked), everyNeed);
  }

  return {
    /** Those of the reader's needs that are asked for. */
    casesWhere,
    factsOfPlace,

    /** Every need of the reader. */
    listCases: (scope: Scope): Promise<LoadedCase[]> => casesWhere(scope, () => true),

    /** @throws NotFoundError */
    async getCase(scope: Scope, needId: string): Promise<LoadedCase> {
      const [need, everyNeed] = await Promise.all([
        stores.needs.getNeed(scope, needId),
        stores.needs.listNeeds(scope),
      ]);
      const [loaded] = await casesOf(scope, [need], everyNeed);
      if (!loaded) throw new NotFoundError('Dieser Bedarf');
      return loaded;
    },
  };
}

/** What was confirmed for this need, and what an authority said for all; the need's own word counts more. */
function withAnswers(
  {
    id: needId,
    municipalityId,
    costItems = [],
  }: Pick<Need, 'id' | 'municipalityId'> & Partial<Pick<Need, 'costItems'>>,
  confirmations: readonly StoredConfirmation[],
  answers: readonly ProgrammeAnswer[],
): StoredConfirmation[] {
  const own = confirmations
    .filter((one) => one.needId === needId)
    .map((one) => ({ ...one, conditionKey: askedKey(one.conditionKey, costItems) }));
  const said = new Set(own.map(keyOf));
  const general = answers
    .filter((answer) => answer.municipalityId === municipalityId && !said.has(keyOf(answer)))
    .map((answer): StoredConfirmation => {
      const { programmeId, conditionKey, result, note, answeredOn, personName } = answer;
      const said = { programmeId, conditionKey, result, note, answeredOn, personName };
      return { needId, ...said, confirmedAt: startOfBerlinDay(answeredOn).toISOString() };
    });
  return [...own, ...general];
}

const keyOf = (of: Pick<StoredConfirmation, 'programmeId' | 'conditionKey'>): string =>
  `${of.programmeId} ${of.conditionKey}`;

function knownFinances(facts: FinanceFacts | undefined): MunicipalFinances {
  return {
    isWeak: facts?.isWeak.value ?? null,
    isProvisional: facts?.isProvisional.value ?? null,
  };
}

function areasOf(places: readonly NeedPlace[]): Area[] {
  const areas = places.flatMap(({ quarter, municipality }): Area[] => [
    { areaKind: 'quarter', areaId: quarter.id },
    { areaKind: 'municipality', areaId: municipality.id },
    { areaKind: 'state', areaId: stateKey(municipality) },
  ]);
  const keyed = new Map(areas.map((area) => [`${area.areaKind} ${area.areaId}`, area]));
  return [...keyed.values()];
}
