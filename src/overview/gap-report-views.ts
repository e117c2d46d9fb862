import type { ListRow } from '../http/lists.ts';
import type { PageView } from '../http/page-parts.ts';
import {
  fundingGapsPath,
  fundingGapsPdfPath,
  listAs,
  needPath,
  quarterPath,
  reportsPath,
} from '../paths.ts';
import {
  budgetText,
  continuationText,
  costNotes,
  costText,
  endText,
  followingText,
  gapPlace,
  lostPostsText,
  lostText,
} from '../quarters/funding/funding-gap-words.ts';
import {
  fundingTimeline,
  type FundingEntry,
  type FundingReport,
  type GapEntry,
} from '../quarters/funding/funding-report.ts';
import { fundingLabel } from '../quarters/funding/funding-words.ts';
import { timelinePicture, type TimelinePicture } from '../quarters/funding/timeline-picture.ts';
import { shortNeedTitle } from '../quarters/needs/need.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import { headingOf } from './gap-block.ts';

export interface GapReportView extends PageView {
  lead: string;
  heading: string;
  gaps: GapCard[];
  unknown: GapCard[];
  picture: TimelinePicture | null;
  fundings: {
    quarter: string;
    quarterHref: string;
    need: string;
    needHref: string;
    label: string;
    state: string;
    from: string;
    until: string;
    after: string;
    isDemo: boolean;
  }[];
  csvHref: string;
  jsonHref: string;
  pdfHref: string;
}

interface GapCard {
  title: string;
  href: string;
  isDemo: boolean;
  funding: string;
  facts: { label: string; value: string }[];
  notes: string[];
}

export function gapReportView({ gaps, fundings, today }: FundingReport): GapReportView {
  const ending = gaps.filter(({ gap }) => gap.endsOn !== null);
  return {
    title: 'Anschlussfinanzierung',
    breadcrumbs: [
      { label: 'Berichte', href: reportsPath() },
      { label: 'Anschlussfinanzierung', href: null },
    ],
    lead: `Stand ${formatDay(today)}. Welche bewilligte Finanzierung in den nächsten 24 Monaten endet, ohne dass nahtlos etwas bewilligt ist, das dasselbe bezahlt. Ein Antrag zählt nicht als Geld.`,
    heading: headingOf(ending.length),
    gaps: ending.map((entry) => cardOf(entry, today)),
    unknown: gaps.filter(({ gap }) => gap.endsOn === null).map((entry) => cardOf(entry, today)),
    picture: timelinePicture(fundingTimeline(fundings, today)),
    fundings: fundings.map(fundingRow),
    csvHref: listAs(fundingGapsPath(), 'csv'),
    jsonHref: listAs(fundingGapsPath(), 'json'),
    pdfHref: fundingGapsPdfPath(),
  };
}

function cardOf({ gap, quarter }: GapEntry, today: Day): GapCard {
  const posts = lostPostsText(gap);
  return {
    title: gapPlace(gap, quarter.name),
    href: needPath(gap.need.id),
    isDemo: gap.isDemo,
    funding: fundingLabel(gap.funding),
    facts: [
      { label: 'Endet am', value: endText(gap) },
      { label: 'Verliert das Geld', value: lostText(gap) },
      ...(posts === null ? [] : [{ label: 'Stellen', value: posts }]),
      { label: 'Danach', value: followingText(gap) },
      { label: 'Kosten danach', value: costText(gap.cost) },
      { label: 'Fortsetzungsantrag bis', value: continuationText(gap.continuation, today) },
      { label: 'Anmeldung zum Haushalt bis', value: budgetText(gap.budget, today) },
    ],
    notes: costNotes(gap),
  };
}

function fundingRow(entry: FundingEntry): GapReportView['fundings'][number] {
  const { need, quarter, funding, gap } = entry;
  return {
    quarter: quarter.name,
    quarterHref: quarterPath(quarter.slug),
    need: shortNeedTitle(need),
    needHref: needPath(need.id),
    label: funding.label,
    state: entry.state,
    from: funding.fromOn === null ? 'nicht bekannt' : formatDay(funding.fromOn),
    until: funding.untilOn === null ? 'nicht bekannt' : formatDay(funding.untilOn),
    after: gap === null ? 'keine Lücke bekannt' : followingText(gap),
    isDemo: entry.isDemo,
  };
}

/** One row of the `.csv` and `.json` list: a funding that ends, or may end, without a successor. */
export function gapRows({ gaps, today }: FundingReport): ListRow[] {
  const years = [...new Set(gaps.flatMap(({ gap }) => gap.cost.years.map(({ year }) => year)))];
  return gaps.map(({ gap, quarter }): ListRow => {
    const costs = years
      .toSorted((a, b) => a - b)
      .map((year): [string, number | null] => {
        const found = gap.cost.years.find((one) => one.year === year);
        return [`costEuros${year}`, found ? found.amountCents / 100 : null];
      });
    return {
      id: gap.funding.id,
      quarter: quarter.slug,
      quarterName: quarter.name,
      need: gap.need.title,
      funding: fundingLabel(gap.funding),
      isDemo: gap.isDemo,
      endsOn: gap.endsOn,
      withoutMoneyFrom: gap.from,
      withoutMoneyUntil: gap.until,
      loses: lostText(gap),
      postsFilled: gap.funding.postsFilled,
      postsVacant: gap.funding.postsVacant,
      following: followingText(gap),
      ...Object.fromEntries(costs),
      cost: costText(gap.cost),
      costNotes: costNotes(gap),
      continuationDueOn: gap.continuation.on,
      continuation: continuationText(gap.continuation, today),
      budgetDueOn: gap.budget.on,
      budget: budgetText(gap.budget, today),
    };
  });
}
