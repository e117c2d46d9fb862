import type { Programme } from './programme.ts';
import { factView, limitText, type FactView } from './programme-facts-views.ts';
import {
  applicantLabels,
  costTypeLabels,
  financeFormLabels,
  regionLabel,
  targetGroupLabels,
  topicLabels,
} from './programme-labels.ts';
import { cautiousRate, ownShareWords } from './rate-text.ts';
import { rateText } from './programme-list-views.ts';

/** The facts of a programme page, section by section; a missing one says what the source does not. */

const noLimit = 'Quelle nennt keine Grenze';
const notStated = 'Quelle nennt dazu nichts';

/** Money first: rate, own share, amounts, term. */
export function moneyAndTime(programme: Programme): FactView[] {
  const { finance } = programme;
  const fact = factView.bind(null, programme);
  return [
    fact({
      label: 'Fördersatz',
      field: 'rate',
      values: [
        finance.ratePercentMax === null ? null : rateText(programme),
        cautiousRate(programme),
      ],
      missing: notStated,
    }),
    fact({
      label: 'Eigenanteil',
      field: 'ownShare',
      values: [ownShareWords(programme)],
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
    ...moneyNotes(programme),
  ];
}

function moneyNotes(programme: Programme): FactView[] {
  const { finance } = programme;
  const fact = factView.bind(null, programme);
  return [
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

/** Who may apply, and where. */
export function who(programme: Programme): FactView[] {
  const fact = factView.bind(null, programme);
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
      values: [yesOrNo(programme.forwardingAllowed)],
      missing: notStated,
    }),
    fact({
      label: 'Gebiet',
      field: 'regions',
      values: programme.regions.map(regionLabel),
      missing: notStated,
    }),
  ];
}

/** For what and for whom there is money. */
export function what(programme: Programme): FactView[] {
  const fact = factView.bind(null, programme);
  return [
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

/** Funder, office, stages and way of application. */
export function procedure(programme: Programme): FactView[] {
  const { stages, portal } = programme.procedure;
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
  ];
}

/** The text that the money rests on; its dates stand beside it. */
export function legalBasis(programme: Programme): FactView[] {
  return [
    factView(programme, {
      label: 'Rechtsgrundlage',
      field: 'legalBasis',
      values: [programme.legalBasis],
      missing: notStated,
    }),
  ];
}

function yesOrNo(value: boolean | null): string | null {
  if (value === null) return null;
  return value ? 'ja' : 'nein';
}
