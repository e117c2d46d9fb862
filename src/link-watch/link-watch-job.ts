import type { Job, JobContext, JobHead } from '../jobs/job.ts';
import type { Services } from '../services.ts';
import type { LinkFetching } from './fetch-link.ts';
import { secondsPerHost, type HostPace } from './host-pace.ts';
import { linkStates, type LinkState } from './link-check.ts';
import { findingOf, type LinkOutcome } from './link-finding.ts';
import { linkWatchJob } from './link-watch.ts';
import { linkStateLabels } from './link-words.ts';
import { noRobotsRules, readRobots, type RobotsRules } from './robots.ts';

export const linkWatchHead: JobHead = {
  name: linkWatchJob,
  title: 'Linkprüfung',
  description:
    'Sieht nach, ob die offiziellen Seiten der Förderprogramme noch da sind: langsam, höchstens 200 am Tag, und nur, wenn die Administration es eingeschaltet hat.',
};

export interface LinkWatchJobParts {
  linkWatch: Pick<Services['linkWatch'], 'readSetting' | 'listDue' | 'keepFinding'>;
  fetching: LinkFetching;
  pace: HostPace;
}

/** Who wants more time between two requests than this is left alone. */
const longestDelaySeconds = 60;
/** The name by which a robots.txt may speak to us. */
const agentName = 'foerderpfad';

/** An address that cannot be looked at is counted and passed over. */
export function createLinkWatchJob(parts: LinkWatchJobParts): Job {
  return {
    ...linkWatchHead,
    run: async (context) => {
      try {
        const { isEnabled } = await parts.linkWatch.readSetting();
        if (isEnabled) return await watch(parts, context);
        return { text: 'Die Linkprüfung ist ausgeschaltet.', counts: [], failures: [] };
      } finally {
        await parts.fetching.close();
      }
    },
  };
}

async function watch({ linkWatch, ...looking }: LinkWatchJobParts, { progress }: JobContext) {
  const due = await linkWatch.listDue();
  const look = createLooking(looking);
  const found = new Map<LinkState, number>();
  const failures: { item: string; reason: string }[] = [];
  for (const [index, url] of due.entries()) {
    progress({ step: 'Adressen prüfen', done: index, total: due.length });
    try {
      const { state } = await linkWatch.keepFinding(url, findingOf(url, await look(url)));
      found.set(state, (found.get(state) ?? 0) + 1);
    } catch (error) {
      failures.push({ item: url, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  progress({ step: 'Adressen prüfen', done: due.length, total: due.length });
  const counts = linkStates.map((state) => ({
    label: linkStateLabels[state],
    count: found.get(state) ?? 0,
  }));
  const text =
    due.length === 0
      ? 'Keine Adresse war an der Reihe.'
      : `${due.length === 1 ? '1 Adresse' : `${due.length} Adressen`} geprüft, ${found.get('broken') ?? 0} defekt.`;
  return { text, counts, failures };
}

/** Asks each server for its rules once, keeps them, and never faster than it or we want. */
function createLooking({ fetching, pace }: Omit<LinkWatchJobParts, 'linkWatch'>) {
  const known = new Map<string, RobotsRules>();

  async function rulesOf({ origin, host }: URL): Promise<RobotsRules> {
    const before = known.get(origin);
    if (before) return before;
    await pace.before(host);
    const text = await fetching.readText(`${origin}/robots.txt`);
    const rules = text === undefined ? noRobotsRules : readRobots(text, agentName);
    known.set(origin, rules);
    return rules;
  }

  return async (address: string): Promise<LinkOutcome> => {
    const url = new URL(address);
    const { allows, crawlDelaySeconds } = await rulesOf(url);
    if (!allows(`${url.pathname}${url.search}`)) {
      return {
        kind: 'refused',
        reason: 'Der Server bittet Programme, diese Seite nicht abzurufen.',
      };
    }
    if ((crawlDelaySeconds ?? 0) > longestDelaySeconds) {
      return { kind: 'refused', reason: 'Der Server möchte nur ganz selten abgerufen werden.' };
    }
    return fetching.look(address, async (next) => {
      const wanted = known.get(next.origin)?.crawlDelaySeconds ?? 0;
      await pace.before(next.host, Math.max(secondsPerHost, wanted));
    });
  };
}
