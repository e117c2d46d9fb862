import type { Can } from '../accounts/access.ts';
import type { PageView } from '../http/page-parts.ts';
import {
  comparePath,
  editProgrammePath,
  newCallPath,
  programmesPath,
  quickCheckPath,
} from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import type { ExampleState } from './example-state.ts';
import { indicatorNames } from './condition-test-text.ts';
import { checkStateView, type CheckStateView } from './programme-check-views.ts';
import {
  besideFact,
  withEvidence,
  type EvidenceView,
  type FactExtras,
} from './programme-evidence-views.ts';
import { legalBasis, moneyAndTime, procedure, what, who } from './programme-fact-list-views.ts';
import { factSection, type FactSection } from './programme-fact-section-views.ts';
import { formatAsOf } from './programme-facts-views.ts';
import { confidenceLabels, levelLabels } from './programme-labels.ts';
import type { OpenedProgramme } from './programme-page-service.ts';
import { pageSections, type PageSectionLink } from './programme-page-sections.ts';
import { callView, recordView, type CallView, type RecordView } from './programme-record-views.ts';
import {
  linkViews,
  similarViews,
  useView,
  type LinkView,
  type SimilarView,
  type UseView,
} from './programme-relation-views.ts';
import {
  conditionsWith,
  contactsOf,
  legalDates,
  successorOf,
  type ConditionView,
  type ContactView,
} from './programme-section-views.ts';
import { timeView, type TimeView } from './programme-window-views.ts';
import type { ProgrammeUse } from './quarter-use.ts';

export interface ProgrammeDetailView extends PageView {
  summary: string | null;
  level: string;
  asOf: string;
  isOld: boolean;
  confidence: string;
  officialHref: string | null;
  editHref: string | null;
  quickCheckHref: string;
  compareHref: string;
  sections: PageSectionLink[];
  money: FactSection;
  time: TimeView & { evidence: EvidenceView[]; sourceSays: string[] };
  who: FactSection;
  what: FactSection;
  blocking: ConditionView[];
  informative: ConditionView[];
  procedure: FactSection;
  documents: string[];
  contacts: ContactView[];
  legalBasis: FactSection;
  legalDates: { label: string; value: string }[];
  calls: CallView[];
  newCallHref: string | null;
  links: LinkView[];
  similar: SimilarView[];
  /** null for roles that read no matches. */
  use: UseView | null;
  check: CheckStateView | null;
  record: RecordView;
  /** Own programme of the visitor's municipality. */
  isOwn: boolean;
  isVanished: boolean;
  successor: { title: string; href: string } | null;
}

export interface DetailContext {
  today: Day;
  can: Can;
  use: ProgrammeUse | null;
  /** Slugs of programmes already chosen for the comparison. */
  chosen: readonly string[];
  /** How its examples come out. */
  examples: ExampleState;
}

/** The page of one programme for a reader in a hurry: money and time first. */
export function programmeDetailView(
  opened: OpenedProgramme,
  context: DetailContext,
): ProgrammeDetailView {
  const { programme, municipalityId } = opened.entry;
  const { sources } = opened;
  const body = bodyOf(opened, context);
  return {
    title: programme.title,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: programme.shortTitle, href: null },
    ],
    summary: programme.summary,
    level: levelLabels[programme.level],
    asOf: formatAsOf(programme.asOf),
    isOld: isOlderThanThreeYears(programme.asOf, context.today),
    confidence: confidenceLabels[programme.confidence],
    isOwn: municipalityId !== null,
    isVanished: sources.length > 0 && sources.every(({ vanishedAt }) => vanishedAt !== null),
    successor: successorOf(opened),
    ...headLinks(opened, context),
    ...body,
    sections: pageSections(body),
  };
}

function headLinks({ entry, isEditable }: OpenedProgramme, { can, chosen }: DetailContext) {
  const { slug, url } = entry.programme;
  return {
    officialHref: url,
    editHref: isEditable && can('programme.edit') ? editProgrammePath(slug) : null,
    newCallHref: isEditable && can('call.edit') ? newCallPath(slug) : null,
    quickCheckHref: quickCheckPath(slug),
    compareHref: comparePath([...chosen.filter((one) => one !== slug), slug]),
  };
}

/** Everything below the head, in the order of the page. */
function bodyOf(opened: OpenedProgramme, { today, can, use, examples }: DetailContext) {
  const { entry, isEditable, others } = opened;
  const { programme } = entry;
  const extras: FactExtras = { ...opened, checks: can('evidence.check') };
  const { evidence, sourceSays } = besideFact('window', extras);
  const indicatorName = indicatorNames(opened.indicators);
  const section = (facts: Parameters<typeof withEvidence>[0]) =>
    factSection(withEvidence(facts, extras));
  return {
    money: factSection(withEvidence(moneyAndTime(programme), extras), [
      'rate',
      'ownShare',
      'limits',
      'duration',
    ]),
    time: { ...timeView(programme, { today, others }), evidence, sourceSays },
    who: section(who(programme)),
    what: section(what(programme)),
    blocking: conditionsWith(programme, 'blocking', indicatorName),
    informative: conditionsWith(programme, 'informative', indicatorName),
    procedure: section(procedure(programme)),
    documents: programme.procedure.documents,
    contacts: contactsOf(programme),
    legalBasis: section(legalBasis(programme)),
    legalDates: legalDates(opened, today),
    calls: opened.calls.map((call) => callView(call, { slug: programme.slug, today, isEditable })),
    links: linkViews(opened),
    similar: similarViews(opened, today),
    use: useView(use, programme.slug),
    check: checkStateView(opened, {
      checks: can('evidence.check'),
      failing: examples.failing.length,
    }),
    record: recordView(opened),
  };
}

function isOlderThanThreeYears(asOf: string | null, today: Day): boolean {
  return asOf !== null && Number(today.slice(0, 4)) - Number(asOf.slice(0, 4)) > 3;
}
