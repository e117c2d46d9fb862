import type { ListRow } from '../http/lists.ts';
import type { PageView, StatusTag } from '../http/page-parts.ts';
import { listAs, matchesPath, matchPath, quarterPath, quartersPath } from '../paths.ts';
import { levelLabels } from '../programmes/programme-labels.ts';
import { costPerYear, type Need } from '../quarters/needs/need.ts';
import { formatDay } from '../shared/dates.ts';
import { formatCents } from '../shared/money.ts';
import { formatNumber, joinGerman } from '../shared/text.ts';
import { contactOf } from './compile-criteria.ts';
import { coverageText } from './coverage-text.ts';
import { describeWhom, type CriterionResult } from './criterion.ts';
import {
  criterionLabel,
  truthMarks,
  verdictLabels,
  verdictTag,
  testedWindowTag,
} from './match-labels.ts';
import { matchGroupLabels, type MatchGroup } from './match-group.ts';
import { inOrder, sharedColumns } from './match-rows.ts';
import { dismissedView, setAsideDismissed, type DismissedView } from './dismissed-views.ts';
import { decisionRowView, type DecisionRowView } from './match-decision-views.ts';
import type { MatchDecision } from './match-decision.ts';
import type { GroupedMatches, Match } from './match.ts';
import type { NeedMatches } from './match-service.ts';

/** One reason, for `matching/_reasons.ejs`. */
export interface ReasonView {
  label: string;
  symbol: string;
  mark: string;
  cssClass: string;
  text: string;
  /** Whom to ask; null where nothing is open. */
  ask: string | null;
}

export interface MatchRowView {
  title: string;
  href: string;
  level: string;
  verdict: StatusTag;
  window: StatusTag;
  coverage: string;
  /** "Zu klären: …"; null where nothing is open. */
  toClarify: string | null;
  contact: string;
  reasons: ReasonView[];
  /** What was decided and the quick steps; null where there is nothing to show. */
  decision: DecisionRowView | null;
}

export interface MatchListView extends PageView {
  quarterName: string;
  quarterHref: string;
  isDemo: boolean;
  costs: string;
  onText: string;
  csvHref: string;
  jsonHref: string;
  /** True if nothing is open, waiting or worth a call. */
  isEmpty: boolean;
  groups: {
    id: MatchGroup;
    heading: string;
    count: number;
    lead: string;
    isCollapsed: boolean;
    matches: MatchRowView[];
    moreText: string | null;
  }[];
  doesNotFit: ShownMatches;
  dismissed: DismissedView;
}

/** The first of a list, and how many there are. */
interface ShownMatches {
  count: number;
  matches: MatchRowView[];
  /** How many are in the files only; null where all are shown. */
  moreText: string | null;
}

/** Nobody reads hundreds of programmes on one page; the best stand first, and the files have them all. */
const shownOfGroup = 50;

const groupLeads: Record<MatchGroup, string> = {
  now: 'Alle Fördervoraussetzungen sind erfüllt, Anträge sind möglich.',
  clarify: 'Nichts spricht dagegen, aber etwas ist offen. Was und wer es weiß, steht dabei.',
  nextRound:
    'Zurzeit sind keine Anträge möglich; sonst spricht nichts dagegen. Was noch offen ist, steht dabei. Vormerken und zum Start noch einmal prüfen.',
  supplementary: 'Deckt weniger als 10 % der Kosten: als Ergänzung zu einem anderen Programm.',
  ended:
    'Nicht mehr zu beantragen, ohne Antragsverfahren, oder die letzte bekannte Frist ist mehr als zwei Jahre her und keine neue Runde bekannt; als Vorbild und für Ansprechpersonen.',
};

/** What people decided about the matches of the need. */
export interface ListDecisions {
  decisions: readonly MatchDecision[];
  canDecide: boolean;
}

/** The page of all matches of a need; what was dismissed stands by itself. */
export function matchListView(all: NeedMatches, decided: ListDecisions): MatchListView {
  const { left: matches, dismissed } = setAsideDismissed(all, decided.decisions);
  const { need, quarter, municipality, on } = matches;
  return {
    title: `Passende Programme: ${need.title}`,
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: quarter.name, href: quarterPath(quarter.slug) },
      { label: `Passende Programme: ${need.title}`, href: null },
    ],
    quarterName: `${quarter.name}, ${municipality.name}`,
    quarterHref: quarterPath(quarter.slug),
    isDemo: need.origin === 'demo',
    costs: costsText(need),
    onText: formatDay(on),
    csvHref: listAs(matchesPath(need.id), 'csv'),
    jsonHref: listAs(matchesPath(need.id), 'json'),
    isEmpty: matches.groups.every(
      ({ group, matches: list }) => group === 'ended' || list.length === 0,
    ),
    groups: matches.groups.map(({ group, matches: list }) => ({
      id: group,
      heading: matchGroupLabels[group],
      lead: groupLeads[group],
      isCollapsed: group === 'ended',
      ...shownOf(list, matches, decided),
    })),
    doesNotFit: shownOf(matches.doesNotFit, matches, decided),
    dismissed: dismissedView(dismissed, { needId: need.id, ...decided }),
  };
}

function shownOf(
  list: readonly Match[],
  matches: NeedMatches,
  decided: ListDecisions,
): ShownMatches {
  return {
    count: list.length,
    matches: list.slice(0, shownOfGroup).map((match) => matchRow(matches, match, decided)),
    moreText:
      list.length > shownOfGroup
        ? `Hier stehen die ersten ${shownOfGroup} von ${formatNumber(list.length)}. Alle stehen mit ihren Gründen in der Datei:`
        : null,
  };
}

function matchRow(
  { need, on }: NeedMatches,
  match: Match,
  { decisions, canDecide }: ListDecisions,
): MatchRowView {
  const { programmeId, compiled, result, group, slug } = match;
  const title = compiled.programme.shortTitle;
  return {
    title,
    href: matchPath(need.id, slug),
    level: levelLabels[compiled.programme.level],
    verdict: verdictTag(result.verdict, group),
    window: testedWindowTag(match.window, on, resultOfKind(match, 'window')),
    coverage: coverageText(result.coverage),
    toClarify: toClarifyText(match),
    contact: contactOf(compiled.programme),
    reasons: reasonViews(match).filter((_, index) => {
      // What does not fit is long enough: there only what speaks against it; the page of the match has all.
      return group !== null || result.results[index]?.result !== 'met';
    }),
    decision: decisionRowView(
      decisions.find((decision) => decision.programmeId === programmeId),
      { needId: need.id, slug, title, canDecide, backTo: 'liste' },
    ),
  };
}

export function resultOfKind(
  match: Match,
  kind: CriterionResult['kind'],
): CriterionResult['result'] {
  return match.result.results.find((result) => result.kind === kind)?.result ?? 'unknown';
}

/** Every criterion with its result, in the order of the criteria. */
export function reasonViews({ compiled, result }: Match): ReasonView[] {
  return compiled.criteria.map((criterion, index) => {
    const found = result.results[index];
    const mark = truthMarks[found?.result ?? 'unknown'];
    return {
      label: criterionLabel(criterion),
      symbol: mark.symbol,
      mark: mark.text,
      cssClass: mark.cssClass,
      text: found?.reason ?? '',
      ask: found?.missing ? `Klären: ${describeWhom(found.missing.whom, criterion.contact)}` : null,
    };
  });
}

/** "27.900,00 € je Jahr", as a lower bound where an item has no amount. */
export function costsText(need: Need): string {
  if (need.costItems.length === 0) return 'noch nicht beziffert';
  const { centsPerYear, missing } = costPerYear(need);
  if (missing.length === 0) return `${formatCents(centsPerYear)} je Jahr`;
  const open = joinGerman(missing.map((item) => item.label));
  return `mindestens ${formatCents(centsPerYear)} je Jahr (noch ohne: ${open})`;
}

function toClarifyText({ result }: Match): string | null {
  const open = result.results.flatMap(({ missing }) => (missing ? [missing.what] : []));
  return open.length === 0 ? null : [...new Set(open)].join(' · ');
}

/** Rows of `.csv`: the same, the criteria as text. */
export function matchCsvRows(matches: GroupedMatches): ListRow[] {
  return [...inOrder(matches)].map(({ match, position }) => ({
    ...sharedColumns(match, position),
    verdictLabel: verdictLabels[match.result.verdict],
    toClarify: toClarifyText(match),
    criteria: reasonViews(match)
      .map(({ label, mark, text }) => `${label} ${mark}: ${text}`)
      .join(' | '),
  }));
}
