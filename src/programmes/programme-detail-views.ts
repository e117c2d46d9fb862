import type { PageView, StatusTag } from '../http/page-parts.ts';
import { programmePath, programmesPath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import type { Condition, Programme } from './programme.ts';
import { moneyAndTime, procedure, whoAndWhat } from './programme-fact-list-views.ts';
import {
  conditionKindLabels,
  confidenceLabels,
  levelLabels,
  linkLabels,
} from './programme-labels.ts';
import { formatAsOf, type FactView } from './programme-facts-views.ts';
import { windowStateOn } from './window-state.ts';
import { windowTag } from './window-tag.ts';

export interface ProgrammeDetailView extends PageView {
  shortTitle: string;
  summary: string | null;
  level: string;
  window: StatusTag;
  windowNote: string;
  asOf: string;
  isOld: boolean;
  confidence: string;
  officialHref: string | null;
  moneyAndTime: FactView[];
  whoAndWhat: FactView[];
  procedure: FactView[];
  blocking: { text: string; kind: string; reading: string }[];
  informative: { text: string; kind: string; reading: string }[];
  links: { label: string; title: string; href: string }[];
  sources: { what: string; href: string | null }[];
  notes: string;
}

/** The page of one programme: money and time first, then who and what, conditions, procedure, sources. */
export function programmeDetailView(
  programme: Programme,
  { today, titleOf }: { today: Day; titleOf: (slug: string) => string | undefined },
): ProgrammeDetailView {
  return {
    title: programme.title,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: programme.shortTitle, href: null },
    ],
    shortTitle: programme.shortTitle,
    summary: programme.summary,
    level: levelLabels[programme.level],
    window: windowTag(windowStateOn(programme.window, today), today),
    windowNote: programme.window.note,
    asOf: formatAsOf(programme.asOf),
    isOld: isOlderThanThreeYears(programme.asOf, today),
    confidence: confidenceLabels[programme.confidence],
    officialHref: programme.url,
    moneyAndTime: moneyAndTime(programme),
    whoAndWhat: whoAndWhat(programme),
    procedure: procedure(programme),
    blocking: conditionsWith(programme, 'blocking'),
    informative: conditionsWith(programme, 'informative'),
    links: programme.links.map(({ slug, relation }) => ({
      label: linkLabels[relation],
      title: titleOf(slug) ?? slug,
      href: programmePath(slug),
    })),
    sources: programme.sources.map(({ what, url }) => ({ what, href: url })),
    notes: programme.notes,
  };
}

function conditionsWith(programme: Programme, effect: Condition['effect']) {
  return programme.conditions
    .filter((condition) => condition.effect === effect)
    .map(({ text, kind, reading }) => ({ text, kind: conditionKindLabels[kind], reading }));
}

function isOlderThanThreeYears(asOf: string | null, today: Day): boolean {
  return asOf !== null && Number(today.slice(0, 4)) - Number(asOf.slice(0, 4)) > 3;
}
