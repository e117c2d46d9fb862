import { pageOf, type ListRow, type PagingView } from '../http/lists.ts';
import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import { isStale, runStateLabels, type JobRun } from '../jobs/job-run.ts';
import {
  administrationPath,
  jobRunPath,
  jobsPath,
  linkWatchPath,
  listAs,
  programmePath,
} from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import { linkStates, type LinkState } from './link-check.ts';
import type { LinkWatchSetting } from './link-check-store.ts';
import type { WatchedLink } from './link-watch-service.ts';
import { checkedText, linkDetail, linkStateLabels, linkTag, notChecked } from './link-words.ts';

export interface LinkWatchView extends PageView {
  state: StatusTag;
  switch: { action: string; version: number; value: '0' | '1'; text: string };
  lastRun: { text: string; href: string | null };
  jobsHref: string;
  filter: { action: string; field: FieldView };
  countText: string;
  csvHref: string;
  jsonHref: string;
  isFiltered: boolean;
  resetHref: string;
  links: LinkRowView[];
  paging: PagingView;
}

interface LinkRowView {
  url: string;
  tag: StatusTag;
  checked: string;
  detail: string;
  movedTo: string | null;
  programmes: { title: string; href: string }[];
}

export const linkFilters = [...linkStates, 'notChecked'] as const;
/** German in the address. */
export type LinkFilter = LinkState | 'notChecked' | null;

const filterCodes: Record<Exclude<LinkFilter, null>, string> = {
  ok: 'erreichbar',
  moved: 'umgeleitet',
  failing: 'gestoert',
  broken: 'defekt',
  unknown: 'unbekannt',
  notChecked: 'ungeprueft',
};

export function readLinkFilter(asked: unknown): LinkFilter {
  return linkFilters.find((filter) => filterCodes[filter] === asked) ?? null;
}

export function filteredLinks(links: readonly WatchedLink[], filter: LinkFilter): WatchedLink[] {
  return links.filter(({ check }) => filter === null || (check?.state ?? 'notChecked') === filter);
}

export interface LinkWatchContent {
  setting: LinkWatchSetting;
  lastRun: JobRun | undefined;
  links: readonly WatchedLink[];
  filter: LinkFilter;
  page: number;
  now: Date;
}

const linksPerPage = 100;

/** Worst first: what somebody has to look at stands on top. */
const urgency: Record<Exclude<LinkFilter, null>, number> = {
  broken: 0,
  failing: 1,
  moved: 2,
  unknown: 3,
  ok: 4,
  notChecked: 5,
};

/** The page of the link watch. */
export function linkWatchView(content: LinkWatchContent): LinkWatchView {
  const { setting, links, filter, page } = content;
  const shown = filteredLinks(links, filter).sort(
    (a, b) => urgency[a.check?.state ?? 'notChecked'] - urgency[b.check?.state ?? 'notChecked'],
  );
  const asked: Record<string, string> = filter === null ? {} : { zustand: filterCodes[filter] };
  const { items, paging } = pageOf(shown, { page, size: linksPerPage }, (number) =>
    linkWatchPath({ ...asked, seite: String(number) }),
  );
  return {
    title: 'Linkprüfung',
    breadcrumbs: [
      { label: 'Verwaltung', href: administrationPath() },
      { label: 'Linkprüfung', href: null },
    ],
    state: setting.isEnabled
      ? { tone: 'success', text: 'eingeschaltet', symbol: '✓' }
      : { tone: 'neutral', text: 'ausgeschaltet', symbol: '○' },
    switch: {
      action: linkWatchPath(),
      version: setting.version,
      value: setting.isEnabled ? '0' : '1',
      text: setting.isEnabled ? 'Ausschalten' : 'Einschalten',
    },
    lastRun: lastRunView(content),
    jobsHref: jobsPath(),
    filter: { action: linkWatchPath(), field: filterField(links, filter) },
    countText: `${shown.length} von ${links.length} Adressen`,
    csvHref: listAs(linkWatchPath(), 'csv', asked),
    jsonHref: listAs(linkWatchPath(), 'json', asked),
    isFiltered: filter !== null,
    resetHref: linkWatchPath(),
    links: items.map(rowView),
    paging,
  };
}

function lastRunView({ lastRun, now }: LinkWatchContent): LinkWatchView['lastRun'] {
  if (!lastRun) return { text: 'Noch nie gelaufen.', href: null };
  const state = runStateLabels[isStale(lastRun, now) ? 'abandoned' : lastRun.state];
  const text = lastRun.summary?.text ?? lastRun.error ?? '';
  return {
    text: `Letzter Lauf am ${formatInstant(new Date(lastRun.startedAt))}: ${state}. ${text}`.trim(),
    href: jobRunPath(lastRun.id),
  };
}

function filterField(links: readonly WatchedLink[], filter: LinkFilter): FieldView {
  const label = (one: Exclude<LinkFilter, null>): string =>
    one === 'notChecked' ? notChecked.text : linkStateLabels[one];
  return {
    name: 'zustand',
    label: 'Zustand',
    kind: 'select',
    value: filter === null ? '' : filterCodes[filter],
    options: [
      { value: '', label: `alle (${links.length})` },
      ...linkFilters.map((one) => ({
        value: filterCodes[one],
        label: `${label(one)} (${filteredLinks(links, one).length})`,
      })),
    ],
  };
}

function rowView({ url, check, programmes }: WatchedLink): LinkRowView {
  return {
    url,
    tag: check ? linkTag(check) : notChecked,
    checked: check ? checkedText(check) : '',
    detail: check ? linkDetail(check) : '',
    movedTo: check?.state === 'moved' ? check.finalUrl : null,
    programmes: programmes.map(({ slug, shortTitle }) => ({
      title: shortTitle,
      href: programmePath(slug),
    })),
  };
}

/** One row of the list as a file. */
export function linkRow({ url, check, programmes }: WatchedLink): ListRow {
  return {
    url,
    state: check?.state ?? 'notChecked',
    problem: check?.problem ?? null,
    status: check?.status ?? null,
    finalUrl: check?.finalUrl ?? null,
    reason: check?.reason ?? null,
    checkedAt: check?.checkedAt ?? null,
    okAt: check?.okAt ?? null,
    firstFailedAt: check?.firstFailedAt ?? null,
    failedDays: check?.failures ?? null,
    healedAt: check?.healedAt ?? null,
    programmes: programmes.map(({ slug }) => slug),
  };
}
