/** How fast one server is asked: one request, then a pause. */
export interface HostPace {
  /** Resolves when this host may be asked, and counts that as a request. */
  before: (host: string, seconds?: number) => Promise<void>;
}

export const secondsPerHost = 5;

export function createHostPace({
  nowMs,
  wait,
}: {
  nowMs: () => number;
  wait: (ms: number) => Promise<void>;
}): HostPace {
  const askedAtMs = new Map<string, number>();
  return {
    async before(host, seconds = secondsPerHost) {
      const last = askedAtMs.get(host);
      const missing = last === undefined ? 0 : last + seconds * 1000 - nowMs();
      if (missing > 0) await wait(missing);
      askedAtMs.set(host, nowMs());
    },
  };
}

/** The same addresses, those of one host as far apart as can be, so that little time is spent waiting. */
export function spreadHosts(urls: readonly string[]): string[] {
  const byHost = new Map<string, string[]>();
  for (const url of urls) {
    const { host } = new URL(url);
    byHost.set(host, [...(byHost.get(host) ?? []), url]);
  }
  const queues = [...byHost.values()];
  const most = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: most }, (_, index) =>
    queues.flatMap((queue) => queue[index] ?? []),
  ).flat();
}
