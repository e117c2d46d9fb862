import type { StatusTag } from '../../http/page-parts.ts';
import { fundingPath, newFundingPath, programmePath } from '../../paths.ts';
import type { Programme } from '../../programmes/programme.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import { formatCentsShort } from '../../shared/money.ts';
import { joinGerman } from '../../shared/text.ts';
import type { Funding } from '../needs/need.ts';
import { needStateSigns } from '../needs/need-state.ts';
import { extentLabels } from '../quarter-labels.ts';
import type { NeedDossier } from '../quarter-dossier.ts';
import { budgetText, continuationText, costText, followingText } from './funding-gap-words.ts';
import { beyondCosts } from './funding-coverage.ts';
import { coveredItems, type FundingGap } from './funding-gap.ts';
import type { BudgetDay } from './funding-gap-dates.ts';
import { fundingReport, type FundingEntry } from './funding-report.ts';
import { fundingState, postsText } from './funding-states.ts';
import { missingAmountsText, yearsWithoutAmount } from './funding-years.ts';

/** What pays for a need, as its page shows it. */
export interface FundingListView {
  rows: FundingView[];
  /** More is granted than costs are entered; one sentence per year. */
  warnings: string[];
  /** null for those who only read. */
  addHref: string | null;
}

interface FundingView {
  label: string;
  tag: StatusTag;
  isDemo: boolean;
  facts: { label: string; value: string | null }[];
  programme: { title: string; href: string } | null;
  amounts: { year: string; text: string }[];
  /** Years of its period without an amount; null = none, or the period is not known. */
  missingAmounts: string | null;
  note: string | null;
  source: { text: string; href: string | null; year: null } | null;
  /** What follows on its end; null where nothing must be said. */
  after: { text: string; facts: { label: string; value: string }[] } | null;
  editHref: string | null;
}

interface FundingContext {
  today: Day;
  canEdit: boolean;
  programmes: readonly { id: string; programme: Programme }[];
  budgetDay: BudgetDay;
}

export function fundingListView(dossier: NeedDossier, context: FundingContext): FundingListView {
  const { need, quarter } = dossier;
  const { today, canEdit, programmes, budgetDay } = context;
  const budgetDays = new Map([[need.municipalityId, budgetDay]]);
  const known = { needs: [need], quarters: [quarter], budgetDays };
  const { fundings } = fundingReport(known, programmes, today);
  const entryOf = (id: string): FundingEntry | undefined =>
    fundings.find(({ funding }) => funding.id === id);
  return {
    warnings: beyondCosts(need).map(
      ({ year, cents }) =>
        `Bewilligt sind ${year} ${formatCentsShort(cents)} mehr, als an Kosten eingetragen ist.`,
    ),
    addHref: canEdit ? newFundingPath(need.id) : null,
    rows: need.fundings
      .toSorted((a, b) => latestFirst(a, b))
      .map((funding) => fundingView(funding, { dossier, context, gap: entryOf(funding.id)?.gap })),
  };
}

/** Unknown ends first: they are still running. */
function latestFirst(a: Funding, b: Funding): number {
  return (b.untilOn ?? '9999').localeCompare(a.untilOn ?? '9999');
}

function fundingView(
  funding: Funding,
  about: { dossier: NeedDossier; context: FundingContext; gap: FundingGap | null | undefined },
): FundingView {
  const { dossier, context, gap } = about;
  const { need } = dossier;
  const programme = context.programmes.find(({ id }) => id === funding.programmeId)?.programme;
  return {
    label: funding.label,
    tag: tagOf(funding, context.today),
    isDemo: funding.origin === 'demo',
    facts: factsOf(funding, dossier),
    programme: programme
      ? { title: programme.shortTitle, href: programmePath(programme.slug) }
      : null,
    amounts: funding.amounts.map(({ year, amountCents }) => ({
      year: String(year),
      text: formatCentsShort(amountCents),
    })),
    missingAmounts: missingAmountsOf(funding),
    note: funding.note,
    source: funding.source && { text: funding.source.title, href: funding.source.url, year: null },
    after: gap ? afterOf(gap, context.today) : null,
    editHref: context.canEdit ? fundingPath(need.id, funding.id) : null,
  };
}

function missingAmountsOf(funding: Funding): string | null {
  const years = yearsWithoutAmount(funding);
  return years.length === 0 ? null : missingAmountsText(years);
}

function tagOf(funding: Funding, today: Day): StatusTag {
  const { kind, text } = fundingState(funding, today);
  return kind === 'ended'
    ? { tone: 'neutral', text, symbol: '○' }
    : { ...needStateSigns[kind], text };
}

function factsOf(funding: Funding, { need, organisations }: NeedDossier): FundingView['facts'] {
  const { fromOn, untilOn, postsFilled, postsVacant, covers, carrierId } = funding;
  const day = (on: Day | null): string => (on === null ? 'nicht bekannt' : formatDay(on));
  const posts = [
    postsFilled === null ? null : `${postsText(postsFilled)} besetzt`,
    postsVacant === null ? null : `${postsText(postsVacant)} unbesetzt`,
  ].filter((part) => part !== null);
  const items = coveredItems(need, funding).map(({ label }) => label);
  return [
    { label: 'Umfang', value: extentLabels[funding.extent] },
    { label: 'Zeitraum', value: `von ${day(fromOn)} bis ${day(untilOn)}` },
    ...(carrierId === null
      ? []
      : [
          {
            label: 'Träger',
            value: organisations.find(({ id }) => id === carrierId)?.name ?? null,
          },
        ]),
    { label: 'Stellen', value: posts.length === 0 ? 'nicht angegeben' : joinGerman(posts) },
    {
      label: 'Bezahlt',
      value: covers.length === 0 ? 'keine einzelne Position angegeben' : joinGerman(items),
    },
  ];
}

function afterOf(gap: FundingGap, today: Day): FundingView['after'] {
  return {
    text: `Anschlussfinanzierung offen: ${followingText(gap)}.`,
    facts: [
      { label: 'Kosten danach', value: costText(gap.cost) },
      { label: 'Fortsetzungsantrag bis', value: continuationText(gap.continuation, today) },
      { label: 'Anmeldung zum Haushalt bis', value: budgetText(gap.budget, today) },
    ],
  };
}
