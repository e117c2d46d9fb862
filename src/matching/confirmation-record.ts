import type { Actor } from '../accounts/account-services.ts';
import type { AuditRecord } from '../audit/audit.ts';
import { clipText } from '../shared/text.ts';
import type { ConfirmationResult } from './confirmation.ts';
import { matchId } from './decisions/match-decision.ts';

/** How an answer about a condition stands in the audit trail: what was asked and answered, not the note. */

const answers: Record<ConfirmationResult, string> = {
  met: 'erfüllt',
  notMet: 'nicht erfüllt',
  unknown: 'offen',
};

/** A match has no row of its own: need and programme name it. */
export function matchThing(needId: string, programmeId: string) {
  return { thingKind: 'match', thingId: matchId({ needId, programmeId }) };
}

export function confirmationRecord(
  { personId, source }: Actor,
  match: { needId: string; programmeId: string; municipalityId: string },
  said: { condition: string; before: ConfirmationResult; after: ConfirmationResult },
): AuditRecord {
  const isTakenBack = said.after === 'unknown';
  const verb = isTakenBack ? 'Angabe zurückgenommen' : 'Angabe gemacht';
  return {
    personId,
    source,
    action: isTakenBack ? 'condition.takenBack' : 'condition.confirmed',
    ...matchThing(match.needId, match.programmeId),
    municipalityId: match.municipalityId,
    summary: `${verb}: ${clipText(said.condition, 140)}`,
    changes: { answer: { from: answers[said.before], to: answers[said.after] } },
  };
}
