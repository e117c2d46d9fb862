import type { Actor } from '../../accounts/account-services.ts';
import { changesBetween, type AuditRecord } from '../../audit/audit.ts';
import {
  applicantLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import { formatMonth } from '../../shared/dates.ts';
import { formatCents } from '../../shared/money.ts';
import { conceptStatusLabels, dutyLabels, priorityLabels } from '../quarter-labels.ts';
import type { NeedDraft } from './need-draft.ts';
import { buildingBlockLabels, type Need } from './need.ts';

/** What is recorded of a need: codes, names and the period; of texts only that they changed. */

/** The part every entry about a need shares. */
export function needRecord(
  { personId, source }: Actor,
  { id, municipalityId }: Pick<Need, 'id' | 'municipalityId'>,
  what: Pick<AuditRecord, 'action' | 'summary' | 'changes'>,
): AuditRecord {
  return { personId, source, thingKind: 'need', thingId: id, municipalityId, ...what };
}

const texts = {
  description: 'Beschreibung',
  presentProvider: 'Wer dort schon arbeitet',
  runningSince: 'Seit wann',
  paidBy: 'Wer es bezahlt',
  conceptNote: 'Anmerkung zum Konzept',
  aims: 'Ziele',
  measures: 'Maßnahmen',
} as const satisfies Partial<Record<keyof NeedDraft, string>>;
type TextField = keyof typeof texts;

/** @param nameOf the name of an organisation */
export function savedNeedRecord(
  before: NeedDraft,
  after: NeedDraft,
  nameOf: (organisationId: string) => string,
): Pick<AuditRecord, 'summary' | 'changes'> | undefined {
  const changes = changesBetween(shownOf(before, nameOf), shownOf(after, nameOf));
  const changed = (Object.keys(texts) as TextField[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  if (changed.length === 0 && Object.keys(changes).length === 0) return undefined;
  const sentence =
    changed.length === 0 ? '' : `. Geändert: ${changed.map((field) => texts[field]).join(', ')}`;
  return { summary: `Bedarf „${after.title}“ geändert${sentence}`, changes };
}

/** Everything of a need that is no long text, in the words of the screen; also for showing both sides of a conflict. */
export function shownOf(
  draft: NeedDraft,
  nameOf: (organisationId: string) => string,
): Record<string, string | null> {
  const list = <Code extends string>(codes: readonly Code[], labels: Record<Code, string>) =>
    codes.length === 0 ? null : codes.map((code) => labels[code]).join(', ');
  const label = <Code extends string>(code: Code | null, labels: Record<Code, string>) =>
    code === null ? null : labels[code];
  return {
    title: draft.title,
    buildingBlock: label(draft.buildingBlock, buildingBlockLabels),
    priority: label(draft.priority, priorityLabels),
    topics: list(draft.topics, topicLabels),
    targetGroups: list(draft.targetGroups, targetGroupLabels),
    applicants: list(draft.applicants, applicantLabels),
    forwarding: draft.forwarding === null ? null : draft.forwarding ? 'ja' : 'nein',
    carrierId: draft.carrierId === null ? null : nameOf(draft.carrierId),
    duty: label(draft.duty, dutyLabels),
    conceptStatus: label(draft.conceptStatus, conceptStatusLabels),
    startMonth: draft.startMonth === null ? null : formatMonth(draft.startMonth),
    months: draft.months === null ? null : String(draft.months),
    ownShareCentsPerYear:
      draft.ownShareCentsPerYear === null ? null : formatCents(draft.ownShareCentsPerYear),
  };
}
