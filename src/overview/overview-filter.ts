import type { FieldView } from '../http/page-parts.ts';
import { hasVacantPosts } from '../quarters/funding/funding-states.ts';
import { needStateKinds, needStateOn, type NeedStateKind } from '../quarters/needs/need-state.ts';
import type { Need } from '../quarters/needs/need.ts';
import {
  blockCodeLabels,
  blockCodeOf,
  blockCodes,
  type BlockCode,
} from '../quarters/quarter-labels.ts';
import type { QuarterPortfolio } from '../quarters/quarter-dossier.ts';
import type { Day } from '../shared/dates.ts';

/** A state, or beside every state that money runs and posts are vacant. */
export const askedStates = [...needStateKinds, 'vacantPosts'] as const;
export type AskedState = NeedStateKind | 'vacantPosts';

/** What part of the Lage is asked for; null means "all". */
export interface OverviewQuery {
  state: AskedState | null;
  block: BlockCode | null;
  districtId: string | null;
}

export const wholeOverview: OverviewQuery = { state: null, block: null, districtId: null };

/** States as they stand in an address. */
const stateCodes: Record<AskedState, string> = {
  granted: 'bewilligt',
  partlyFunded: 'teilweise',
  vacant: 'unbesetzt',
  applied: 'beantragt',
  draft: 'entwurf',
  open: 'offen',
  vacantPosts: 'stellen-unbesetzt',
};

const stateChoices: Record<AskedState, string> = {
  granted: 'bewilligt',
  partlyFunded: 'teilweise finanziert',
  vacant: 'unbesetzt (alle Stellen)',
  applied: 'beantragt',
  draft: 'Entwurf',
  open: 'offen',
  vacantPosts: 'mit unbesetzten Stellen',
};

/** Unknown codes in an address mean "all": an old link still shows the Lage. */
export function readOverviewQuery(
  query: Readonly<Record<string, unknown>>,
  { quarters }: Pick<QuarterPortfolio, 'quarters'>,
): OverviewQuery {
  const district = quarters.find(({ districtId }) => districtId === query['stadtteil']);
  return {
    state: askedStates.find((state) => stateCodes[state] === query['stand']) ?? null,
    block: blockCodes.find((code) => code === query['baustein']) ?? null,
    districtId: district?.districtId ?? null,
  };
}

/** The query as it stands in an address; empty values are left out there. */
export function overviewParameters(query: OverviewQuery): Record<string, string> {
  return {
    stand: query.state === null ? '' : stateCodes[query.state],
    baustein: query.block ?? '',
    stadtteil: query.districtId ?? '',
  };
}

export function isFiltered({ state, block, districtId }: OverviewQuery): boolean {
  return state !== null || block !== null || districtId !== null;
}

/** The needs that were asked for, and the quarters that have one of them. */
export function filterPortfolio(
  portfolio: QuarterPortfolio,
  query: OverviewQuery,
  today: Day,
): QuarterPortfolio {
  if (!isFiltered(query)) return portfolio;
  const { quarters, needs, projects } = portfolio;
  const inDistrict = quarters.filter(
    ({ districtId }) => query.districtId === null || districtId === query.districtId,
  );
  const isIn = (state: AskedState | null, need: Need, kind: NeedStateKind): boolean =>
    state === 'vacantPosts' ? hasVacantPosts(need.fundings, today) : [null, kind].includes(state);
  const isAsked = (need: Need): boolean => {
    const own = projects.filter((project) => project.needId === need.id);
    return (
      inDistrict.some(({ id }) => id === need.quarterId) &&
      (query.block === null || blockCodeOf(need.buildingBlock) === query.block) &&
      isIn(query.state, need, needStateOn(need, own, today).kind)
    );
  };
  const kept = needs.filter(isAsked);
  const isOnlyDistrict = query.state === null && query.block === null;
  return {
    ...portfolio,
    needs: kept,
    quarters: inDistrict.filter(
      ({ id }) => isOnlyDistrict || kept.some(({ quarterId }) => quarterId === id),
    ),
  };
}

export function filterFields(
  query: OverviewQuery,
  { quarters }: Pick<QuarterPortfolio, 'quarters'>,
): FieldView[] {
  const districts = new Map(
    quarters.map(({ districtId, districtName }) => [districtId, districtName]),
  );
  const asked = overviewParameters(query);
  const field = (
    name: string,
    label: string,
    choices: readonly { value: string; label: string }[],
  ): FieldView => ({ name, label, kind: 'select', value: asked[name] ?? '', options: choices });
  return [
    field('stand', 'Stand', [
      { value: '', label: 'Jeder Stand' },
      ...askedStates.map((state) => ({ value: stateCodes[state], label: stateChoices[state] })),
    ]),
    field('baustein', 'Baustein', [
      { value: '', label: 'Alle Bausteine' },
      ...blockCodes.map((code) => ({ value: code, label: blockCodeLabels[code] })),
    ]),
    field('stadtteil', 'Stadtteil', [
      { value: '', label: 'Alle Stadtteile' },
      ...[...districts]
        .map(([value, label]) => ({ value, label }))
        .sort((a, b) => a.label.localeCompare(b.label, 'de')),
    ]),
  ];
}
