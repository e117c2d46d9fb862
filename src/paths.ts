/** Every address of the application as a function; nothing else builds one. */

const withQuery = (path: string, query: Record<string, string> = {}): string => {
  const filled = Object.entries(query).filter(([, value]) => value !== '');
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled).toString()}`;
};

export const overviewPath = (): string => '/';
export const healthPath = (): string => '/gesundheit';

export const quartersPath = (): string => '/quartiere';
export const quarterPath = (slug: string): string => `/quartiere/${slug}`;

/** A need on the page of its quarter. */
export const needOnQuarterPath = (slug: string, needKey: string): string =>
  `/quartiere/${slug}#bedarf-${needKey}`;

export const needsPath = (query: Record<string, string> = {}): string =>
  withQuery('/bedarfe', query);
export const matchesPath = (needId: string): string => `/bedarfe/${needId}/treffer`;
export const matchPath = (needId: string, programmeSlug: string): string =>
  `/bedarfe/${needId}/treffer/${programmeSlug}`;
export const confirmationsPath = (needId: string, programmeSlug: string): string =>
  `/bedarfe/${needId}/treffer/${programmeSlug}/bestaetigungen`;

export type ListFormat = 'csv' | 'json';
/** The same rows as a list page, as a file. */
export const listAs = (
  path: string,
  format: ListFormat,
  query: Record<string, string> = {},
): string => withQuery(`${path}.${format}`, query);

export const programmesPath = (query: Record<string, string> = {}): string =>
  withQuery('/programme', query);
export const programmePath = (slug: string): string => `/programme/${slug}`;

export const projectsPath = (): string => '/vorhaben';
export const projectPath = (id: string): string => `/vorhaben/${id}`;
export const draftPath = (id: string): string => `/vorhaben/${id}/entwurf`;
export const draftPdfPath = (id: string): string => `/vorhaben/${id}/entwurf.pdf`;

/** A path that tells after a redirect what happened. */
export const withNotice = (path: string, notice: string): string => withQuery(path, { notice });
