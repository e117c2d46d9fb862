import type { Can } from '../../accounts/access.ts';
import { historyRows, type HistoryRow } from '../../audit/history.ts';
import type { PageView } from '../../http/page-parts.ts';
import { bundlePath } from '../../matching/match-paths.ts';
import { editNeedPath, needsPath, quarterPath, withdrawNeedPath } from '../../paths.ts';
import type { Day } from '../../shared/dates.ts';
import type { NeedDossier } from '../quarter-dossier.ts';
import {
  needCostsView,
  type NeedCostsContext,
  type NeedCostsView,
} from '../costs/need-costs-views.ts';
import type { FundingListView } from '../funding/funding-views.ts';
import { aimViews, type AimView } from './need-aim-views.ts';
import type { NeedPageParts } from './need-opening-service.ts';
import { needView, type NeedView } from './need-views.ts';
import type { NeedMeasure } from './need.ts';

/** The page of one need; costs and fundings have partials of their own. */
export interface NeedPageView extends PageView {
  place: string;
  quarterHref: string;
  need: NeedView;
  costs: NeedCostsView;
  fundings: FundingListView;
  aims: AimView[];
  measures: readonly NeedMeasure[];
  history: HistoryRow[];
  /** The same need in other quarters, together; null for who reads no matches. */
  bundleHref: string | null;
  /** null for who may not change needs. */
  editHref: string | null;
  /** null for who may not change needs; `action` is null while a project hangs on the need. */
  withdrawal: { action: string | null } | null;
  /** Why withdrawing was refused. */
  problem: string | null;
}

export interface NeedPageContext extends NeedPageParts {
  costs: NeedCostsContext;
  fundings: FundingListView;
  today: Day;
  can: Can;
  problem?: string | null;
}

export function needPageView(
  dossier: NeedDossier,
  { figures, history, costs, fundings, today, can, problem = null }: NeedPageContext,
): NeedPageView {
  const { need, quarter, municipality, projects, organisations } = dossier;
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const mayEdit = can('need.edit');
  return {
    title: need.title,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: quarter.name, href: quarterPath(quarter.slug) },
      { label: need.title, href: null },
    ],
    place: `Bedarf im Quartier ${quarter.name}, ${municipality.name}`,
    quarterHref: quarterPath(quarter.slug),
    costs: needCostsView(need, costs),
    need: needView(need, { today, projects, carrierName: (id) => names.get(id) }),
    aims: aimViews(need.aims, figures, today),
    measures: need.measures,
    history: historyRows(history),
    bundleHref: can('match.read') ? bundlePath({ wie: need.id }) : null,
    editHref: mayEdit ? editNeedPath(need.id) : null,
    withdrawal: mayEdit ? { action: projects.length > 0 ? null : withdrawNeedPath(need.id) } : null,
    problem,
    fundings,
  };
}
