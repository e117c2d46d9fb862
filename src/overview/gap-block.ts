import { fundingGapsPath, needPath } from '../paths.ts';
import {
  budgetText,
  continuationText,
  costText,
  endText,
  gapPlace,
} from '../quarters/funding/funding-gap-words.ts';
import {
  fundingTimeline,
  type FundingReport,
  type GapEntry,
} from '../quarters/funding/funding-report.ts';
import { fundingLabel } from '../quarters/funding/funding-words.ts';
import { timelinePicture, type TimelinePicture } from '../quarters/funding/timeline-picture.ts';

/** Where money ends and nothing follows, in short; the report has the rest. */
export interface GapBlock {
  heading: string;
  rows: {
    title: string;
    href: string;
    funding: string;
    end: string;
    cost: string;
    continuation: string;
    budget: string;
  }[];
  picture: TimelinePicture | null;
  unknownText: string | null;
  allHref: string;
}

const shown = 5;

/** @returns null where all money has an end that is known and a successor */
export function gapBlock(report: FundingReport): GapBlock | null {
  const { gaps, fundings, today } = report;
  if (gaps.length === 0) return null;
  const ending = gaps.filter(({ gap }) => gap.endsOn !== null);
  const unknown = gaps.length - ending.length;
  const nearest = ending.slice(0, shown);
  const pictured = fundings.filter(({ need }) => nearest.some(({ gap }) => gap.need === need));
  return {
    heading: headingOf(ending.length),
    rows: nearest.map((entry) => rowOf(entry, today)),
    picture: timelinePicture(fundingTimeline(pictured, today)),
    unknownText: unknown === 0 ? null : unknownText(unknown),
    allHref: fundingGapsPath(),
  };
}

export function headingOf(count: number): string {
  if (count === 0) return 'Anschlussfinanzierung';
  return count === 1
    ? 'Anschlussfinanzierung offen: 1 Finanzierung endet in 24 Monaten'
    : `Anschlussfinanzierung offen: ${count} Finanzierungen enden in 24 Monaten`;
}

function unknownText(count: number): string {
  return count === 1
    ? 'Bei 1 Finanzierung ist das Ende nicht bekannt.'
    : `Bei ${count} Finanzierungen ist das Ende nicht bekannt.`;
}

function rowOf({ gap, quarter }: GapEntry, today: string): GapBlock['rows'][number] {
  return {
    title: gapPlace(gap, quarter.name),
    href: needPath(gap.need.id),
    funding: fundingLabel(gap.funding),
    end: endText(gap),
    cost: costText(gap.cost),
    continuation: continuationText(gap.continuation, today),
    budget: budgetText(gap.budget, today),
  };
}
