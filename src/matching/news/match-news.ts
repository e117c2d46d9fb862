import type { NoticeDraft } from '../../reminders/notice.ts';
import { matchNewsPath } from '../match-paths.ts';
import type { NewsKind } from './match-change.ts';

/** Neues: what became of a match, told once. */
export interface MatchNews {
  id: string;
  municipalityId: string;
  needId: string;
  programmeId: string;
  kind: NewsKind;
  reason: string;
  happenedAt: string;
}

/** What a person hears of: one match of a need. */
export interface ToldNews {
  newsId: string;
  kind: NewsKind;
  programmeTitle: string;
  reason: string;
  /** null = everybody of the Sozialverwaltung. */
  personId: string | null;
}

const named = 5;

/** One notice per need and person, however many matches it speaks of. */
export function newsNotices(
  need: { id: string; municipalityId: string; title: string },
  told: readonly ToldNews[],
): NoticeDraft[] {
  const people = [...new Set(told.map(({ personId }) => personId))];
  return people.map((personId) => {
    const own = told.filter((one) => one.personId === personId);
    const more = own.length - named;
    const lines = own
      .slice(0, named)
      .map(({ programmeTitle, reason }) => `${programmeTitle}: ${reason}`);
    return {
      municipalityId: need.municipalityId,
      personId,
      kind: 'matchNews',
      thingKind: 'need',
      thingId: need.id,
      dueOn: null,
      stage: null,
      title: `${countText(own)} für „${need.title}“`,
      detail: [...lines, ...(more > 0 ? [`und ${more} weitere`] : [])].join(' · '),
      href: matchNewsPath({ bedarf: need.id }),
      // News are written once; so is what tells of them.
      dedupeKey: ['matchNews', need.id, own[0]?.newsId ?? ''].join(':'),
    };
  });
}

function countText(told: readonly ToldNews[]): string {
  const areNew = told.every(({ kind }) => kind === 'new');
  if (areNew) return told.length === 1 ? '1 neuer Treffer' : `${told.length} neue Treffer`;
  const areBack = told.every(({ kind }) => kind === 'reopened');
  if (areBack)
    return told.length === 1 ? '1 Treffer wieder da' : `${told.length} Treffer wieder da`;
  return told.length === 1 ? '1 geänderter Treffer' : `${told.length} neue oder geänderte Treffer`;
}
