import type { PagingView } from '../../http/lists.ts';
import type { PageView, StatusTag } from '../../http/page-parts.ts';
import { levelLabels } from '../../programmes/programme-labels.ts';
import { describeWindow } from '../../programmes/window-state.ts';
import { berlinDay, formatDay } from '../../shared/dates.ts';
import { formatNumber } from '../../shared/text.ts';
import { criterionLabel, truthMarks, verdictTag } from '../match-labels.ts';
import type { SharedMatch } from './shared-match-service.ts';
import type { CriterionKind } from '../criteria/criterion.ts';

/** What a carrier sees of matches shared with its organisation: no costs, no notes of the administration. */
export interface SharedMatchesView extends PageView {
  countText: string;
  paging: PagingView;
  matches: {
    programme: string;
    level: string;
    officialHref: string | null;
    need: string;
    place: string;
    isDemo: boolean;
    verdict: StatusTag;
    window: string;
    sharedOn: string;
    note: string | null;
    reasons: { symbol: string; mark: string; cssClass: string; label: string; text: string }[];
  }[];
}

/**
 * Only these sentences hold neither what somebody noted nor a label of a cost item: of the other kinds the carrier reads
 * the condition itself, in the words of the source.
 */
const plainKinds: readonly CriterionKind[] = ['region', 'applicant', 'duration'];

/** Beside a public limit even yes or no would bound what the need costs, or tell how the city stands. */
const innerKinds: readonly CriterionKind[] = [
  'amount',
  'ownShare',
  'indicator',
  'financeWeak',
  'quota',
  'novelty',
  'combination',
];

/** @param count of all pages */
export function sharedMatchesView(
  shared: readonly SharedMatch[],
  { count, paging }: { count: number; paging: PagingView },
): SharedMatchesView {
  return {
    title: 'Geteilte Treffer',
    breadcrumbs: [{ label: 'Geteilte Treffer', href: null }],
    countText: count === 1 ? '1 geteilter Treffer' : `${formatNumber(count)} geteilte Treffer`,
    paging,
    matches: shared.map(({ shared: row, found }) => {
      const { need, quarter, municipality, match, on } = found;
      const { programme } = match.compiled;
      return {
        programme: programme.title,
        level: levelLabels[programme.level],
        officialHref: programme.url,
        need: need.title,
        place: `${quarter.name}, ${municipality.name}`,
        isDemo: need.origin === 'demo',
        verdict: verdictTag(match.result.verdict, match.group),
        window: describeWindow(match.window, on),
        sharedOn: formatDay(berlinDay(new Date(row.sharedAt))),
        note: row.sharedNote,
        reasons: reasonsOf(found),
      };
    }),
  };
}

function reasonsOf({
  match,
}: SharedMatch['found']): SharedMatchesView['matches'][number]['reasons'] {
  return match.compiled.criteria.flatMap((criterion, index) => {
    const found = match.result.results[index];
    if (!found || innerKinds.includes(criterion.kind)) return [];
    const { symbol, text: mark, cssClass } = truthMarks[found.result];
    const isPlain = plainKinds.includes(criterion.kind);
    const text = isPlain ? found.reason : 'text' in criterion ? criterion.text : '';
    return [{ symbol, mark, cssClass, label: criterionLabel(criterion), text }];
  });
}
