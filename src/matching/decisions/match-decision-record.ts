import type { Actor } from '../../accounts/account-services.ts';
import type { AuditRecord } from '../../audit/audit.ts';
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

/** Names no person; the note stays with the decision. */
export function decisionRecord(
  { personId, source }: Actor,
  {
    found: { need, match },
    step,
    before,
    after,
  }: {
    found: DecidedThing;
    step: DecisionStep;
    before: DecisionContent | null;
    after: DecisionContent;
  },
): AuditRecord {
  const was = wordOf(before?.state ?? null);
  const is = wordOf(after.state);
  return {
    personId,
    source,
    action: actionOf[step.step],
    ...matchThing(need.id, match.programmeId),
    municipalityId: need.municipalityId,
    summary: `${sentenceOf(step)}: ${match.compiled.programme.shortTitle}`,
    ...(was === is ? {} : { changes: { decision: { from: was, to: is } } }),
  };
}

function sentenceOf(step: DecisionStep): string {
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
      return 'Treffer mit einem Träger geteilt';
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
