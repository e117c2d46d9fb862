import type { FieldView, PageView, StatusTag } from '../../http/page-parts.ts';
import { listAs, needsPath, programmePath, programmesPath } from '../../paths.ts';
import { windowStateOn } from '../../programmes/window-state.ts';
import { windowTag } from '../../programmes/window-tag.ts';
import { formatDay } from '../../shared/dates.ts';
import type { Programme } from '../../programmes/programme.ts';
import { windowTagOf } from '../match-row-views.ts';
import { programmeNeedsPath } from '../match-paths.ts';
import { isPossible, possibleUse, type NeedMatch, type ProgrammeNeeds } from './programme-needs.ts';
import {
  needGroups,
  type NeedGroupView,
  type ProgrammeLink,
} from './programme-need-groups-views.ts';
import { useSentence, whyNone } from './programme-needs-words.ts';
import { askedOf, needsFields, needsParameters, type NeedsQuery } from './programme-needs-query.ts';

export interface ProgrammeNeedsView extends PageView {
  answer: string;
  /** Whose window decides, and whose money comes through this. */
  strands: ProgrammeLink[];
  lines: ProgrammeLink[];
  programmeHref: string;
  window: StatusTag;
  onText: string;
  csvHref: string;
  jsonHref: string;
  filter: { action: string; fields: FieldView[]; isFiltered: boolean; resetHref: string };
  empty: { heading: string; text: string; actionLabel: string; actionHref: string } | null;
  groups: NeedGroupView[];
}

/** The page: which quarters and needs a programme could pay for, and why not the others. */
export function programmeNeedsView(
  { programme, strands, lines, on, needs }: ProgrammeNeeds,
  query: NeedsQuery,
): ProgrammeNeedsView {
  const asked = askedOf(needs, query);
  const parameters = needsParameters(query);
  const [first] = needs;
  const path = programmeNeedsPath(programme.slug);
  return {
    title: `Bedarfe für: ${programme.shortTitle}`,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: programme.shortTitle, href: programmePath(programme.slug) },
      { label: 'Bedarfe', href: null },
    ],
    answer: useSentence(possibleUse(asked), asked.length),
    strands: strands.map(linkTo),
    lines: lines.map(linkTo),
    programmeHref: programmePath(programme.slug),
    window: first
      ? windowTagOf(first.match, on)
      : windowTag(windowStateOn(programme.window, on), on),
    onText: formatDay(on),
    csvHref: listAs(path, 'csv', parameters),
    jsonHref: listAs(path, 'json', parameters),
    filter: {
      action: path,
      fields: needsFields(needs, query),
      isFiltered: query.quarterSlug !== null || query.group !== null,
      resetHref: path,
    },
    empty: emptyState(asked, { isPart: asked.length < needs.length, resetHref: path }),
    groups: needGroups(asked),
  };
}

const linkTo = ({ slug, shortTitle: title }: Programme): ProgrammeLink => ({
  title,
  href: programmeNeedsPath(slug),
});

function emptyState(
  needs: readonly NeedMatch[],
  { isPart, resetHref }: { isPart: boolean; resetHref: string },
): ProgrammeNeedsView['empty'] {
  if (needs.length === 0 && isPart) {
    return {
      heading: 'Kein Bedarf in dieser Auswahl',
      text: 'In dieser Gruppe steht zurzeit keiner; vielleicht hat sich etwas geändert.',
      actionLabel: 'Alle Bedarfe zu diesem Programm',
      actionHref: resetHref,
    };
  }
  if (needs.length === 0) {
    return {
      heading: 'Noch kein Bedarf',
      text: 'Hier ist noch kein Bedarf eingetragen, der sich mit dem Programm vergleichen ließe.',
      actionLabel: 'Zu den Bedarfen',
      actionHref: needsPath(),
    };
  }
  if (needs.some(isPossible)) return null;
  return {
    heading: 'Für keinen Bedarf',
    text: whyNone(needs),
    actionLabel: 'Andere offene Programme suchen',
    actionHref: programmesPath({ offen: '1' }),
  };
}
