import { confidenceLabels, windowKindLabels } from '../programmes/programme-labels.ts';
import { windowStateOn } from '../programmes/window-state.ts';
import { formatDay, formatMonth } from '../shared/dates.ts';
import type { Block } from './document.ts';
import { checklist, heading, missing, note, paragraph } from './draft-content-blocks.ts';
import type { ConditionState, PrintableFacts } from './draft-content-facts.ts';

/** Anhang B: what the programme demands, and what a person has confirmed of it. */
export function conditionBlocks({ programme, conditions, today }: PrintableFacts): Block[] {
  const { asOf, confidence, window } = programme;
  const source = programme.url ?? programme.sources[0]?.what ?? 'nicht genannt';
  return [
    heading(1, 'Anhang B: Fördervoraussetzungen laut Programm'),
    conditions.length === 0
      ? paragraph(
          'In den Quellen ist keine besondere Voraussetzung notiert. Das heißt nicht, dass es keine gibt: bitte beim Fördergeber nachfragen.',
        )
      : checklist(
          conditions.map((condition) => ({
            text: conditionText(condition),
            done: condition.state === 'met',
            ...(condition.state === 'notMet' ? { mark: 'nicht erfüllt' as const } : {}),
          })),
        ),
    ...(windowStateOn(window, today).state === 'ended'
      ? [missing('laufendes Antragsverfahren – nach den Programmangaben ist es beendet')]
      : []),
    note(
      `Vorbehalt: ${asOf === null ? 'Stand der Programmangaben nicht bekannt' : `Programmangaben Stand ${formatMonth(asOf)}`}, Verlässlichkeit ${confidenceLabels[confidence]}, Antragsverfahren: ${windowKindLabels[window.kind]}. Quelle: ${source}. Vor der Einreichung mit der geltenden Richtlinie abgleichen.`,
    ),
  ];
}

function conditionText({
  text,
  isTested,
  state,
  note: remark,
  confirmedOn,
}: ConditionState): string {
  if (isTested) {
    const why = remark.trim() === '' ? '' : `: ${remark.trim()}`;
    return `${text} – nach den Angaben zum Bedarf ${testedWords[state]}${why}`;
  }
  if (state === 'open') return text;
  const said = state === 'met' ? 'bestätigt' : 'als nicht erfüllt angegeben';
  const when = confirmedOn === null ? '' : ` am ${formatDay(confirmedOn)}`;
  // What was noted beside it (whom somebody called) stays in the house: the draft also goes to carrier and G.I.B.
  return `${text} – ${said}${when}`;
}

const testedWords = { met: 'erfüllt', notMet: 'nicht erfüllt', open: 'noch zu klären' } as const;
