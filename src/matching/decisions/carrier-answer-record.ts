import type { Actor } from '../../accounts/account-services.ts';
import type { AuditRecord } from '../../audit/audit.ts';
import { matchPath } from '../../paths.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { Quarter } from '../../quarters/quarter.ts';
import type { NoticeDraft } from '../../reminders/notice.ts';
import { clipText } from '../../shared/text.ts';
import { matchThing } from '../confirmation-record.ts';
import type { Match } from '../match.ts';
import { sharedMatchesPath, sharedMatchPath } from '../match-paths.ts';
import { carrierResultWords, type CarrierAnswer } from './carrier-answer.ts';
import { carrierMatchThing } from './carrier-notice.ts';

/** How an answer of a carrier stands in the audit trail, and who is told of it. */

export interface AnsweredQuestion {
  need: Need;
  quarter: Quarter;
  match: Match;
  answer: CarrierAnswer;
  /** In words. */
  question: string;
}

type Act = 'proposed' | 'accepted' | 'declined';

const verbs: Record<Act, string> = {
  proposed: 'Antwort vorgeschlagen von',
  accepted: 'Antwort angenommen von',
  declined: 'Antwort abgelehnt von',
};

/** What was asked and answered, by which organisation; neither the note nor a person's name. */
export function answerRecord(
  { personId, source }: Actor,
  { need, match, answer, question }: AnsweredQuestion,
  act: Act,
): AuditRecord {
  return {
    personId,
    source,
    action: `carrierAnswer.${act}`,
    ...matchThing(need.id, match.programmeId),
    municipalityId: need.municipalityId,
    summary: `${verbs[act]} ${answer.organisationName}: ${clipText(question, 140)}`,
    changes: { answer: { from: null, to: carrierResultWords[answer.result] } },
  };
}

export const answerThing = (id: string): Pick<NoticeDraft, 'thingKind' | 'thingId'> => ({
  thingKind: 'carrierAnswer',
  thingId: id,
});

/** For whom the match is assigned to; nobody named = everybody of the Sozialverwaltung. */
export function answerNotice(
  { need, quarter, match, answer }: AnsweredQuestion,
  personId: string | null,
): NoticeDraft {
  const { shortTitle } = match.compiled.programme;
  return {
    ...{ municipalityId: need.municipalityId, personId, kind: 'carrierAnswer' },
    ...answerThing(answer.id),
    ...{ dueOn: null, stage: null },
    title: `${answer.organisationName} hat geantwortet: ${shortTitle}`,
    detail: `Treffer für „${need.title}“ (${quarter.name}). Bitte annehmen oder ablehnen.`,
    href: `${matchPath(need.id, match.slug)}#traegerantworten`,
    dedupeKey: ['carrierAnswer', answer.id, answer.version].join(':'),
  };
}

export function decidedNotice(
  { need, match, answer, question }: AnsweredQuestion,
  personId: string,
): NoticeDraft {
  const isAccepted = answer.state === 'accepted';
  const reason = answer.declineReason === null ? '' : ` Grund: ${answer.declineReason}`;
  return {
    ...{ municipalityId: need.municipalityId, personId },
    kind: isAccepted ? 'answerAccepted' : 'answerDeclined',
    ...carrierMatchThing(answer, answer.organisationId),
    ...{ dueOn: null, stage: null },
    title: `Ihre Antwort ist ${isAccepted ? 'angenommen' : 'abgelehnt'}: ${match.compiled.programme.shortTitle}`,
    detail: `${clipText(question, 140)} (für „${need.title}“).${reason}`,
    href: sharedMatchPath(need.id, match.slug),
    dedupeKey: ['carrierAnswerDecided', answer.id, answer.version, personId].join(':'),
  };
}

/** A match was shared with the organisation, or is no longer. */
export function sharingNotice(
  { need, match, organisationId }: { need: Need; match: Match; organisationId: string },
  personId: string,
  { isShared, now }: { isShared: boolean; now: string },
): NoticeDraft {
  const kind = isShared ? 'matchShared' : 'matchUnshared';
  const thing = carrierMatchThing(
    { needId: need.id, programmeId: match.programmeId },
    organisationId,
  );
  return {
    ...{ municipalityId: need.municipalityId, personId, kind },
    ...thing,
    ...{ dueOn: null, stage: null },
    title: `${isShared ? 'Mit Ihnen geteilt' : 'Nicht mehr geteilt'}: ${match.compiled.programme.shortTitle}`,
    detail: `Treffer für „${need.title}“`,
    href: isShared ? sharedMatchPath(need.id, match.slug) : sharedMatchesPath(),
    dedupeKey: [kind, thing.thingId, personId, now].join(':'),
  };
}
