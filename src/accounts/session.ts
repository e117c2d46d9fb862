/** Sessions: how long they live and what their list says. Pure. */

export interface SessionSettings {
  readonly sessionIdleMinutes: number;
  readonly sessionAbsoluteHours: number;
}

export interface SessionTimes {
  createdAt: string;
  lastSeenAt: string;
}

/** What a session holds beside the person. */
export interface SessionContent {
  csrfToken?: string | null | undefined;
  /** "Firefox unter Windows"; the full user agent is not kept. */
  browser?: string | undefined;
}

export interface StoredSession extends SessionTimes {
  idHash: string;
  personId: string;
  content: SessionContent;
}

/** Writing at every request would cost a write per click; a minute's inexactness costs nobody anything. */
const touchEveryMs = 60_000;

export function isAlive(session: SessionTimes, now: Date, settings: SessionSettings): boolean {
  const idleMs = now.getTime() - Date.parse(session.lastSeenAt);
  const ageMs = now.getTime() - Date.parse(session.createdAt);
  return (
    idleMs < settings.sessionIdleMinutes * 60_000 &&
    ageMs < settings.sessionAbsoluteHours * 3_600_000
  );
}

export function needsTouch(session: Pick<SessionTimes, 'lastSeenAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(session.lastSeenAt) >= touchEveryMs;
}

const browsers: readonly [RegExp, string][] = [
  [/Edg\//u, 'Edge'],
  [/OPR\//u, 'Opera'],
  [/Firefox\//u, 'Firefox'],
  [/Chrom(e|ium)\//u, 'Chrome'],
  [/Safari\//u, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/Windows/u, 'Windows'],
  [/Android/u, 'Android'],
  [/iPhone|iPad/u, 'iOS'],
  [/Mac OS X/u, 'macOS'],
  [/Linux/u, 'Linux'],
];

/** Just enough of a user agent to recognise one's own machine: "Firefox unter Windows". */
export function browserSummary(userAgent: string): string {
  const nameIn = (list: readonly [RegExp, string][]): string | undefined =>
    list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = nameIn(systems);
  return `${nameIn(browsers) ?? 'Unbekannter Browser'}${system === undefined ? '' : ` unter ${system}`}`;
}
