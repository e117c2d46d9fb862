import type { PageView } from '../../http/page-parts.ts';
import { needsPath, quarterPath } from '../../paths.ts';
import type { Day } from '../../shared/dates.ts';
import type { NeedDossier } from '../quarter-dossier.ts';
import type { FundingListView } from '../funding/funding-views.ts';
import { needView, type NeedView } from './need-views.ts';

/** The page of one need; costs and fundings have partials of their own. */
export interface NeedPageView extends PageView {
  place: string;
  quarterHref: string;
  need: NeedView;
  fundings: FundingListView;
}

export function needPageView(
  dossier: NeedDossier,
  { today, fundings }: { today: Day; fundings: FundingListView },
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
    need: needView(need, { today, projects, carrierName: (id) => names.get(id) }),
    fundings,
  };
}
