import { matchesPath, needPath, quarterPath } from '../../paths.ts';
import { costsText } from '../match-list-views.ts';
import type { NeedWithMatches } from '../need-case.ts';

/** Needs nothing in the catalogue is for. */
export interface GapsView {
  heading: string;
  needs: GapRow[];
  moreText: string | null;
}

interface GapRow {
  title: string;
  href: string;
  matchesHref: string;
  quarter: string;
  quarterHref: string;
  costs: string;
  isDemo: boolean;
}

const shownGaps = 12;

export function gapsOf(needs: readonly NeedWithMatches[]): GapsView | null {
  const without = needs.filter(({ matches }) => matches.length === 0);
  if (without.length === 0) return null;
  return {
    heading: `${without.length === 1 ? 'Ein Bedarf' : `${without.length} Bedarfe`} ohne jeden Treffer`,
    needs: without.slice(0, shownGaps).map(({ need, quarter }) => ({
      title: need.title,
      href: needPath(need.id),
      matchesHref: matchesPath(need.id),
      quarter: quarter.name,
      quarterHref: quarterPath(quarter.slug),
      costs: costsText(need),
      isDemo: need.origin === 'demo',
    })),
    moreText:
      without.length > shownGaps
        ? `Hier stehen die ersten ${shownGaps}; alle stehen in der Datei der Bedarfe.`
        : null,
  };
}
