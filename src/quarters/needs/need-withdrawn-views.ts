import type { PageView } from '../../http/page-parts.ts';
import { needsPath, restoreNeedPath } from '../../paths.ts';
import { formatDayOf } from '../../shared/dates.ts';
import type { WithdrawnNeed } from './need-draft.ts';

/** What stands at the address of a need that was withdrawn, for who may take it up again. */
export interface WithdrawnNeedView extends PageView {
  isDemo: boolean;
  withdrawnOn: string;
  restoreAction: string;
  listHref: string;
}

export function withdrawnNeedView({
  id,
  title,
  origin,
  withdrawnAt,
}: WithdrawnNeed): WithdrawnNeedView {
  return {
    title,
    breadcrumbs: [
      { label: 'Bedarfe', href: needsPath() },
      { label: title, href: null },
    ],
    isDemo: origin === 'demo',
    withdrawnOn: formatDayOf(withdrawnAt),
    restoreAction: restoreNeedPath(id),
    listHref: needsPath(),
  };
}
