import { matchPath, programmePath, withQuery, type QueryParameters } from '../paths.ts';

/** Addresses of what this room shows beside the matches of one need. */

export const decideMatchPath = (
  needId: string,
  programmeSlug: string,
  step: 'merken' | 'verwerfen' | 'zuruecknehmen' | 'zuweisen' | 'abgeben' | 'teilen',
): string => `${matchPath(needId, programmeSlug)}/${step}`;
export const programmeNeedsPath = (slug: string, query: QueryParameters = {}): string =>
  withQuery(`${programmePath(slug)}/bedarfe`, query);
export const programmeExamplesPath = (slug: string): string => `${programmePath(slug)}/beispiele`;
export const programmeExamplePath = (slug: string, id: string): string =>
  `${programmeExamplesPath(slug)}/${id}`;
/** Treffer of the whole city: quarters and needs against programmes. */
export const cityMatchesPath = (query: QueryParameters = {}): string =>
  withQuery('/treffer', query);
/** The same measure in several quarters. */
export const bundlePath = (query: QueryParameters = {}): string =>
  withQuery('/treffer/buendel', query);
/** What-if: a need that is not saved. */
export const trialPath = (query: QueryParameters = {}): string =>
  withQuery('/treffer/probe', query);
/** What is missing, and would decide most. */
export const missingFactsPath = (query: Record<string, string> = {}): string =>
  withQuery('/treffer/wissen', query);
export const missingFactPath = (key: string): string => `/treffer/wissen/${key}`;
export const callListPath = (query: Record<string, string> = {}): string =>
  withQuery('/treffer/anrufliste', query);
export const programmeAnswerPath = (slug: string): string => `/treffer/antworten/${slug}`;
export const matchNewsPath = (query: Record<string, string> = {}): string =>
  withQuery('/treffer/neues', query);
/** Remembered, assigned, handed over, shared and dismissed matches. */
export const decidedMatchesPath = (query: Record<string, string> = {}): string =>
  withQuery('/treffer/gemerkt', query);
/** What a carrier sees. */
export const sharedMatchesPath = (query: QueryParameters = {}): string =>
  withQuery('/geteilte-treffer', query);
/** One of them, with the questions to the carrier. */
export const sharedMatchPath = (needId: string, slug: string): string =>
  `${sharedMatchesPath()}/${needId}/${slug}`;
export const carrierAnswersPath = (needId: string, slug: string): string =>
  `${sharedMatchPath(needId, slug)}/antworten`;
/** Staff decide about what a carrier answered. */
export const decideAnswerPath = (
  { needId, slug, answerId }: { needId: string; slug: string; answerId: string },
  step: 'annehmen' | 'ablehnen',
): string => `${matchPath(needId, slug)}/traegerantworten/${answerId}/${step}`;
/** Weights of the order of matches. */
export const matchOrderPath = (): string => '/treffer/reihenfolge';
export const resetMatchOrderPath = (): string => `${matchOrderPath()}/zuruecksetzen`;
export const municipalFinancesPath = (): string => '/bedarfe/haushaltslage';
