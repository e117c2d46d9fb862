import type { Actor } from '../accounts/account-services.ts';
import { changesBetween, type AuditRecord } from '../audit/audit.ts';
import { formatDay } from '../shared/dates.ts';
import { committeeKindLabels, type CommitteeDraft, type DistrictPlace } from './committee.ts';
import { leadTimeKeys, type KnownLeadTimes } from './lead-time.ts';
import type { SittingDraft } from './sitting.ts';

/** What is recorded of the calendar. */

export type ScheduleThing = 'committee' | 'sitting' | 'calendar' | 'leadTimes';

export function scheduleRecord(
  { personId, source }: Actor,
  thing: { kind: ScheduleThing; id: string; municipalityId: string },
  what: Pick<AuditRecord, 'action' | 'summary' | 'changes'>,
): AuditRecord {
  const { kind: thingKind, id: thingId, municipalityId } = thing;
  return { personId, source, thingKind, thingId, municipalityId, ...what };
}

/** @param districts names by id, so that no id is shown */
export function committeeChange(
  before: CommitteeDraft,
  after: CommitteeDraft,
  districts: readonly Pick<DistrictPlace, 'id' | 'name'>[],
) {
  const committeeTexts = (draft: CommitteeDraft): Record<string, string | null> => ({
    name: draft.name,
    shortName: draft.shortName,
    committeeKind: committeeKindLabels[draft.kind],
    consultationOrder: draft.consultationOrder === null ? null : String(draft.consultationOrder),
    committeeDistrict: districts.find(({ id }) => id === draft.districtId)?.name ?? null,
  });
  return {
    action: 'committee.changed',
    summary: `Gremium ${after.shortName} geändert`,
    changes: changesBetween(committeeTexts(before), committeeTexts(after)),
  };
}

const sittingTexts = ({ sitsOn, submissionOn, note }: Omit<SittingDraft, 'committeeId'>) => ({
  sitsOn: formatDay(sitsOn),
  submissionOn: submissionOn === null ? null : formatDay(submissionOn),
  note,
});

export function sittingChange(
  name: string,
  before: Omit<SittingDraft, 'committeeId'>,
  after: Omit<SittingDraft, 'committeeId'>,
) {
  return {
    action: 'sitting.changed',
    summary: `Sitzung ${name} am ${formatDay(after.sitsOn)} geändert`,
    changes: changesBetween(sittingTexts(before), sittingTexts(after)),
  };
}

const leadTexts = ({ lead, source }: KnownLeadTimes): Record<string, string | null> => ({
  ...Object.fromEntries(leadTimeKeys.map((key) => [key, `${lead[key]} Arbeitstage`])),
  sourceTitle: source?.title ?? null,
});

export function leadTimeChange(before: KnownLeadTimes, after: KnownLeadTimes) {
  return {
    action: 'leadTimes.changed',
    summary: 'Vorlaufzeiten geändert',
    changes: changesBetween(leadTexts(before), leadTexts(after)),
  };
}
