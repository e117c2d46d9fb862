import type { StatusTag } from '../../http/page-parts.ts';
import { matchesPath, needPath, projectPath } from '../../paths.ts';
import {
  applicantLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import type { ProjectSummary } from '../../projects/project.ts';
import { formatMonth, lastDayOfPeriod, type Day } from '../../shared/dates.ts';
import { joinGerman } from '../../shared/text.ts';
import {
  buildingBlockLabels,
  costPerYear,
  describeCost,
  type CostItem,
  type Need,
  type Source,
} from './need.ts';
import { describeOwnShare } from './need-own-share.ts';
import { presentFacts } from './need-present-views.ts';
import { needStateOn, needStateSigns, type NeedState } from './need-state.ts';
import { hasEnded } from '../funding/funding-states.ts';
import { fundingLabel, fundingText } from '../funding/funding-words.ts';
import { dutyLabels, needOriginLabels, priorityLabels } from '../quarter-labels.ts';

/** A need as its quarter's page shows it. */
export interface NeedView {
  anchor: string;
  href: string;
  title: string;
  description: string;
  /** Building block, period, target groups and origin in one line. */
  summary: string;
  isDemo: boolean;
  state: StatusTag;
  stateDetails: string[];
  cost: string;
  costReservation: string | null;
  facts: { label: string; value: string | null }[];
  /** What has ended is told on the need's own page. */
  fundings: {
    heading: string;
    label: string;
    text: string;
    note: string | null;
    source: SourceLink | null;
  }[];
  source: SourceLink | null;
  projects: { title: string; href: string }[];
  matchesHref: string;
}

export interface SourceLink {
  text: string;
  href: string | null;
  year: null;
}

export interface NeedContext {
  today: Day;
  projects: readonly ProjectSummary[];
  carrierName: (id: string) => string | undefined;
}

export function needView(need: Need, { today, projects, carrierName }: NeedContext): NeedView {
  const own = projects.filter((project) => project.needId === need.id);
  const state = needStateOn(need, own, today);
  const sum = costPerYear(need);
  return {
    anchor: `bedarf-${need.key}`,
    href: needPath(need.id),
    title: need.title,
    description: need.description,
    summary: summaryLine(need),
    isDemo: need.origin === 'demo',
    state: needStateTag(state),
    stateDetails: state.details,
    cost: describeCost(sum),
    costReservation: sum.missing.length === 0 ? null : missingItemsText(sum.missing),
    facts: needFacts(need, carrierName),
    fundings: need.fundings
      .filter((funding) => !hasEnded(funding, today))
      .map((funding) => ({
        heading: funding.status === 'granted' ? 'Heutige Finanzierung' : 'Antrag',
        label: fundingLabel(funding),
        text: fundingText(funding),
        note: funding.note,
        source: sourceLink(funding.source),
      })),
    source: sourceLink(need.source),
    projects: own.map(({ id, title }) => ({ title, href: projectPath(id) })),
    matchesHref: matchesPath(need.id),
  };
}

export function needStateTag(state: Pick<NeedState, 'kind' | 'text'>): StatusTag {
  return { ...needStateSigns[state.kind], text: state.text };
}

export function missingItemsText(missing: readonly CostItem[]): string {
  const labels = joinGerman(missing.map((item) => item.label));
  return `Ohne Betrag, daher Untergrenze: ${labels}.`;
}

/** "07/2027 bis 06/2030 (36 Monate)"; what is not known is left to the reader to fill in. */
export function periodText({
  startMonth,
  months,
}: Pick<Need, 'startMonth' | 'months'>): string | null {
  if (startMonth === null) return months === null ? null : `${months} Monate, Beginn offen`;
  if (months === null) return `ab ${formatMonth(startMonth)}, Dauer offen`;
  const end = formatMonth(lastDayOfPeriod(startMonth, months).slice(0, 7));
  return `${formatMonth(startMonth)} bis ${end} (${months} Monate)`;
}

function summaryLine(need: Need): string {
  const { buildingBlock } = need;
  return [
    buildingBlock === null ? 'Weiterer Bedarf' : `Baustein ${buildingBlockLabels[buildingBlock]}`,
    periodText(need) ?? 'Zeitraum offen',
    need.targetGroups.length === 0
      ? 'Zielgruppen offen'
      : `für ${joinGerman(need.targetGroups.map((code) => targetGroupLabels[code]))}`,
    needOriginLabels[need.origin],
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function needFacts(
  need: Need,
  carrierName: NeedContext['carrierName'],
): { label: string; value: string | null }[] {
  const forwarding = {
    true: 'vorgesehen',
    false: 'nicht vorgesehen',
    null: 'noch nicht entschieden',
  };
  return [
    {
      label: 'Priorität',
      value: need.priority === null ? 'noch nicht festgelegt' : priorityLabels[need.priority],
    },
    { label: 'Zeitraum', value: periodText(need) },
    {
      label: 'Zielgruppen',
      value: joinGerman(need.targetGroups.map((code) => targetGroupLabels[code])),
    },
    { label: 'Themen', value: joinGerman(need.topics.map((code) => topicLabels[code])) },
    {
      label: 'Wer beantragen kann',
      value: joinGerman(
        need.applicants.map((code) => applicantLabels[code]),
        'oder',
      ),
    },
    { label: 'Weiterleitung an einen Träger', value: forwarding[`${need.forwarding}`] },
    {
      label: 'Träger',
      value: need.carrierId === null ? 'noch nicht benannt' : (carrierName(need.carrierId) ?? null),
    },
    {
      label: 'Aufgabe der Kommune',
      value: need.duty === null ? 'noch nicht eingeordnet' : dutyLabels[need.duty],
    },
    {
      label: 'Eigenmittel im Jahr',
      value: describeOwnShare(need) ?? 'nicht angegeben',
    },
    ...presentFacts(need),
  ];
}

export function sourceLink(source: Source | null): SourceLink | null {
  return source === null ? null : { text: source.title, href: source.url, year: null };
}
