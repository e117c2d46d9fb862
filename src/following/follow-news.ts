import type { AuditEntry } from '../audit/audit.ts';
import { changeTexts } from '../audit/history.ts';
import { programmeHistoryPath, programmePath } from '../paths.ts';
import type { SourceChange } from '../programmes/known-source.ts';
import { sourceFieldLabel } from '../programmes/source-labels.ts';
import type { NewsNoticeKind, NoticeDraft } from '../reminders/notice.ts';
import { berlinDay, formatDay, type Day } from '../shared/dates.ts';
import type { Follow } from './follow.ts';

/** Pure rules: what of a programme's history its followers are told. */

/** A record of the source that renews one of the followed programme. */
export interface SuccessorNews {
  id: string;
  at: string;
  slug: string;
  title: string;
}

/** One thing that happened to a followed programme. */
export interface News {
  /** UUIDv7 of what it was read from: in the order in which it was written. */
  id: string;
  at: string;
  kind: 'changed' | 'vanished' | 'returned' | 'renewed';
  /** German; for changes, what changed from what to what. */
  texts: string[];
  successor: SuccessorNews | null;
}

const editActions = ['programme.changed', 'call.created', 'call.changed', 'call.removed'];
const kinds: Record<string, Exclude<News['kind'], 'renewed'>> = {
  new: 'changed',
  changed: 'changed',
  vanished: 'vanished',
  returned: 'returned',
};

/** What sources and people changed after `afterId`, the oldest first; what the follower did they know. */
export function newsOf(
  told: {
    changes: readonly SourceChange[];
    history: readonly AuditEntry[];
    successors: readonly SuccessorNews[];
  },
  { personId, afterId }: { personId: string; afterId: string },
): News[] {
  const ofSources = told.changes.flatMap((change): News[] => {
    const kind = kinds[change.kind];
    const { id, at } = change;
    return kind === undefined
      ? []
      : [{ id, at, kind, texts: [sourceText(change)], successor: null }];
  });
  const ofPeople = told.history
    .filter((entry) => editActions.includes(entry.action) && entry.personId !== personId)
    .map((entry): News => {
      const texts = changeTexts(entry.changes).map((text) => shortened(text));
      const { id, at, summary } = entry;
      return {
        id,
        at,
        kind: 'changed',
        texts: texts.length > 0 ? texts : [summary],
        successor: null,
      };
    });
  const renewals = told.successors.map((successor): News => ({
    id: successor.id,
    at: successor.at,
    kind: 'renewed',
    texts: [],
    successor,
  }));
  return [...ofSources, ...ofPeople, ...renewals]
    .filter(({ id }) => id > afterId)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const longestValue = 120;
const longestText = 260;

function sourceText({ kind, field, oldValue, newValue }: SourceChange): string {
  if (kind === 'new') return 'jetzt auch in der Förderdatenbank';
  const label = field === null ? 'Angaben' : sourceFieldLabel(field);
  const isLong = [oldValue, newValue].some((value) => (value?.length ?? 0) > longestValue);
  return isLong
    ? `${label}: Text geändert`
    : `${label}: ${oldValue ?? 'leer'} → ${newValue ?? 'leer'}`;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length <= longestText ? line : `${line.slice(0, longestText - 1)}…`;
}

export interface Told {
  follow: Follow;
  slug: string;
  shortTitle: string;
}

/** A notice with the day of the change, to which more of the same day is added. */
export interface NewsNotice {
  draft: NoticeDraft;
  /** What the notice says if an earlier one of that day was ticked already. */
  later: Pick<NoticeDraft, 'dedupeKey' | 'detail'> | null;
}

/**
 * The notices that follow from news: changes one per day, everything else one each.
 * @param all every news since the programme is followed
 * @param afterId what was told before
 */
export function noticesOf(told: Told, all: readonly News[], afterId: string): NewsNotice[] {
  const fresh = all.filter(({ id }) => id > afterId);
  const days = [...new Set(fresh.filter(isChange).map(({ at }) => berlinDay(new Date(at))))];
  return [
    ...days.map((on) => changeNotice(told, { on, all: all.filter(isChange), afterId })),
    ...fresh.flatMap((news) => {
      if (news.kind === 'vanished') return [{ draft: vanishedNotice(told, news), later: null }];
      return news.successor ? [{ draft: renewedNotice(told, news.successor), later: null }] : [];
    }),
  ];
}

const isChange = ({ kind }: News): boolean => kind === 'changed' || kind === 'returned';

function changeNotice(
  told: Told,
  { on, all, afterId }: { on: Day; all: readonly News[]; afterId: string },
): NewsNotice {
  const ofDay = all.filter(({ at }) => berlinDay(new Date(at)) === on);
  const fresh = ofDay.filter(({ id }) => id > afterId);
  const draft = {
    ...noticeBase(told, 'followChanged', on),
    title: `Geändert am ${formatDay(on)}: ${told.shortTitle}`,
    detail: detailOf(ofDay),
    href: programmeHistoryPath(told.slug),
  };
  const dedupeKey = `${draft.dedupeKey}:${fresh.at(-1)?.id ?? ''}`;
  return { draft, later: { dedupeKey, detail: detailOf(fresh) } };
}

const namedTexts = 5;

function detailOf(news: readonly News[]): string {
  const texts = news.flatMap((one) =>
    one.kind === 'returned' ? ['steht wieder in der Förderdatenbank'] : one.texts,
  );
  const more = texts.length - namedTexts;
  const rest = more === 1 ? ['und eine weitere Änderung'] : [`und ${more} weitere Änderungen`];
  return [...texts.slice(0, namedTexts), ...(more > 0 ? rest : [])].join('; ');
}

function vanishedNotice(told: Told, { id }: News): NoticeDraft {
  return {
    ...noticeBase(told, 'followVanished', id),
    title: `Nicht mehr in der Förderdatenbank: ${told.shortTitle}`,
    detail:
      'Die Quelle führt das Programm nach zwei vollständigen Abgleichen nicht mehr. Das heißt nicht, dass es beendet ist: bitte prüfen.',
    href: programmeHistoryPath(told.slug),
  };
}

function renewedNotice(told: Told, { id, slug, title }: SuccessorNews): NoticeDraft {
  return {
    ...noticeBase(told, 'followRenewed', id),
    title: `Es gibt einen Nachfolger: ${told.shortTitle}`,
    detail: `Die Richtlinie wurde erneuert: ${title}. Dem Nachfolger folgen Sie nicht von selbst.`,
    href: programmePath(slug),
  };
}

/** A guideline that ended while it was followed; one that had ended before said so on its page. */
export function expiredNotice(told: Told, on: Day | null): NoticeDraft | null {
  if (on === null || on < berlinDay(new Date(told.follow.since))) return null;
  return {
    ...noticeBase(told, 'followExpired', on),
    dueOn: on,
    title: `Richtlinie abgelaufen, bitte prüfen: ${told.shortTitle}`,
    detail: `Die Geltung endete am ${formatDay(on)}. Ob das Programm weiterläuft, weiß der Fördergeber.`,
    href: programmePath(told.slug),
  };
}

function noticeBase({ follow }: Told, kind: NewsNoticeKind, what: string) {
  return {
    municipalityId: follow.municipalityId,
    personId: follow.personId,
    kind,
    thingKind: 'follow',
    thingId: follow.id,
    dueOn: null,
    stage: null,
    dedupeKey: [kind, follow.id, what].join(':'),
  };
}
