import type { LoadedCase } from '../case-service.ts';
import type { Run, RunParts } from './match-news-run-service.ts';
import type { PendingNews } from './match-news.ts';
import { newsNotices, type NamedNews } from './match-notice.ts';

/** After all needs of a run: what was found out becomes notices, also what a run that was cut short left behind. */

/** Notices of one transaction, each with its news. */
const atOnce = 25;

/** @returns how many notices were written */
export async function tellPending(
  parts: RunParts,
  run: Run,
  loaded: readonly LoadedCase[],
): Promise<number> {
  const pending = await parts.stores.matchNews.listPending(run.municipalityId);
  const notices = newsNotices(await named(parts, pending, { run, loaded }));
  let written = 0;
  for (let from = 0; from < notices.length; from += atOnce) {
    const slice = notices.slice(from, from + atOnce);
    written += await parts.inTransaction(async (stores) => {
      let count = 0;
      for (const { draft } of slice) {
        if (await stores.notices.insertNotice(draft, run.now)) count += 1;
      }
      await stores.matchNews.clearPending(slice.flatMap(({ newsIds }) => newsIds));
      return count;
    });
  }
  return written;
}

/** Of a need that is withdrawn nobody hears; taken up again, it is told anew. */
async function named(
  { stores }: RunParts,
  pending: readonly PendingNews[],
  { run, loaded }: { run: Run; loaded: readonly LoadedCase[] },
): Promise<NamedNews[]> {
  const needs = new Map(loaded.map(({ need }) => [need.id, need]));
  const living = new Map(run.all.map(({ entry }) => [entry.id, entry.compiled.programme] as const));
  const gone = pending.map(({ programmeId }) => programmeId).filter((id) => !living.has(id));
  const goneNames = await stores.matchNews.namesOf([...new Set(gone)]);
  return pending.flatMap((news): NamedNews[] => {
    const need = needs.get(news.needId);
    const programme = living.get(news.programmeId) ?? goneNames.get(news.programmeId);
    if (!need || !programme) return [];
    const { slug, shortTitle } = programme;
    const isGone = !living.has(news.programmeId);
    return [{ news, need, programme: { slug, shortTitle, isGone } }];
  });
}
