import type { Job, JobHead } from '../jobs/job.ts';
import type { Services } from '../services.ts';

export const followNoticesHead: JobHead = {
  name: 'followed-programmes',
  title: 'Gefolgte Programme',
  description:
    'Schreibt denen, die einem Programm folgen, einen Hinweis: geändert, öffnet bald, schließt bald, abgelaufen, verschwunden, erneuert.',
};

/** A programme that cannot be worked on is counted and passed over. */
export function createFollowNoticesJob(
  followNotices: Pick<Services['followNotices'], 'listFollowed' | 'keepNotices'>,
): Job {
  return {
    ...followNoticesHead,
    run: async ({ progress }) => {
      const followed = await followNotices.listFollowed();
      const failures: { item: string; reason: string }[] = [];
      let [written, closed] = [0, 0];
      for (const [index, one] of followed.entries()) {
        try {
          const outcome = await followNotices.keepNotices(one);
          written += outcome.written;
          closed += outcome.closed;
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          failures.push({ item: one.entry.programme.slug, reason });
        }
        progress({ step: 'Hinweise schreiben', done: index + 1, total: followed.length });
      }
      const counts = [
        { label: 'gefolgte Programme', count: followed.length },
        { label: 'neue Hinweise', count: written },
        { label: 'überholte Hinweise geschlossen', count: closed },
      ];
      const text =
        written === 0
          ? 'Nichts Neues an gefolgten Programmen.'
          : `${written === 1 ? '1 neuer Hinweis' : `${written} neue Hinweise`} zu gefolgten Programmen.`;
      return { text, counts, failures };
    },
  };
}
