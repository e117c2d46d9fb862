import { withQuery } from '../paths.ts';

/** Addresses of the calendar and of what it is made from. */

export const calendarPath = (query: Record<string, string> = {}): string =>
  withQuery('/kalender', query);
export const committeesPath = (): string => '/kalender/gremien';
export const committeePath = (id: string): string => `/kalender/gremien/${id}`;
export const sittingsPath = (): string => '/kalender/sitzungen';
export const newSittingPath = (): string => '/kalender/sitzungen/neu';
export const sittingPath = (id: string): string => `/kalender/sitzungen/${id}`;
export const sittingFilePath = (): string => '/kalender/sitzungen/datei';
export const leadTimesPath = (): string => '/kalender/vorlaufzeiten';
export const newCommitteePath = (): string => '/kalender/gremien/neu';
export const retireCommitteePath = (id: string): string => `${committeePath(id)}/ausser-gebrauch`;
export const cancelSittingPath = (id: string): string => `${sittingPath(id)}/absage`;
export const sittingImportPath = (): string => '/kalender/sitzungen/einlesen';
export const takenOverPath = (): string => '/kalender/sitzungen/uebernommen';
export const calendarFilePath = (
  format: 'csv' | 'json' | 'ics',
  query: Record<string, string> = {},
): string => withQuery(`/kalender.${format}`, query);
