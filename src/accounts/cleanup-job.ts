import type { Job, JobHead } from '../jobs/job.ts';
import type { Stores } from '../services.ts';
import type { AccountServices } from './account-services.ts';
import { keptDays } from './retention.ts';

export const cleanupHead: JobHead = {
  name: 'cleanup',
  title: 'Aufräumen',
  description:
    'Löscht abgelaufene Sitzungen, Links, Anmeldesperren, aufbewahrte Eingaben und Netzadressen, wie es die Seite Datenschutz verspricht.',
};

/** Previews and files of figures that nobody came back for. */
export interface Leftovers {
  removeLeftovers: (before: Date) => Promise<number>;
}

/** Keeps the promises of /datenschutz, and forgets old runs of jobs. */
export function createCleanupJob(
  accounts: Pick<AccountServices, 'removeExpired'>,
  { jobRuns }: Pick<Stores, 'jobRuns'>,
  leftovers: readonly Leftovers[] = [],
): Job {
  return {
    ...cleanupHead,
    run: async ({ now, progress }) => {
      progress({ step: 'Abgelaufenes löschen', done: 0, total: 3 });
      const removed = await accounts.removeExpired();
      progress({ step: 'Alte Läufe löschen', done: 1, total: 3 });
      const oldest = new Date(now().getTime() - keptDays.jobRun * 86_400_000).toISOString();
      const runs = await jobRuns.deleteRunsBefore(oldest);
      progress({ step: 'Liegengebliebene Dateien löschen', done: 2, total: 3 });
      const yesterday = new Date(now().getTime() - 86_400_000);
      let files = 0;
      for (const one of leftovers) files += await one.removeLeftovers(yesterday);
      progress({ step: 'Liegengebliebene Dateien löschen', done: 3, total: 3 });
      const counts = [
        { label: 'Sitzungen', count: removed.sessions },
        { label: 'Links', count: removed.links },
        { label: 'Anmeldesperren', count: removed.failures },
        { label: 'aufbewahrte Eingaben', count: removed.heldForms },
        { label: 'Netzadressen', count: removed.auditSources },
        { label: 'Läufe von Aufgaben', count: runs },
        { label: 'liegengebliebene Dateien und Vorschauen', count: files },
      ];
      const sum = counts.reduce((total, { count }) => total + count, 0);
      const text =
        sum === 0
          ? 'Nichts war abgelaufen.'
          : `${sum === 1 ? '1 abgelaufener Eintrag' : `${sum} abgelaufene Einträge`} gelöscht.`;
      return { text, counts, failures: [] };
    },
  };
}
