import {
  applicantLabels,
  costTypeLabels,
  targetGroupLabels,
  topicLabels,
} from '../../programmes/programme-labels.ts';
import { isFirstStage } from '../../programmes/application-stage.ts';
import { describeWindow, windowStateOn } from '../../programmes/window-state.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import { formatPercent, joinLabels } from '../../shared/text.ts';
import { limitText } from '../criteria/amount-test.ts';
import type { Criterion, CriterionKind, CriterionOf } from '../criteria/criterion.ts';
import type { Truth } from '../criteria/truth.ts';
import { isAboutCarrier } from './carrier-question.ts';

/**
 * What a carrier reads of a criterion: made of the criterion and its outcome alone. The sentences of the tests hold what
 * the need costs, what somebody noted and how the city's budget stands; nothing of that may leave the house.
 */
export interface SharedSentence {
  text: string;
  /** false: the outcome stays in the house too. */
  isShown: boolean;
}

/** Beside a public limit even yes or no would bound what the need costs, or tell how the city stands. */
const innerKinds: readonly CriterionKind[] = [
  'amount',
  'ownShare',
  'indicator',
  'financeWeak',
  'quota',
  'novelty',
  'combination',
];

export function sharedSentence(criterion: Criterion, result: Truth, on: Day): SharedSentence {
  const isInner =
    innerKinds.includes(criterion.kind) ||
    ('text' in criterion && aboutCityMoney.test(criterion.text));
  const isShown = !isInner || isAboutCarrier(criterion);
  if (!isShown) return { text: `${innerText(criterion)} ${checkedInside}`, isShown };
  return { text: shownText(criterion, result, on), isShown };
}

const checkedInside = 'Das prüft die Verwaltung mit ihren eigenen Angaben.';

function innerText(criterion: Criterion): string {
  if (criterion.kind === 'amount') return `Die Quelle nennt ${within(limitText(criterion))}.`;
  if (criterion.kind === 'ownShare') {
    const { percentMin } = criterion;
    return percentMin === 0
      ? 'Die Quelle verlangt keinen Eigenanteil.'
      : `Verlangt sind mindestens ${formatPercent(percentMin)} Eigenanteil.`;
  }
  return 'text' in criterion ? `„${criterion.text}“.` : '';
}

/** The beginning of a sentence in the middle of another one. */
const within = (text: string): string =>
  `${text.slice(0, 1).toLocaleLowerCase('de-DE')}${text.slice(1)}`;

/** Listed conditions that speak of the money of the city: what somebody said about them is about its budget. */
const aboutCityMoney =
  /Haushalt|Kofinanzierung|Eigenanteil|Eigenmittel|Eigenleistung|finanzschwach|Finanzlage|Konsolidierung/iu;

/** By outcome: met, not met, open. */
type Words = Record<Truth, string>;

function shownText(criterion: Criterion, result: Truth, on: Day): string {
  switch (criterion.kind) {
    case 'region':
      return say(region(criterion), regionWords[result]);
    case 'applicant':
      return say(
        list('Antragsberechtigt', criterion.applicants, applicantLabels),
        applicantWords[result],
      );
    case 'window':
      return say(
        windowText(criterion, on),
        result === 'met' && isFirstStep(criterion, on) ? firstStepText : windowWords[result],
      );
    case 'topic':
      return say(list('Gefördert wird', criterion.topics, topicLabels), topicWords[result]);
    case 'targetGroup':
      return say(
        list('Gefördert wird für', criterion.targetGroups, targetGroupLabels),
        groupWords[result],
      );
    case 'costType':
      return say(
        list('Gefördert werden Kosten der Art', criterion.costTypes, costTypeLabels),
        costWords[result],
      );
    case 'duration':
      return say(
        `Gefördert werden höchstens ${criterion.maxMonths} Monate.`,
        durationWords[result],
      );
    case 'programmeEnd':
      return say(endText(criterion), endWords[result]);
    default:
      return say('text' in criterion ? `„${criterion.text}“.` : '', conditionWords[result]);
  }
}

const say = (rule: string, outcome: string): string => `${rule} ${outcome}`.trim();

function list<Code extends string>(
  what: string,
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
): string {
  return codes.length === 0
    ? `${what}: in der Quelle nicht notiert.`
    : `${what}: ${joinLabels([...new Set(codes)], labels)}.`;
}

const region = ({ agsPrefixes }: CriterionOf<'region'>): string =>
  agsPrefixes.includes('') ? 'Das Programm gilt bundesweit.' : '';

function windowText({ window, strandTitle }: CriterionOf<'window'>, on: Day): string {
  const whose = strandTitle === null ? '' : `Es entscheidet der Landesstrang „${strandTitle}“: `;
  if (window === null) return `${whose}Er steht nicht im Katalog.`;
  const words = describeWindow(windowStateOn(window, on), on);
  const first = whose === '' ? words.slice(0, 1).toLocaleUpperCase('de-DE') : words.slice(0, 1);
  return `${whose}${first}${words.slice(1)}.`;
}

/** Open for a sketch or an expression of interest: whoever reads "Anträge" would write the wrong paper. */
function isFirstStep({ window }: CriterionOf<'window'>, on: Day): boolean {
  const state = window === null ? null : windowStateOn(window, on);
  return state?.state === 'open' && isFirstStage(state.until?.what ?? null);
}

const firstStepText = 'Das ist die erste Stufe; den Antrag stellt, wer danach aufgefordert wird.';

const endText = ({ window }: CriterionOf<'programmeEnd'>): string =>
  window.programmeEndsOn === null
    ? 'Wann das Programm endet, ist offen.'
    : `Das Programm oder seine Richtlinie endet am ${formatDay(window.programmeEndsOn)}.`;

const regionWords: Words = {
  met: 'Die Kommune liegt im Fördergebiet.',
  notMet: 'Die Kommune liegt nicht im Fördergebiet.',
  unknown: 'Ob die Kommune im Fördergebiet liegt, ist noch zu klären.',
};
const applicantWords: Words = {
  met: 'Für diesen Bedarf gibt es einen Antragsweg.',
  notMet: 'Auf den vorgesehenen Wegen kann der Antrag nicht gestellt werden.',
  unknown: 'Ob auf den vorgesehenen Wegen ein Antrag möglich ist, ist noch zu klären.',
};
const windowWords: Words = {
  met: 'Anträge sind jetzt möglich.',
  notMet: 'Zurzeit ist kein Antrag möglich.',
  unknown: 'Ob zurzeit Anträge möglich sind, ist beim Fördergeber zu erfragen.',
};
const topicWords: Words = {
  met: 'Der Bedarf gehört dazu.',
  notMet: 'Der Bedarf gehört nicht dazu.',
  unknown: 'Ob der Bedarf dazu gehört, ist noch zu klären.',
};
const groupWords: Words = {
  met: 'Die Zielgruppe des Bedarfs gehört dazu.',
  notMet: 'Die Zielgruppe des Bedarfs gehört nicht dazu.',
  unknown: 'Ob die Zielgruppe des Bedarfs dazu gehört, ist noch zu klären.',
};
const costWords: Words = {
  met: 'Mindestens ein Teil dessen, was gebraucht wird, kann gefördert werden.',
  notMet: 'Was gebraucht wird, gehört nicht dazu.',
  unknown: 'Ob gefördert wird, was gebraucht wird, ist noch zu klären.',
};
const durationWords: Words = {
  met: 'Die geplante Dauer liegt darunter.',
  notMet: 'Die geplante Dauer liegt darüber.',
  unknown: 'Wie lange das Vorhaben dauern soll, ist noch nicht eingetragen.',
};
const endWords: Words = {
  met: 'Der geplante Beginn liegt rechtzeitig davor.',
  notMet: 'Das Vorhaben soll zu spät beginnen.',
  unknown: 'Ob darüber hinaus gefördert wird, ist noch zu klären.',
};
const conditionWords: Words = {
  met: 'Nach den Angaben der Verwaltung ist das erfüllt.',
  notMet: 'Nach den Angaben der Verwaltung ist das nicht erfüllt.',
  unknown: 'Das ist noch nicht bestätigt.',
};
