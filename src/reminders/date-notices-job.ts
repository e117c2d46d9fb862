import type { Job, JobHead } from '../jobs/job.ts';
import type { Services } from '../services.ts';

export const dateNoticesHead: JobHead = {
  name: 'date-notices',
  title: 'Hinweise auf Termine',
  description:
    'Schreibt 90, 30, 14, 7 Tage und einen Tag vor Antragsfristen, dem Ende von Vorhaben und dem Ende von Finanzierungen einen Hinweis.',
};

/** Every morning: one notice per date and stage. A date that cannot be worked on is counted and passed over. */
export function createDateNoticesJob(
  dateNotices: Pick<Services['dateNotices'], 'listDates' | 'keepNotices'>,
): Job {
  return {
    ...dateNoticesHead,
    run: async ({ progress }) => {
      progress({ step: 'Termine sammeln', done: 0, total: null });
      const dates = await dateNotices.listDates();
      const failures: { item: string; reason: string }[] = [];
      let [written, closed] = [0, 0];
      for (const [index, date] of dates.entries()) {
        try {
          const outcome = await dateNotices.keepNotices(date);
          written += outcome.written;
          closed += outcome.closed;
        } catch (error) {
          const item = `${date.kind} ${date.thingId}`;
          failures.push({ item, reason: error instanceof Error ? error.message : String(error) });
        }
        progress({ step: 'Hinweise schreiben', done: index + 1, total: dates.length });
      }
      const counts = [
        { label: 'Termine geprüft', count: dates.length },
        { label: 'neue Hinweise', count: written },
        { label: 'überholte Hinweise geschlossen', count: closed },
      ];
      return { text: sentence(written), counts, failures };
    },
  };
}

function sentence(written: number): string {
  if (written === 0) return 'Kein neuer Hinweis fällig.';
  return written === 1 ? '1 neuer Hinweis.' : `${written} neue Hinweise.`;
}
