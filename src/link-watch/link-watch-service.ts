import type { Actor } from '../accounts/account-services.ts';
import { scopeOfInstallation } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { changesBetween } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { JobStore } from '../jobs/job-store.ts';
import type { JobRun } from '../jobs/job-run.ts';
import type { Catalogue, CatalogueReader } from '../programmes/catalogue-service.ts';
import type { Programme } from '../programmes/programme.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Clock } from '../shared/clock.ts';
import { startOfBerlinDay } from '../shared/dates.ts';
import { StaleError } from '../shared/errors.ts';
import { spreadHosts } from './host-pace.ts';
import { dueLinks, nextCheck, type LinkCheck, type LinkFinding } from './link-check.ts';
import type { LinkCheckStore, LinkWatchSetting } from './link-check-store.ts';
import { dailyLimits, linkWatchJob } from './link-watch.ts';
import { officialLinksOf } from './official-links.ts';

interface LinkWatchStores {
  linkChecks: LinkCheckStore;
  audit: AuditStore;
}

/** An address with the programmes that name it; `check` null = nobody has looked yet. */
export interface WatchedLink {
  url: string;
  programmes: { slug: string; shortTitle: string }[];
  check: LinkCheck | null;
}

export type LinkWatch = ReturnType<typeof createLinkWatch>;

/** Official links, what was found there, and whether anybody looks at all. */
export function createLinkWatch({
  stores,
  inTransaction,
  catalogue,
  clock,
}: {
  stores: LinkWatchStores & { jobRuns: JobStore; quarters: QuarterStore };
  inTransaction: InTransaction<LinkWatchStores>;
  catalogue: Pick<Catalogue, 'list'>;
  clock: Clock;
}) {
  const { linkChecks } = stores;

  async function listUrls(): Promise<string[]> {
    const scope = scopeOfInstallation(await stores.quarters.listMunicipalityIds());
    const entries = await catalogue.list(scope);
    return [...new Set(entries.flatMap(({ programme }) => officialLinksOf(programme)))];
  }

  return {
    readSetting: (): Promise<LinkWatchSetting> => linkChecks.readSetting(),

    async findLastRun(): Promise<JobRun | undefined> {
      return (await stores.jobRuns.listRuns(linkWatchJob, 1))[0];
    },

    /** @throws StaleError where somebody else saved since this version */
    async saveSetting(actor: Actor, wanted: LinkWatchSetting): Promise<void> {
      const before = await linkChecks.readSetting();
      await inTransaction(async (own) => {
        const now = clock.now().toISOString();
        if (!(await own.linkChecks.saveSetting(wanted, now))) {
          throw new StaleError('Die Einstellung der Linkprüfung');
        }
        const text = ({ isEnabled }: LinkWatchSetting) => ({
          Linkprüfung: isEnabled ? 'eingeschaltet' : 'ausgeschaltet',
        });
        await own.audit.append(
          {
            ...actor,
            action: 'linkWatch.changed',
            thingKind: 'linkWatch',
            thingId: null,
            municipalityId: null,
            summary: `Linkprüfung ${wanted.isEnabled ? 'eingeschaltet' : 'ausgeschaltet'}`,
            changes: changesBetween(text(before), text(wanted)),
          },
          now,
        );
      });
    },

    /** What today's limits leave of what is due, the addresses of one server far apart. */
    async listDue(): Promise<string[]> {
      const today = clock.today();
      const begun = startOfBerlinDay(today).toISOString();
      const known = await linkChecks.listChecks();
      const seen = known.filter(({ checkedAt }) => checkedAt >= begun).map(({ url }) => url);
      const checks = new Map(known.map((check) => [check.url, check]));
      return spreadHosts(limited(dueLinks(await listUrls(), checks, today), seen));
    },

    async keepFinding(url: string, finding: LinkFinding): Promise<LinkCheck> {
      return inTransaction(async (own) => {
        const [before] = await own.linkChecks.listChecksOf([url]);
        const check = nextCheck(url, before, { finding, now: clock.now() });
        await own.linkChecks.putCheck(check);
        return check;
      });
    },

    /** What was found at the addresses of one programme; those nobody looked at are left out. */
    listChecksOf: (programme: Pick<Programme, 'url' | 'sources'>): Promise<LinkCheck[]> =>
      linkChecks.listChecksOf(officialLinksOf(programme)),

    /** Every address of the programmes this reader sees, in the order of the addresses. */
    async listWatched(reader: CatalogueReader): Promise<WatchedLink[]> {
      const checks = new Map((await linkChecks.listChecks()).map((check) => [check.url, check]));
      const byUrl = new Map<string, WatchedLink>();
      for (const { programme } of await catalogue.list(reader)) {
        const { slug, shortTitle } = programme;
        for (const url of officialLinksOf(programme)) {
          const link = byUrl.get(url) ?? { url, programmes: [], check: checks.get(url) ?? null };
          link.programmes.push({ slug, shortTitle });
          byUrl.set(url, link);
        }
      }
      return [...byUrl.values()].sort((a, b) => a.url.localeCompare(b.url));
    },
  };
}

/** The first ones, as many as the limits of a day leave beside those that were looked at today. */
function limited(due: readonly string[], seen: readonly string[]): string[] {
  const perHost = new Map<string, number>();
  const count = (url: string): number => perHost.get(new URL(url).host) ?? 0;
  const add = (url: string): void => {
    perHost.set(new URL(url).host, count(url) + 1);
  };
  seen.forEach(add);
  const taken: string[] = [];
  for (const url of due) {
    if (count(url) >= dailyLimits.perHost) continue;
    if (seen.length + taken.length >= dailyLimits.all) break;
    add(url);
    taken.push(url);
  }
  return taken;
}
