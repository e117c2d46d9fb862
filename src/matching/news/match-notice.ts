import { matchPath } from '../../paths.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { NoticeDraft } from '../../reminders/notice.ts';
import { matchNewsPath } from '../match-paths.ts';
import { newsKindLabels, type NewsKind } from './match-change.ts';
import { everybody, type PendingNews } from './match-news.ts';

/** News become notices: what has one cause stands in one, however many needs or programmes it reaches; pure. */

/** A pair of news with what it is called. */
export interface NamedNews {
  news: PendingNews;
  need: Pick<Need, 'id' | 'title'>;
  programme: { slug: string; shortTitle: string; isGone: boolean };
}

export interface NewsNotice {
  draft: NoticeDraft;
  /** All news it speaks of. */
  newsIds: string[];
}

/** As few notices per person as tell everything. */
export function newsNotices(pending: readonly NamedNews[]): NewsNotice[] {
  const people = [...new Set(pending.map(({ news }) => news.pendingFor))];
  return people.flatMap((person) =>
    causesOf(pending.filter(({ news }) => news.pendingFor === person)).map(noticeOf),
  );
}

interface Cause {
  /** What all of them have in common. */
  by: 'programme' | 'need';
  told: readonly NamedNews[];
}

/**
 * A changed programme (or an answer to one of its questions) reaches many needs, a changed need meets many programmes:
 * what most have in common goes first, a programme before a need where both are the same. Each piece of news is touched
 * a few times only, because an import of a whole catalogue brings a hundred thousand of them at once.
 */
function causesOf(told: readonly NamedNews[]): Cause[] {
  const [byProgramme, byNeed] = [groupsBy(told, 'programme'), groupsBy(told, 'need')];
  const groups = [...byProgramme.values(), ...byNeed.values()];
  const causes: Cause[] = [];
  let left = told.length;
  while (left > 0) {
    const best = groups.reduce((a, b) => (b.rest.size > a.rest.size ? b : a));
    const own = [...best.rest];
    causes.push({ by: best.by, told: own });
    for (const one of own) {
      byProgramme.get(one.news.programmeId)?.rest.delete(one);
      byNeed.get(one.news.needId)?.rest.delete(one);
    }
    left -= own.length;
  }
  return causes;
}

/** All news of a programme or a need that no notice tells yet. */
interface Group {
  by: Cause['by'];
  rest: Set<NamedNews>;
}

function groupsBy(told: readonly NamedNews[], by: Cause['by']): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const one of told) {
    const key = by === 'programme' ? one.news.programmeId : one.news.needId;
    const group = groups.get(key) ?? { by, rest: new Set() };
    groups.set(key, group);
    group.rest.add(one);
  }
  return groups;
}

function noticeOf({ by, told }: Cause): NewsNotice {
  const [first] = told;
  if (!first) throw new RangeError('a notice of nothing');
  const { news, need, programme } = first;
  const isOfProgramme = by === 'programme' && told.length > 1;
  const what = isOfProgramme ? ofProgramme(told, first) : ofNeed(told, first);
  return {
    newsIds: told.map((one) => one.news.id),
    draft: {
      municipalityId: news.municipalityId,
      personId: news.pendingFor === everybody ? null : news.pendingFor,
      kind: 'matchNews',
      thingKind: isOfProgramme ? 'programme' : 'need',
      thingId: isOfProgramme ? news.programmeId : need.id,
      dueOn: null,
      stage: null,
      ...what,
      href: hrefOf(told, isOfProgramme, { need, programme }),
      // News are written once; so is what tells of them.
      dedupeKey: ['matchNews', news.id].join(':'),
    },
  };
}

/** Exactly what it tells of, with every reason: the match itself, or its rows under "Neues". */
function hrefOf(
  told: readonly NamedNews[],
  isOfProgramme: boolean,
  { need, programme }: Pick<NamedNews, 'need' | 'programme'>,
): string {
  if (told.length === 1 && !programme.isGone) return matchPath(need.id, programme.slug);
  const kind = onlyKind(told);
  return matchNewsPath({
    ...(isOfProgramme ? { programm: programme.slug } : { bedarf: need.id }),
    ...(kind === null ? {} : { art: kind }),
  });
}

function onlyKind(told: readonly NamedNews[]): NewsKind | null {
  const [kind, ...others] = new Set(told.map(({ news }) => news.kind));
  return kind !== undefined && others.length === 0 ? kind : null;
}

type Said = Pick<NoticeDraft, 'title' | 'detail'>;

const named = 5;

/** "KAoA: Besser geworden bei 17 Bedarfen". One reason for all of them is said once. */
function ofProgramme(told: readonly NamedNews[], { programme }: NamedNews): Said {
  const kind = onlyKind(told);
  const what = kind === null ? 'Neu oder geändert' : newsKindLabels[kind];
  const byReason = new Map<string, string[]>();
  for (const { news, need } of told) {
    byReason.set(news.reason, [...(byReason.get(news.reason) ?? []), `„${need.title}“`]);
  }
  const lines = [...byReason].map(([reason, needs]) => `${reason} (${upTo(needs, 3, ', ')})`);
  return {
    title: `${programme.shortTitle}: ${what} bei ${told.length} Bedarfen`,
    detail: upTo(lines, named, ' · '),
  };
}

function ofNeed(told: readonly NamedNews[], { need }: NamedNews): Said {
  const lines = told.map(({ news, programme }) => `${programme.shortTitle}: ${news.reason}`);
  return { title: `${countText(told)} für „${need.title}“`, detail: upTo(lines, named, ' · ') };
}

function upTo(texts: readonly string[], most: number, between: string): string {
  const more = texts.length - most;
  const first = texts.slice(0, most).join(between);
  return more > 0 ? `${first} und ${more} weitere` : first;
}

function countText(told: readonly NamedNews[]): string {
  const kind = onlyKind(told);
  if (kind === 'new') {
    return counted(told.length, 'neuer Treffer', 'neue Treffer');
  }
  if (kind === 'reopened') {
    return counted(told.length, 'Treffer wieder da', 'Treffer wieder da');
  }
  return counted(told.length, 'geänderter Treffer', 'neue oder geänderte Treffer');
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;
