import type { Job, JobHead } from '../../jobs/job.ts';
import type { Services } from '../../services.ts';

export const matchNewsHead: JobHead = {
  name: 'match-news',
  title: 'Neue und geänderte Treffer',
  description:
    'Prüft nach Änderungen an Katalog, Bedarfen, Kennzahlen, Sitzungen, Auskünften und Tagesdatum nur das Geänderte neu, hält neue und geänderte Treffer mit Grund fest und schreibt Hinweise dazu.',
};

/** A municipality that cannot be worked on is counted and passed over. */
export function createMatchNewsJob(
  matchNews: Pick<Services['matchNews'], 'listMunicipalityIds' | 'renewMatches'>,
): Job {
  return {
    ...matchNewsHead,
    run: async ({ progress }) => {
      const ids = await matchNews.listMunicipalityIds();
      const failures: { item: string; reason: string }[] = [];
      const sum = { needs: 0, tested: 0, news: 0, notices: 0, reopened: 0 };
      for (const [index, id] of ids.entries()) {
        try {
          const outcome = await matchNews.renewMatches(id);
          for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += outcome[name];
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          failures.push({ item: id, reason });
        }
        progress({ step: 'Treffer prüfen', done: index + 1, total: ids.length });
      }
      const counts = [
        { label: 'Bedarfe', count: sum.needs },
        { label: 'neu geprüfte Paare aus Bedarf und Programm', count: sum.tested },
        { label: 'neue und geänderte Treffer', count: sum.news },
        { label: 'verworfene Treffer wieder da', count: sum.reopened },
        { label: 'neue Hinweise', count: sum.notices },
      ];
      const text =
        sum.news === 0
          ? 'Keine neuen oder geänderten Treffer.'
          : `${sum.news === 1 ? '1 neuer oder geänderter' : `${sum.news} neue oder geänderte`} Treffer.`;
      return { text, counts, failures };
    },
  };
}
