import { scopeOfInstallation, type Scope } from '../../accounts/scope.ts';
import type { DataChange } from '../../jobs/data-change.ts';
import type { JobStore } from '../../jobs/job-store.ts';
import type { ProgrammeStore } from '../../programmes/programme-store.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { matchNewsHead } from './match-news-job.ts';
import type { MatchNewsStore } from './match-news-store.ts';
import { newsCheckOf, type NewsCheck } from './news-check.ts';

interface ChangeStores {
  matchNews: MatchNewsStore;
  programmes: ProgrammeStore;
  quarters: QuarterStore;
}

/**
 * For the timetable: what people changed stands in the audit trail, in the same transaction; what an import changed in
 * the version of the catalogue. What neither tells (the day, a new seed) is found by the clock.
 */
export async function newestMatchingChange({
  matchNews,
  programmes,
  quarters,
}: ChangeStores): Promise<DataChange> {
  const everywhere = scopeOfInstallation(await quarters.listMunicipalityIds());
  const [version, change] = await Promise.all([
    programmes.catalogueVersion(),
    matchNews.findNewestChange(everywhere),
  ]);
  return { mark: `${version}/${change?.id ?? ''}`, changedAt: change?.at ?? null };
}

/** So many runs may have failed before nobody can say any more when one last came through. */
const looked = 20;

/** When matches were last checked, for readers of the news. */
export function createNewsChecks({
  stores,
  clock,
}: {
  stores: ChangeStores & { jobRuns: JobStore };
  clock: Clock;
}) {
  return {
    async getCheck(scope: Scope): Promise<NewsCheck> {
      const [runs, change, catalogueAt] = await Promise.all([
        stores.jobRuns.listRuns(matchNewsHead.name, looked),
        stores.matchNews.findNewestChange(scope),
        stores.programmes.newestChange(),
      ]);
      const changedAt = [change?.at ?? '', catalogueAt ?? ''].sort().at(-1) ?? '';
      return newsCheckOf(
        { runs, changedAt: changedAt === '' ? null : changedAt },
        { now: clock.now(), municipalityIds: scope.municipalityIds },
      );
    },
  };
}
