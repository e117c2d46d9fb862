import type { FieldView, PageView, StatusTag } from '../../http/page-parts.ts';
import { listAs, matchesPath, needPath, programmePath, quarterPath } from '../../paths.ts';
import { levelLabels } from '../../programmes/programme-labels.ts';
import { describeCostOfAll } from '../../quarters/needs/need.ts';
import { formatDay } from '../../shared/dates.ts';
import { joinGerman } from '../../shared/text.ts';
import {
  alike,
  bundleSuggestions,
  bundleTitle,
  quarterCount,
  type BundleChoice,
  mostTogether,
} from './bundle-choice.ts';
import { bundleCriteria, type BundleCriterionView } from './bundle-criterion-views.ts';
import {
  jointText,
  namesOfNeeds,
  needsThat,
  separateText,
  shiftText,
  strandText,
} from './bundle-words.ts';
import type { Bundle, BundleMatch } from './bundle.ts';
import type { NeedCase } from '../need-case.ts';
import { totalCosts } from '../criteria/costs.ts';
import { isForLater, matchGroupLabels, matchGroups } from '../order/match-group.ts';
import { ownRows } from '../order/match-nesting.ts';
import { costsText } from '../match-list-views.ts';
import { windowTagOf } from '../match-row-views.ts';
import { verdictTag } from '../match-labels.ts';
import { bundlePath, cityMatchesPath } from '../match-paths.ts';
import { questionsByWhom, type QuestionsTo } from './match-summary.ts';
import { matchViewsNav, type MatchViewsNav } from './match-views-nav.ts';

export interface BundleView extends PageView {
  views: MatchViewsNav;
  lead: string;
  /** What the address asked for and does not exist, or why there is no bundle yet. */
  hint: string | null;
  /** null while fewer than two needs are chosen. */
  bundle: BundleResultView | null;
  suggestions: { label: string; href: string; detail: string }[];
  choice: { action: string; fields: FieldView[]; isOpen: boolean };
}

export interface BundleResultView {
  facts: { label: string; value: string }[];
  needs: {
    title: string;
    href: string;
    matchesHref: string;
    isDemo: boolean;
    quarter: string;
    quarterHref: string;
    costs: string;
  }[];
  csvHref: string;
  jsonHref: string;
  isEmpty: boolean;
  /** Of each the first ones, the rest folded away. */
  groups: {
    id: string;
    heading: string;
    count: number;
    matches: BundleMatchRow[];
    more: BundleMatchRow[];
  }[];
  partly: BundleMatchRow[];
}

export interface BundleMatchRow {
  title: string;
  href: string;
  level: string;
  verdict: StatusTag;
  window: StatusTag;
  /** Over the sittings of the quarter that has to begin first; null where no deadline is near. */
  timeLeft: string | null;
  /** Of a federal line: that its state strand is what is applied for. */
  strand: string | null;
  shift: string | null;
  joint: string;
  separate: string;
  refusedBy: string | null;
  openFor: string | null;
  questions: QuestionsTo[];
  /** Nothing is to be settled before a round opens: then the questions are folded away. */
  isOpen: boolean;
  criteria: BundleCriterionView[];
}

/** The page: several needs together, one application for all of them or one for each. */
export function bundleView(
  choice: BundleChoice,
  bundle: Bundle | null,
  hasSeveral: boolean,
): BundleView {
  const { chosen, all } = choice;
  return {
    title: bundle ? `Bündel: ${bundleTitle(chosen)}` : 'Gleiche Bedarfe bündeln',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Bündel', href: null },
    ],
    views: matchViewsNav('bundle'),
    lead: 'Dieselbe Maßnahme in mehreren Quartieren: gemeinsame Kosten, und welche Programme für alle infrage kommen – mit einem gemeinsamen Antrag oder je Bedarf mit einem eigenen.',
    hint: hintOf(choice),
    bundle: bundle ? resultView(bundle, choice) : null,
    suggestions: bundleSuggestions(choice, hasSeveral).map(({ label, needs, parameters }) => ({
      label,
      href: bundlePath(parameters),
      detail: `${needs.length} Bedarfe in ${quarterCount(needs)} Quartieren, ${describeCostOfAll(needs.map(({ need }) => need))}`,
    })),
    choice: {
      action: bundlePath(),
      fields: all.length === 0 ? [] : [needField(choice)],
      isOpen: bundle === null,
    },
  };
}

/** Each says much; what stands further down is looked at rarely. */
const shownOfGroup = 5;

function hintOf({ chosen, unknown, leftOut, all }: BundleChoice): string | null {
  if (leftOut > 0) {
    return `Zusammen betrachtet werden die ersten ${mostTogether} Bedarfe; ${leftOut} sind nicht dabei. Bitte grenzen Sie das Bündel ein.`;
  }
  if (all.length < 2) return 'Für ein Bündel müssen mindestens zwei Bedarfe erfasst sein.';
  if (unknown > 0) {
    return `${unknown === 1 ? 'Ein Bedarf' : `${unknown} Bedarfe`} aus der Adresse gibt es hier nicht (mehr); das Bündel ist ohne ${unknown === 1 ? 'ihn' : 'sie'}.`;
  }
  const [only, ...more] = chosen;
  if (!only || more.length > 0) return null;
  const others = alike(only, all).length > 1;
  return `Bisher ist nur „${only.need.title}“ gewählt${others ? '' : '; in keinem anderen Quartier ist der gleiche Bedarf erfasst'}. Wählen Sie unten weitere Bedarfe.`;
}

function needField({ all, chosen }: BundleChoice): FieldView {
  return {
    name: 'bedarf',
    label: 'Bedarfe des Bündels',
    kind: 'checkbox',
    value: chosen.map(({ need }) => need.id),
    hint: 'Mindestens zwei.',
    required: true,
    options: all.map(({ need, quarter }) => ({
      value: need.id,
      label: `${quarter.name}: ${need.title}${need.origin === 'demo' ? ' (Demo)' : ''}`,
    })),
  };
}

function resultView(bundle: Bundle, { chosen, parameters }: BundleChoice): BundleResultView {
  const rowOf = (match: BundleMatch): BundleMatchRow => rowView(match, bundle);
  return {
    facts: [
      { label: 'Kosten zusammen', value: describeCostOfAll(chosen.map(({ need }) => need)) },
      {
        label: 'Über den ganzen Zeitraum',
        value: totalCosts(bundle.joint, 'application').text(),
      },
      { label: 'Stand', value: formatDay(bundle.on) },
    ],
    needs: chosen.map(({ need, quarter }) => ({
      title: need.title,
      href: needPath(need.id),
      matchesHref: matchesPath(need.id),
      isDemo: need.origin === 'demo',
      quarter: quarter.name,
      quarterHref: quarterPath(quarter.slug),
      costs: costsText(need),
    })),
    csvHref: listAs(bundlePath(), 'csv', parameters),
    jsonHref: listAs(bundlePath(), 'json', parameters),
    isEmpty: bundle.matches.length === 0,
    groups: matchGroups
      .map((group) => {
        const here = bundle.matches.filter(({ match }) => match.group === group);
        const rows = here.map(rowOf);
        return {
          id: group,
          heading: matchGroupLabels[group],
          // A line counts with its strand.
          count: ownRows(here, ({ match }) => match).length,
          matches: rows.slice(0, shownOfGroup),
          more: rows.slice(shownOfGroup),
        };
      })
      .filter(({ count }) => count > 0),
    partly: bundle.partly.map(rowOf),
  };
}

function rowView(one: BundleMatch, { needs, matches, on }: Bundle): BundleMatchRow {
  const { match } = one;
  const { programme } = match.compiled;
  const named = (list: readonly NeedCase[]): string | null =>
    list.length === 0 || list.length === needs.length ? null : joinGerman(namesOfNeeds(list));
  return {
    title: programme.shortTitle,
    href: programmePath(programme.slug),
    level: levelLabels[programme.level],
    verdict: verdictTag(match.result.verdict, match.group),
    window: windowTagOf(match, on),
    timeLeft: match.timeLeft?.words ?? null,
    strand: strandText(one, matches),
    shift: shiftText(one),
    joint: jointText(one),
    separate: separateText(one),
    refusedBy: named(needsThat(one, needs, 'doesNotFit')),
    openFor: named(needsThat(one, needs, 'toClarify')),
    questions: match.group === null ? [] : questionsByWhom(match),
    isOpen: !isForLater(match),
    criteria: bundleCriteria(one, needs),
  };
}
