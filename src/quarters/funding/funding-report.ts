import type { CatalogueEntry } from '../../programmes/catalogue-service.ts';
import { windowStateOn } from '../../programmes/window-state.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import { yearsAround, type Timeline, type TimelineFill } from '../../shared/timeline-geometry.ts';
import type { Funding, Need } from '../needs/need.ts';
import { shortNeedTitle } from '../needs/need.ts';
import { fundingState, hasEnded } from './funding-states.ts';
import { fundingLabel } from './funding-words.ts';
import type { QuarterPortfolio } from '../quarter-dossier.ts';
import type { Quarter } from '../quarter.ts';
import type { NextDeadline } from './funding-gap-dates.ts';
import { fundingGaps, type FundingGap } from './funding-gap.ts';

/** All money of all quarters on one day: what pays, until when, and where nothing follows. */
export interface FundingReport {
  today: Day;
  /** Nearest end first, unknown ends last. */
  gaps: readonly GapEntry[];
  /** By quarter, then as they begin; without what ended before last year. */
  fundings: readonly FundingEntry[];
}

export interface GapEntry {
  gap: FundingGap;
  quarter: Quarter;
}

export interface FundingEntry {
  need: Need;
  quarter: Quarter;
  funding: Funding;
  fill: Exclude<TimelineFill, 'gap'>;
  /** "bewilligt, bis 31.12.2027", for a bar. */
  stateText: string;
  /** "bewilligt ab 01.07.2027", as on the page of the need. */
  state: string;
  gap: FundingGap | null;
  isDemo: boolean;
}

export const fillNames: Record<TimelineFill, string> = {
  granted: 'bewilligt',
  partly: 'teilweise',
  vacant: 'unbesetzt',
  applied: 'beantragt',
  gap: 'nichts bewilligt',
};

export function fundingReport(
  { needs, quarters, budgetDays }: Pick<QuarterPortfolio, 'needs' | 'quarters' | 'budgetDays'>,
  entries: readonly Pick<CatalogueEntry, 'id' | 'programme'>[],
  today: Day,
): FundingReport {
  const deadlineOf = deadlinesOf(entries, today);
  const context = { today, deadlineOf, budgetDayOf: (id: string) => budgetDays.get(id) ?? null };
  const gaps = fundingGaps(needs, context).flatMap((gap): GapEntry[] => {
    const quarter = quarters.find(({ id }) => id === gap.need.quarterId);
    return quarter ? [{ gap, quarter }] : [];
  });
  const gapsByFunding = new Map(gaps.map(({ gap }) => [gap.funding.id, gap]));
  const since = `${Number(today.slice(0, 4)) - 1}-01-01`;
  return {
    today,
    gaps,
    fundings: quarters.flatMap((quarter) =>
      needs
        .filter(({ quarterId }) => quarterId === quarter.id)
        .flatMap((need) =>
          need.fundings
            .filter((funding) => !hasEnded(funding, since))
            .toSorted((a, b) => (a.fromOn ?? '').localeCompare(b.fromOn ?? ''))
            .map((funding) => ({
              need,
              quarter,
              funding,
              fill: fillOf(funding, today),
              stateText: stateText(funding, today),
              state: fundingState(funding, today).text,
              gap: gapsByFunding.get(funding.id) ?? null,
              isDemo: need.origin === 'demo' || funding.origin === 'demo',
            })),
        ),
    ),
  };
}

/** The next deadline of a programme on a day; a guideline's validity is none. */
function deadlinesOf(
  entries: readonly Pick<CatalogueEntry, 'id' | 'programme'>[],
  today: Day,
): (programmeId: string) => NextDeadline | null {
  const programmes = new Map(entries.map(({ id, programme }) => [id, programme]));
  return (id) => {
    const programme = programmes.get(id);
    const state = programme && windowStateOn(programme.window, today);
    if (state?.state !== 'open' || state.until === null) return null;
    const { on, what } = state.until;
    return { on, what: [programme?.shortTitle, what].filter(Boolean).join(', ') };
  };
}

function fillOf(funding: Funding, today: Day): FundingEntry['fill'] {
  const { kind } = fundingState(funding, today);
  if (kind === 'applied' || kind === 'vacant') return kind;
  if (funding.status === 'applied') return 'applied';
  return funding.extent === 'voll' ? 'granted' : 'partly';
}

function stateText(funding: Funding, today: Day): string {
  const { fromOn, untilOn } = funding;
  const end = untilOn === null ? 'Ende nicht bekannt' : `bis ${formatDay(untilOn)}`;
  const begin = fromOn === null ? '' : `${formatDay(fromOn)} `;
  return `${fillNames[fillOf(funding, today)]}, ${begin}${end}`;
}

/** The picture of these fundings, grouped by quarter. */
export function fundingTimeline(fundings: readonly FundingEntry[], today: Day): Timeline {
  const days = fundings.flatMap(({ funding, gap }) => [
    funding.fromOn,
    funding.untilOn,
    gap?.cost.untilOn ?? null,
  ]);
  const fills = [...new Set(fundings.map(({ fill }) => fill))];
  const open = fundings.filter(({ gap }) => gap !== null && gap.endsOn !== null).length;
  const quarters = [...new Set(fundings.map(({ quarter }) => quarter))];
  return {
    title: 'Finanzierungen nach Quartieren',
    description: `${fundings.length} Finanzierungen in ${quarters.length} Quartieren als Balken über die Jahre; bei ${open} davon ist nach dem Ende nichts bewilligt. Dieselben Angaben stehen in der Tabelle darunter.`,
    ...yearsAround(days, today, { before: 1, after: 4 }),
    today,
    todayLabel: `heute, ${formatDay(today)}`,
    fillNames: [...fills, ...(open > 0 ? (['gap'] as const) : [])].map((fill) => ({
      fill,
      name: fillNames[fill],
    })),
    groups: quarters.map((quarter) => ({
      label: quarter.name,
      rows: fundings
        .filter((entry) => entry.quarter === quarter)
        .map((entry) => ({
          label: demoMarked(entry),
          detail: `${shortNeedTitle(entry.need)} · ${entry.stateText}`,
          bars: barsOf(entry),
        })),
    })),
  };
}

function barsOf({
  funding,
  fill,
  gap,
}: FundingEntry): Timeline['groups'][number]['rows'][number]['bars'] {
  const own = { fill, from: funding.fromOn, until: funding.untilOn };
  if (!gap?.from) return [own];
  return [own, { fill: 'gap', from: gap.from, until: gap.until }];
}

function demoMarked({ funding, isDemo }: FundingEntry): string {
  return fundingLabel({ label: funding.label, origin: isDemo ? 'demo' : funding.origin });
}
