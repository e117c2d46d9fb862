import {
  bundlePath,
  cityMatchesPath,
  decidedMatchesPath,
  matchNewsPath,
  matchOrderPath,
  missingFactsPath,
  trialPath,
} from '../match-paths.ts';

/** The views on the matches of a whole municipality, in the order of the navigation between them. */
const matchViews = [
  { view: 'city', label: 'Stadt', href: cityMatchesPath() },
  { view: 'bundle', label: 'Bündel', href: bundlePath() },
  { view: 'trial', label: 'Probe', href: trialPath() },
  { view: 'missing', label: 'Was müsste man wissen?', href: missingFactsPath() },
  { view: 'decided', label: 'Gemerkt', href: decidedMatchesPath() },
  { view: 'news', label: 'Neues', href: matchNewsPath() },
  { view: 'order', label: 'Reihenfolge', href: matchOrderPath() },
] as const;

export type MatchViewName = (typeof matchViews)[number]['view'];

/** `matching/_views.ejs` */
export type MatchViewsNav = { label: string; href: string; isCurrent: boolean }[];

/** Links between the views; `null` on a page that is none of them but belongs to them. */
export function matchViewsNav(current: MatchViewName | null): MatchViewsNav {
  return matchViews.map(({ view, label, href }) => ({ label, href, isCurrent: view === current }));
}
