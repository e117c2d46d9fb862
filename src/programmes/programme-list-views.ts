import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import type { Can } from '../accounts/access.ts';
import { pageOf, type ListRow, type PagingView } from '../http/lists.ts';
import {
  evidenceCheckPath,
  listAs,
  newProgrammePath,
  pageImportPath,
  programmeChangesPath,
  programmePath,
  programmesPath,
} from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { formatPercent } from '../shared/text.ts';
import type { CatalogueEntry, CatalogueQuery } from './catalogue-service.ts';
import { levels, topicCodes, type Programme } from './programme.ts';
import { confidenceLabels, funderName, levelLabels, topicLabels } from './programme-labels.ts';
import { formatAsOf } from './programme-facts-views.ts';
import { windowStateOn } from './window-state.ts';
import { windowTag } from './window-tag.ts';

export interface ProgrammeListView extends PageView {
  filter: { action: string; fields: FieldView[] };
  countText: string;
  csvHref: string;
  jsonHref: string;
  isEmpty: boolean;
  resetHref: string;
  paging: PagingView;
  /** null for those who may not. */
  createHref: string | null;
  changesHref: string;
  /** Reading one saved page of the Förderdatenbank. */
  pageImportHref: string | null;
  checkHref: string | null;
  programmes: {
    title: string;
    fullTitle: string;
    href: string;
    level: string;
    funder: string;
    summary: string | null;
    topics: string;
    window: StatusTag;
    rate: string;
    asOf: string;
    confidence: string;
  }[];
}

/** The catalogue has thousands of records; the files have them all. */
export const programmesPerPage = 50;

/** The list page for records that were already filtered and ordered. */
export function programmeListView(
  entries: readonly CatalogueEntry[],
  query: CatalogueQuery,
  { today, total, page, can }: { today: Day; total: number; page: number; can: Can },
): ProgrammeListView {
  const asked = queryOf(query);
  const shown = pageOf(entries, { page, size: programmesPerPage }, (number) =>
    programmesPath({ ...asked, seite: String(number) }),
  );
  return {
    title: 'Förderprogramme',
    breadcrumbs: [],
    filter: { action: programmesPath(), fields: filterFields(query) },
    countText: `${entries.length} von ${total} Förderprogrammen`,
    csvHref: listAs(programmesPath(), 'csv', asked),
    jsonHref: listAs(programmesPath(), 'json', asked),
    isEmpty: entries.length === 0,
    resetHref: programmesPath(),
    paging: shown.paging,
    createHref: can('programme.create') ? newProgrammePath() : null,
    changesHref: programmeChangesPath(),
    pageImportHref: can('import.page') ? pageImportPath() : null,
    checkHref: can('evidence.check') ? evidenceCheckPath() : null,
    programmes: shown.items.map(({ programme }) => ({
      title: programme.shortTitle,
      fullTitle: programme.title,
      href: programmePath(programme.slug),
      level: levelLabels[programme.level],
      funder: funderName(programme),
      summary: programme.summary,
      topics: programme.topics.map((topic) => topicLabels[topic]).join(', '),
      window: windowTag(windowStateOn(programme.window, today), today),
      rate: rateText(programme),
      asOf: formatAsOf(programme.asOf),
      confidence: confidenceLabels[programme.confidence],
    })),
  };
}

function filterFields(query: CatalogueQuery): FieldView[] {
  const topics = topicCodes
    .map((value) => ({ value, label: topicLabels[value] }))
    .sort((a, b) => a.label.localeCompare(b.label, 'de'));
  return [
    { name: 'q', label: 'Suchwort', kind: 'text', value: query.text, maxLength: 200 },
    {
      name: 'ebene',
      label: 'Ebene',
      kind: 'select',
      value: query.level ?? '',
      options: [
        { value: '', label: 'alle' },
        ...levels.map((value) => ({ value, label: levelLabels[value] })),
      ],
    },
    {
      name: 'thema',
      label: 'Thema',
      kind: 'select',
      value: query.topic ?? '',
      options: [{ value: '', label: 'alle' }, ...topics],
    },
    { name: 'offen', label: 'nur jetzt offene', kind: 'checkbox', value: query.onlyOpen },
  ];
}

/** The query as it stands in the address, so that a link can be shared. */
export function queryOf(query: CatalogueQuery): Record<string, string> {
  return {
    q: query.text,
    ebene: query.level ?? '',
    thema: query.topic ?? '',
    offen: query.onlyOpen ? '1' : '',
  };
}

/** "bis zu 80 %" is a ceiling and is always called one. */
export function rateText(programme: Programme): string {
  const { ratePercentMax, ratePercentMaxWeak } = programme.finance;
  if (ratePercentMax === null) return 'Fördersatz nicht genannt';
  const weak =
    ratePercentMaxWeak === null
      ? ''
      : `, bei schwacher Finanzlage bis zu ${formatPercent(ratePercentMaxWeak)}`;
  return `bis zu ${formatPercent(ratePercentMax)}${weak}`;
}

/** One row of the `.csv` and `.json` lists; codes as in the facts files. */
export function programmeRow({ programme }: CatalogueEntry, today: Day): ListRow {
  const window = windowStateOn(programme.window, today);
  return {
    slug: programme.slug,
    title: programme.title,
    shortTitle: programme.shortTitle,
    level: programme.level,
    funder: programme.funder,
    regions: programme.regions,
    applicants: programme.applicants,
    topics: programme.topics,
    targetGroups: programme.targetGroups,
    fundedCosts: programme.fundedCosts,
    windowState: window.state,
    deadlineOn: window.state === 'open' ? (window.until?.on ?? null) : null,
    ratePercentMax: programme.finance.ratePercentMax,
    ownSharePercentMin: programme.finance.ownSharePercentMin,
    maxMonths: programme.finance.maxMonths,
    asOf: programme.asOf,
    confidence: programme.confidence,
    url: programme.url,
  };
}
