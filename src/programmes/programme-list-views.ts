import type { Can } from '../accounts/access.ts';
import { pageOf, type ListRow, type PagingView } from '../http/lists.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import {
  comparePath,
  evidenceCheckPath,
  listAs,
  newProgrammePath,
  pageImportPath,
  programmeChangesPath,
  programmePath,
  programmesPath,
} from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { formatNumber, formatPercent } from '../shared/text.ts';
import { programmesPerPage, queryParameters, type CatalogueQuery } from './catalogue-query.ts';
import type { CatalogueAnswer, CatalogueEntry } from './catalogue-service.ts';
import type { Passages } from './passage-service.ts';
import { formatAsOf } from './programme-facts-views.ts';
import { rateWords } from './rate-text.ts';
import { programmeFilterView, type ProgrammeFilterView } from './programme-filter-views.ts';
import { funderName, levelLabels, topicLabels } from './programme-labels.ts';
import type { Programme } from './programme.ts';
import type { TextPiece } from './search/highlight.ts';
import { windowStateOn } from './window-state.ts';
import { windowTag } from './window-tag.ts';

export interface ProgrammeListView extends PageView {
  filter: ProgrammeFilterView;
  countText: string;
  /** What was made of the words that were typed, where it is not what was typed. */
  remarks: string[];
  csvHref: string;
  jsonHref: string;
  empty: { heading: string; text: string; actionLabel: string; actionHref: string } | null;
  paging: PagingView;
  /** null for those who may not. */
  createHref: string | null;
  changesHref: string;
  /** Reading one saved page of the Förderdatenbank. */
  pageImportHref: string | null;
  checkHref: string | null;
  compareAction: string;
  programmes: ProgrammeRowView[];
}

interface ProgrammeRowView {
  slug: string;
  href: string;
  title: TextPiece[];
  /** For a control beside the title. */
  plainTitle: string;
  /** null where it is the same as the title. */
  fullTitle: TextPiece[] | null;
  summary: TextPiece[];
  /** Where in the source the words stand; empty where title or summary show it. */
  passage: TextPiece[];
  level: string;
  funder: string;
  topics: string;
  window: StatusTag;
  rate: string;
  asOf: string;
  checked: string;
}

/** The list page of an answer of the catalogue. */
export function programmeListView(
  answer: CatalogueAnswer,
  query: CatalogueQuery,
  { today, page, passages, can }: { today: Day; page: number; passages: Passages; can: Can },
): ProgrammeListView {
  const asked = queryParameters(query);
  const { entries, total } = answer;
  const shown = pageOf(entries, { page, size: programmesPerPage }, (number) =>
    programmesPath([...asked, ['seite', String(number)]]),
  );
  return {
    title: 'Förderprogramme',
    breadcrumbs: [],
    filter: programmeFilterView(query, answer.counts),
    countText: `${formatNumber(entries.length)} von ${formatNumber(total)} Förderprogrammen`,
    remarks: remarksOf(answer),
    csvHref: listAs(programmesPath(), 'csv', asked),
    jsonHref: listAs(programmesPath(), 'json', asked),
    empty: entries.length === 0 ? emptyState(query, answer) : null,
    paging: shown.paging,
    createHref: can('programme.create') ? newProgrammePath() : null,
    changesHref: programmeChangesPath(),
    pageImportHref: can('import.page') ? pageImportPath() : null,
    checkHref: can('evidence.check') ? evidenceCheckPath() : null,
    compareAction: comparePath([]),
    programmes: shown.items.map((entry) => rowView(entry, answer, { today, passages })),
  };
}

function rowView(
  { id, programme, isChecked }: CatalogueEntry,
  { text }: CatalogueAnswer,
  { today, passages }: { today: Day; passages: Passages },
): ProgrammeRowView {
  const marked = (shown: string | null): TextPiece[] => {
    if (shown === null) return [];
    return text?.highlighter.pieces(shown) ?? [{ text: shown, isHit: false }];
  };
  const { slug, shortTitle, title } = programme;
  return {
    slug,
    href: programmePath(slug),
    title: marked(shortTitle),
    plainTitle: shortTitle,
    fullTitle: title === shortTitle ? null : marked(title),
    summary: marked(programme.summary),
    passage: [...(passages.get(id) ?? [])],
    level: levelLabels[programme.level],
    funder: funderName(programme),
    topics: programme.topics.map((topic) => topicLabels[topic]).join(', '),
    window: windowTag(windowStateOn(programme.window, today), today),
    rate: rateText(programme),
    asOf: formatAsOf(programme.asOf),
    checked: isChecked ? 'von Menschen erfasst oder geprüft' : 'automatisch ausgelesen',
  };
}

function remarksOf({ text }: CatalogueAnswer): string[] {
  if (text === null) return [];
  const { groups, isPartial } = text.answer;
  if (groups.length === 0) {
    return ['Das Suchwort ist zu allgemein; gezeigt werden alle Programme.'];
  }
  const corrected = groups.filter(({ correctedTo }) => correctedTo !== null);
  const unknown = groups.filter(({ alternatives }) => alternatives.length === 0);
  return [
    ...corrected.map(
      (group) =>
        `„${group.text}“ kommt im Katalog nicht vor; gesucht wurde nach ähnlich geschriebenen Wörtern.`,
    ),
    ...unknown.map((group) => `„${group.text}“ kommt im Katalog nicht vor.`),
    ...(isPartial
      ? ['Kein Programm passt zu allen Wörtern; gezeigt werden die, zu denen die meisten passen.']
      : []),
  ];
}

function emptyState(query: CatalogueQuery, { text }: CatalogueAnswer) {
  return text !== null && text.answer.hits.length > 0
    ? {
        heading: 'Mit diesen Filtern bleibt kein Förderprogramm übrig',
        text: `Ohne Filter gibt es ${formatNumber(text.answer.hits.length)} Treffer. Nehmen Sie oben eine Auswahl weg oder suchen Sie ohne Filter.`,
        actionLabel: 'Ohne Filter suchen',
        actionHref: programmesPath({ q: query.text }),
      }
    : {
        heading: 'Kein Förderprogramm gefunden',
        text: 'Versuchen Sie ein allgemeineres Wort („Kinder“ statt „Kinderfest“), eine andere Schreibweise oder die Abkürzung, oder nehmen Sie einen Filter weg. Programme, die in keiner Quelle stehen, können Sie selbst anlegen.',
        actionLabel: 'Alle Programme zeigen',
        actionHref: programmesPath(),
      };
}

/** "bis zu 80 %" is a ceiling and is always called one. */
export function rateText(programme: Programme): string {
  const { ratePercentMaxWeak } = programme.finance;
  const rate = rateWords(programme);
  if (rate === null) return 'Fördersatz nicht genannt';
  const weak =
    ratePercentMaxWeak === null
      ? ''
      : `, bei schwacher Finanzlage bis zu ${formatPercent(ratePercentMaxWeak)}`;
  return `${rate}${weak}`;
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
    ratePercentLow: programme.finance.ratePercentLow,
    ownSharePercentMin: programme.finance.ownSharePercentMin,
    maxMonths: programme.finance.maxMonths,
    asOf: programme.asOf,
    confidence: programme.confidence,
    url: programme.url,
  };
}
