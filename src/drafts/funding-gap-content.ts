import {
  boundedCents,
  budgetText,
  continuationText,
  costNotes,
  endText,
  followingText,
  gapPlace,
  lostPostsText,
  lostText,
} from '../quarters/funding/funding-gap-words.ts';
import {
  fundingTimeline,
  type FundingReport,
  type GapEntry,
} from '../quarters/funding/funding-report.ts';
import { fundingLabel } from '../quarters/funding/funding-words.ts';
import { shortNeedTitle } from '../quarters/needs/need.ts';
import { formatDay, type Day } from '../shared/dates.ts';
import type { Block, DraftDocument, TableBlock } from './document.ts';
import { heading, note, paragraph } from './draft-content-blocks.ts';

/** What the printed report is made of. */
export interface FundingGapFacts {
  report: FundingReport;
  municipalityNames: readonly string[];
}

/** Where money ends without a successor, to print and to hand on: the answer, dates, costs, picture, every funding. Pure. */
export function fundingGapDocument({ report, municipalityNames }: FundingGapFacts): DraftDocument {
  const { gaps, fundings, today } = report;
  const hasDemo = fundings.some(({ isDemo }) => isDemo);
  const ending = gaps.filter(({ gap }) => gap.endsOn !== null);
  const unknown = gaps.filter(({ gap }) => gap.endsOn === null);
  return {
    schemaVersion: 1,
    title: 'Anschlussfinanzierung',
    subtitle: `${municipalityNames.join(', ')}, Stand ${formatDay(today)}`,
    watermark: `${hasDemo ? 'Enthält erfundene Demo-Werte, jeweils gekennzeichnet · ' : ''}Interner Bericht: Finanzierungen, die ohne Anschluss enden`,
    footer: `${municipalityNames.join(', ')} · Stand ${formatDay(today)}`,
    language: 'de',
    blocks: [
      paragraph(summaryOf(ending.length, unknown.length)),
      heading(1, 'Was endet und bis wann zu handeln ist'),
      ...(ending.length === 0 ? [] : [datesTable(ending, today), costTable(ending)]),
      ...unknownBlocks(unknown),
      heading(1, 'Zeitleiste über alle Quartiere'),
      { kind: 'timeline', ...fundingTimeline(fundings, today) },
      heading(1, 'Alle Finanzierungen'),
      fundingTable(report),
      note(
        '„Annahme“ heißt: nicht eingetragen, sondern aus der üblichen Frist gerechnet. Ein Antrag zählt nicht als Geld.',
      ),
    ],
  };
}

function summaryOf(ending: number, unknown: number): string {
  const ends =
    ending === 0
      ? 'In den nächsten 24 Monaten endet keine eingetragene Finanzierung ohne Anschluss.'
      : `In den nächsten 24 Monaten ${ending === 1 ? 'endet 1 Finanzierung' : `enden ${ending} Finanzierungen`}, ohne dass nahtlos etwas bewilligt ist, das dasselbe bezahlt.`;
  if (unknown === 0) return ends;
  return `${ends} Bei ${unknown === 1 ? '1 weiteren' : `${unknown} weiteren`} ist das Ende nicht bekannt.`;
}

function table(
  caption: string,
  columns: readonly [header: string, share: number, align?: 'right'][],
  rows: readonly string[][],
): TableBlock {
  return {
    kind: 'table',
    caption,
    columns: columns.map(([header, share, align]) => ({ header, share, align: align ?? 'left' })),
    rows: rows.map((cells) => ({ cells, emphasis: false })),
    notes: [],
  };
}

const placeOf = ({ gap, quarter }: GapEntry): string =>
  `${quarter.name}, ${shortNeedTitle(gap.need)}: ${fundingLabel({ label: gap.funding.label, origin: gap.isDemo ? 'demo' : gap.funding.origin })}`;

function datesTable(entries: readonly GapEntry[], today: Day): Block {
  return table(
    'Ende, Folgen und Termine',
    [
      ['Quartier, Bedarf, Finanzierung', 2.4],
      ['Endet am', 1.2],
      ['Verliert das Geld; danach', 2.6],
      ['Fortsetzungsantrag bis', 2],
      ['Anmeldung zum Haushalt bis', 2],
    ],
    entries.map((entry) => {
      const { gap } = entry;
      const lost = [lostText(gap), lostPostsText(gap)].filter((text) => text !== null).join('; ');
      return [
        placeOf(entry),
        endText(gap),
        `${lost}. Danach: ${followingText(gap)}`,
        continuationText(gap.continuation, today),
        budgetText(gap.budget, today),
      ];
    }),
  );
}

/** At most five budget years stand beside each other. */
const mostYears = 5;

function costTable(entries: readonly GapEntry[]): Block {
  const all = entries.flatMap(({ gap }) => gap.cost.years.map(({ year }) => year));
  const years = [...new Set(all)].sort((a, b) => a - b).slice(0, mostYears);
  const cells = ({ gap }: GapEntry): string[] => {
    if (gap.cost.years.length === 0) return years.map(() => 'nicht bezifferbar');
    return years.map((year) => {
      const found = gap.cost.years.find((one) => one.year === year);
      return found ? boundedCents(gap.cost.bound, found.amountCents) : '–';
    });
  };
  return {
    ...table(
      'Was die Lücken kosten, nach Haushaltsjahren',
      [
        ['Quartier, Bedarf, Finanzierung', 2.6],
        ...years.map((year): [string, number, 'right'] => [String(year), 1.2, 'right']),
      ],
      entries.map((entry) => [placeOf(entry), ...cells(entry)]),
    ),
    notes: entries.flatMap((entry) => {
      const notes = costNotes(entry.gap);
      return notes.length === 0
        ? []
        : [`${gapPlace(entry.gap, entry.quarter.name)}: ${notes.join('; ')}.`];
    }),
  };
}

function unknownBlocks(entries: readonly GapEntry[]): Block[] {
  if (entries.length === 0) return [];
  return [
    heading(2, 'Ende nicht bekannt'),
    table(
      'Finanzierungen ohne eingetragenes Ende',
      [
        ['Quartier, Bedarf, Finanzierung', 2],
        ['Ende', 1.4],
        ['Bezahlt', 2],
      ],
      entries.map((entry) => [placeOf(entry), endText(entry.gap), lostText(entry.gap)]),
    ),
  ];
}

function fundingTable({ fundings }: FundingReport): Block {
  const day = (on: Day | null): string => (on === null ? 'nicht bekannt' : formatDay(on));
  return table(
    'Finanzierungen nach Quartieren',
    [
      ['Finanzierung', 2.4],
      ['Quartier, Bedarf', 2],
      ['Stand', 1.2],
      ['Von', 1.1],
      ['Bis', 1.1],
    ],
    fundings.map(({ need, quarter, funding, state, isDemo }) => [
      fundingLabel({ label: funding.label, origin: isDemo ? 'demo' : funding.origin }),
      `${quarter.name}, ${shortNeedTitle(need)}`,
      state,
      day(funding.fromOn),
      day(funding.untilOn),
    ]),
  );
}
