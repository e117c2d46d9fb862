/** Sources that are fetched over the net; off until an administrator enables them. */
export const remoteKinds = ['export', 'dump'] as const;
export type RemoteKind = (typeof remoteKinds)[number];

export interface ImportSource {
  kind: RemoteKind;
  isEnabled: boolean;
  address: string;
  lastFetchedAt: string | null;
  /** 0 = nobody has changed it yet. */
  version: number;
}

/** Addresses of the format specification, section 0. */
export const defaultSources: readonly ImportSource[] = [
  {
    kind: 'export',
    isEnabled: false,
    address: 'https://www.foerderdatenbank.de/FDB/WS/export',
    lastFetchedAt: null,
    version: 0,
  },
  {
    kind: 'dump',
    isEnabled: false,
    address: 'https://fdb.cdl.correlaid.org/data/programme.csv',
    lastFetchedAt: null,
    version: 0,
  },
];

export const sourceLabels: Record<RemoteKind, string> = {
  export: 'Förderdatenbank des Bundes: XML-Export',
  dump: 'Offener Abzug der Förderdatenbank (CSV)',
};

/** The export is cached for a day: asking more often only costs the other side. */
const waitHours = 24;

/** Whether a source may be asked now: enabled, and not within the last day. */
export function isDue({ isEnabled, lastFetchedAt }: ImportSource, now: Date): boolean {
  if (!isEnabled) return false;
  // A timetable that starts a few seconds earlier than yesterday must not lose a day.
  const toleratedMs = 30 * 60_000;
  return (
    lastFetchedAt === null ||
    now.getTime() - Date.parse(lastFetchedAt) >= waitHours * 3_600_000 - toleratedMs
  );
}
