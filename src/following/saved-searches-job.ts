import type { Job, JobHead } from '../jobs/job.ts';
import type { Services } from '../services.ts';

export const savedSearchesHead: JobHead = {
  name: 'saved-searches',
  title: 'Gemerkte Suchen',
  description:
    'Fragt gemerkte Suchen erneut, sobald sich der Katalog oder der Tag geändert hat, und schreibt einen Hinweis auf Programme, die zum ersten Mal darunter sind.',
};

/** A search that cannot be asked is counted and passed over. */
export function createSavedSearchesJob(
  searchNotices: Pick<Services['searchNotices'], 'listSearches' | 'askAgain'>,
): Job {
  return {
    ...savedSearchesHead,
    run: async ({ progress }) => {
      const searches = await searchNotices.listSearches();
      const failures: { item: string; reason: string }[] = [];
      let [asked, notices, hits] = [0, 0, 0];
      for (const [index, search] of searches.entries()) {
        try {
          const outcome = await searchNotices.askAgain(search);
          if (outcome.kind === 'asked') {
            asked += 1;
            notices += outcome.newHits > 0 ? 1 : 0;
            hits += outcome.newHits;
          }
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          failures.push({ item: search.id, reason });
        }
        progress({ step: 'Suchen fragen', done: index + 1, total: searches.length });
      }
      const counts = [
        { label: 'gemerkte Suchen', count: searches.length },
        { label: 'davon erneut gefragt', count: asked },
        { label: 'neue Treffer', count: hits },
        { label: 'neue Hinweise', count: notices },
      ];
      const text =
        notices === 0
          ? 'Kein neuer Treffer gemerkter Suchen.'
          : `${hits === 1 ? '1 neuer Treffer' : `${hits} neue Treffer`} gemerkter Suchen.`;
      return { text, counts, failures };
    },
  };
}
