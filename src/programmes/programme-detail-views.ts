import type { PageView } from '../http/render.ts';
import type { StatusTag } from '../http/page-parts.ts';
import { programmePath, programmesPath } from '../paths.ts';
import type { Day } from '../shared/dates.ts';
import { formatPercent } from '../shared/text.ts';
import type { Condition, Programme } from './programme.ts';
import {
  applicantLabels,
  conditionKindLabels,
  confidenceLabels,
  costTypeLabels,
  financeFormLabels,
  levelLabels,
  linkLabels,
  regionLabel,
  targetGroupLabels,
  topicLabels,
} from './programme-labels.ts';
import { factView, formatAsOf, limitText, type FactView } from './programme-facts-views.ts';
import { rateText, windowTag } from './programme-list-views.ts';
import { windowStateOn } from './window-state.ts';

export interface ProgrammeDetailView extends PageView {
  shortTitle: string;
  summary: string;
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

const noLimit = 'Quelle nennt keine Grenze';
const notStated = 'Quelle nennt dazu nichts';

function moneyAndTime(programme: Programme): FactView[] {
  const { finance } = programme;
  const fact = factView.bind(null, programme);
  return [
    fact({
      label: 'Fördersatz',
      field: 'rate',
      values: [finance.ratePercentMax === null ? null : rateText(programme)],
      missing: notStated,
    }),
    fact({
      label: 'Eigenanteil',
      field: 'ownShare',
      values: [
        finance.ownSharePercentMin === null
          ? null
          : `mindestens ${formatPercent(finance.ownSharePercentMin)}`,
      ],
      missing: noLimit,
    }),
    fact({
      label: 'Beträge',
      field: 'limits',
      values: finance.limits.map(limitText),
      missing: noLimit,
    }),
    fact({
      label: 'Laufzeit',
      field: 'duration',
      values: [finance.maxMonths === null ? null : `höchstens ${finance.maxMonths} Monate`],
      missing: noLimit,
    }),
    fact({
      label: 'Finanzierungsart',
      field: 'form',
      values: [finance.form === null ? null : financeFormLabels[finance.form]],
      missing: notStated,
    }),
    fact({
      label: 'Hinweis zum Geld',
      field: 'limits',
      values: [finance.note],
      missing: notStated,
    }),
    fact({
      label: 'Kumulierung',
      field: 'cumulation',
      values: [programme.cumulation],
      missing: notStated,
    }),
  ];
}

function whoAndWhat(programme: Programme): FactView[] {
  const fact = factView.bind(null, programme);
  const forwarding = { true: 'ja', false: 'nein', null: null } as const;
  return [
    fact({
      label: 'Wer kann beantragen',
      field: 'applicants',
      values: programme.applicants.map((code) => applicantLabels[code]),
      missing: notStated,
    }),
    fact({
      label: 'Weiterleitung an Träger',
      field: 'forwarding',
      values: [forwarding[`${programme.forwardingAllowed}`]],
      missing: notStated,
    }),
    fact({
      label: 'Gebiet',
      field: 'regions',
      values: programme.regions.map(regionLabel),
      missing: notStated,
    }),
    fact({
      label: 'Themen',
      field: 'topics',
      values: programme.topics.map((code) => topicLabels[code]),
      missing: notStated,
    }),
    fact({
      label: 'Zielgruppen',
      field: 'targetGroups',
      values: programme.targetGroups.map((code) => targetGroupLabels[code]),
      missing: noLimit,
    }),
    fact({
      label: 'Was gefördert wird',
      field: 'fundedCosts',
      values: programme.fundedCosts.map((code) => costTypeLabels[code]),
      missing: notStated,
    }),
  ];
}

function procedure(programme: Programme): FactView[] {
  const { stages, portal, documents } = programme.procedure;
  const fact = factView.bind(null, programme);
  return [
    fact({ label: 'Fördergeber', field: 'funder', values: [programme.funder], missing: notStated }),
    fact({
      label: 'Zuständig für den Antrag',
      field: 'administrator',
      values: [programme.administrator],
      missing: notStated,
    }),
    fact({
      label: 'Verfahren',
      field: 'procedure',
      values: [
        stages === null ? null : `${stages}-stufig`,
        portal === null ? null : `Antragsweg: ${portal}`,
      ],
      missing: notStated,
    }),
    fact({ label: 'Unterlagen', field: 'procedure', values: documents, missing: notStated }),
    fact({
      label: 'Rechtsgrundlage',
      field: 'legalBasis',
      values: [programme.legalBasis],
      missing: notStated,
    }),
  ];
}

function conditionsWith(programme: Programme, effect: Condition['effect']) {
  return programme.conditions
    .filter((condition) => condition.effect === effect)
    .map(({ text, kind, reading }) => ({ text, kind: conditionKindLabels[kind], reading }));
}

function isOlderThanThreeYears(asOf: string | null, today: Day): boolean {
  return asOf !== null && Number(today.slice(0, 4)) - Number(asOf.slice(0, 4)) > 3;
}
