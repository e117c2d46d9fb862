import type { Actor } from '../../accounts/account-services.ts';
import { changesBetween, type AuditRecord } from '../../audit/audit.ts';
import { matchPath } from '../../paths.ts';
import type { NoticeDraft } from '../../reminders/notice.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import { matchThing } from '../confirmation-record.ts';
import {
  reasonLabels,
  type DecisionContent,
  type DecisionState,
  type DecisionStep,
  type MatchDecision,
  type TakeBackPart,
} from './match-decision.ts';
import type { Match } from '../match.ts';

/** How a decision stands in the audit trail, and what somebody is told of it. */

export interface DecidedThing {
  need: Need;
  quarter: Quarter;
  match: Match;
}

const actionOf: Record<DecisionStep['step'], string> = {
  remember: 'match.remembered',
  dismiss: 'match.dismissed',
  takeBack: 'match.takenBack',
  assign: 'match.assigned',
  handOver: 'match.handedOver',
  share: 'match.shared',
};

const partWords: Record<TakeBackPart, string> = {
  state: 'Entscheidung',
  assignment: 'Zuweisung',
  handover: 'Abgabe',
  sharing: 'Freigabe für den Träger',
};

const stateWords: Record<DecisionState, string> = {
  remembered: 'gemerkt',
  dismissed: 'verworfen',
};

const wordOf = (state: DecisionState | null): string =>
  state === null ? 'offen' : stateWords[state];

/** Names no person; the note stays with the decision. Who may read a match outside the house is named. */
export function decisionRecord(
  { personId, source }: Actor,
  { found: { need, match }, step, before, after, carrierName }: RecordedDecision,
): AuditRecord {
  return {
    personId,
    source,
    action: actionOf[step.step],
    ...matchThing(need.id, match.programmeId),
    municipalityId: need.municipalityId,
    summary: `${sentenceOf(step, carrierName)}: ${match.compiled.programme.shortTitle}`,
    changes: changesBetween(
      {
        decision: wordOf(before?.state ?? null),
        sharedWith: before?.sharedWithName ?? null,
        sharedWithId: before?.sharedWithId ?? null,
      },
      {
        decision: wordOf(after.state),
        sharedWith: carrierName ?? (after.sharedWithId && (before?.sharedWithName ?? null)),
        sharedWithId: after.sharedWithId,
      },
    ),
  };
}

interface RecordedDecision {
  found: DecidedThing;
  step: DecisionStep;
  before: MatchDecision | null;
  after: DecisionContent;
  /** With whom this step shares; null for other steps. */
  carrierName: string | null;
}

function sentenceOf(step: DecisionStep, carrierName: string | null): string {
  switch (step.step) {
    case 'remember':
      return 'Treffer gemerkt';
    case 'dismiss':
      return `Treffer verworfen (${reasonLabels[step.reasonCode]})`;
    case 'takeBack':
      return `${partWords[step.part]} zurückgenommen`;
    case 'assign':
      return 'Treffer zugewiesen';
    case 'handOver':
      return `Treffer abgegeben an ${step.department}`;
    case 'share':
      return `Treffer geteilt mit ${carrierName ?? 'einem Träger'}`;
  }
}

/** Each assignment tells anew. */
export function assignmentNotice(
  { need, quarter, match }: DecidedThing,
  personId: string,
  now: string,
): NoticeDraft {
  const { thingKind, thingId } = matchThing(need.id, match.programmeId);
  return {
    municipalityId: need.municipalityId,
    personId,
    kind: 'matchAssigned',
    thingKind,
    thingId,
    dueOn: null,
    stage: null,
    title: `Ihnen zugewiesen: ${match.compiled.programme.shortTitle}`,
    detail: `Treffer für „${need.title}“ (${quarter.name})`,
    href: matchPath(need.id, match.slug),
    dedupeKey: ['matchAssigned', thingId, personId, now].join(':'),
  };
}
