import type { StatusTag } from '../http/page-parts.ts';
import { programmeNeedsPath } from '../matching/match-paths.ts';
import { matchPath, programmePath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { calendarPath } from '../schedule/schedule-paths.ts';
import { linkLabels } from './programme-labels.ts';
import type { OpenedProgramme } from './programme-page-service.ts';
import type { ProgrammeUse } from './quarter-use.ts';
import { similarProgrammes } from './similar-programmes.ts';
import { windowStateOn } from './window-state.ts';
import { windowTag } from './window-tag.ts';

/** What a programme page says about other programmes and about the reader's own quarters. */

export interface SimilarView {
  title: string;
  href: string;
  reason: string;
  window: StatusTag;
}

export function similarViews({ entry, others }: OpenedProgramme, today: Day): SimilarView[] {
  return similarProgrammes(entry.programme, others, today).map(({ programme, reason }) => ({
    title: programme.shortTitle,
    href: programmePath(programme.slug),
    reason,
    window: windowTag(windowStateOn(programme.window, today), today),
  }));
}

export interface LinkView {
  label: string;
  title: string;
  href: string;
}

/** Federal line, state strand, predecessor, successor, as they were entered in this record. */
export function linkViews({ entry, titles }: OpenedProgramme): LinkView[] {
  return entry.programme.links.map(({ slug, relation }) => ({
    label: linkLabels[relation],
    title: titles.get(slug) ?? slug,
    href: programmePath(slug),
  }));
}

export interface UseView {
  lead: string;
  /** Every need with its reasons; null while there is none. */
  allHref: string | null;
  /** The plan back from the deadline in one sentence, and where the sittings stand. */
  time: { words: string; isDemo: boolean; calendarHref: string } | null;
  quarters: {
    name: string;
    needs: { title: string; href: string; verdict: StatusTag; isDemo: boolean }[];
  }[];
}

/** null for roles that read no matches. */
export function useView(use: ProgrammeUse | null, slug: string): UseView | null {
  if (!use) return null;
  return {
    lead: useLead(use),
    allHref: use.neededInAll === 0 ? null : programmeNeedsPath(slug),
    time: use.time && { ...use.time, calendarHref: calendarPath() },
    quarters: use.quarters.map(({ name, needs }) => ({
      name,
      needs: needs.map(({ id, title, verdict, isDemo }) => ({
        title,
        href: matchPath(id, slug),
        verdict,
        isDemo,
      })),
    })),
  };
}

function useLead({ quarters, waitingForRound, neededInAll }: ProgrammeUse): string {
  if (neededInAll === 0) return 'In Ihrer Kommune ist noch kein Bedarf eingetragen.';
  const count = quarters.reduce((sum, { needs }) => sum + needs.length, 0);
  const waiting =
    waitingForRound === 0
      ? ''
      : ` Für ${waitingForRound} ${count === 0 ? '' : 'weitere '}${waitingForRound === 1 ? 'Bedarf' : 'Bedarfe'} käme eine nächste Runde infrage.`;
  if (count === 0) return `Zurzeit passt es zu keinem Ihrer ${neededInAll} Bedarfe.${waiting}`;
  return `Kommt für ${count} von ${neededInAll} Bedarfen in ${quarters.length === 1 ? 'einem Quartier' : `${quarters.length} Quartieren`} infrage.${waiting}`;
}
