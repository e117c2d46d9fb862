import type { PageView } from '../../http/page-parts.ts';
import { needsPath, quarterPath } from '../../paths.ts';
import type { Day } from '../../shared/dates.ts';
import type { NeedDossier } from '../quarter-dossier.ts';
import {
  needCostsView,
  type NeedCostsContext,
  type NeedCostsView,
} from '../costs/need-costs-views.ts';
import { needView, type NeedView } from './need-views.ts';

/** The page of one need; costs and fundings have partials of their own. */
export interface NeedPageView extends PageView {
  place: string;
  quarterHref: string;
  need: NeedView;
  costs: NeedCostsView;
}

export function needPageView(
  dossier: NeedDossier,
  { today, costs }: { today: Day; costs: NeedCostsContext },
): NeedPageView {
  const { need, quarter, municipality, projects, organisations } = dossier;
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
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
  };
}
