import { scopeAroundProject, type Scope } from '../accounts/scope.ts';
import type { Criterion } from '../matching/criteria/criterion.ts';
import type { Match } from '../matching/match.ts';
import type { MatchService, OneMatch } from '../matching/match-service.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { Project } from '../projects/project.ts';
import type { IndicatorStore } from '../quarters/figures/indicator-store.ts';
import type { Quarter } from '../quarters/quarter.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Clock } from '../shared/clock.ts';
import { berlinDay } from '../shared/dates.ts';
import type { ConditionState, DraftFacts } from './draft-content-facts.ts';
import { chooseFigures, type FigureChoice } from './draft-figures.ts';

export type LoadDraftFacts = (project: Project) => Promise<DraftFacts>;

/** Reads everything a draft is made of. */
export function createDraftLoading({
  stores,
  catalogue,
  matching,
  clock,
}: {
  stores: { indicators: IndicatorStore; quarters: QuarterStore };
  catalogue: Catalogue;
  matching: Pick<MatchService, 'matchOfNeed'>;
  clock: Clock;
}): LoadDraftFacts {
  async function loadFigures(scope: Scope, quarter: Quarter): Promise<FigureChoice> {
    const { id: areaId, districtId, municipalityId } = quarter;
    const { indicators: store } = stores;
    const [indicators, local, district, city] = await Promise.all([
      store.listIndicators(),
      store.listValues(scope, [{ areaKind: 'quarter', areaId }]),
      store.listValues(scope, [{ areaKind: 'district', areaId: districtId }]),
      store.listValues(scope, [{ areaKind: 'municipality', areaId: municipalityId }]),
    ]);
    return chooseFigures({ indicators, quarter: local, district, city });
  }

  return async (project) => {
    // The project was found within the visitor's own scope; its need, quarter and programme belong to it.
    const scope = scopeAroundProject(project);
    const { programme } = await catalogue.getById(scope, project.programmeId);
    const [found, organisations] = await Promise.all([
      matching.matchOfNeed(scope, { needId: project.needId, slug: programme.slug }),
      stores.quarters.listOrganisations(scope),
    ]);
    const { need, quarter, municipality, match } = found;
    const carrierId = project.carrierId ?? need.carrierId;
    return {
      project,
      need,
      quarter,
      municipality,
      programme,
      carrier: organisations.find(({ id }) => id === carrierId) ?? null,
      figures: await loadFigures(scope, quarter),
      conditions: conditionsOf(found),
      verdict: match.result.verdict,
      against: match.result.results
        .filter(({ result }, index) => result === 'notMet' && !isCondition(match, index))
        .map(({ reason }) => reason),
      today: clock.today(),
    };
  };
}

/** Whether a criterion is named among the conditions already. */
function isCondition({ compiled }: Match, index: number): boolean {
  const criterion = compiled.criteria[index];
  if (criterion === undefined) return false;
  return 'conditionKey' in criterion || criterion.alsoCovers.length > 0;
}

function names(criterion: Criterion, { key, text }: { key: string; text: string }): boolean {
  return (
    criterion.alsoCovers.includes(text) ||
    ('conditionKey' in criterion && criterion.conditionKey === key)
  );
}

/** The blocking conditions with what a person said about them for this need, or what the data say. */
function conditionsOf({ match, confirmations }: OneMatch): ConditionState[] {
  const { programme, criteria } = match.compiled;
  return programme.conditions
    .filter(({ effect }) => effect === 'blocking')
    .map(({ key, text }) => {
      const said = confirmations.find(({ conditionKey }) => conditionKey === key);
      const at = criteria.findIndex((criterion) => names(criterion, { key, text }));
      const tested = said === undefined ? match.result.results[at] : undefined;
      // An open condition that nothing tests is not "to be clarified" but simply not confirmed yet.
      const isTested = criteria[at]?.alsoCovers.includes(text) ?? false;
      if (tested !== undefined && (isTested || tested.result !== 'unknown')) {
        const state = tested.result === 'unknown' ? 'open' : tested.result;
        return { text, isTested: true, state, note: tested.reason, confirmedOn: null };
      }
      return {
        text,
        isTested: false,
        state: said?.result ?? 'open',
        note: said?.note ?? '',
        confirmedOn: said ? berlinDay(new Date(said.confirmedAt)) : null,
      };
    });
}
