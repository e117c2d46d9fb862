import { berlinDay, formatDay } from '../shared/dates.ts';
import { saidWords } from './answered-questions.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
} from './criterion.ts';

/** Conditions no data can test: unknown until a person confirms them for this need. */
export function testConfirmed(
  criterion: CriterionOf<'area' | 'document' | 'condition'>,
  matchCase: MatchCase,
): Finding {
  const said = confirmed(criterion, matchCase);
  if (said) return said;
  const what = criterion.kind === 'document' ? 'Unterlage ' : '';
  return unknown(() => `„${criterion.text}“ ist für diesen Bedarf noch nicht bestätigt.`, {
    what: `${what}„${criterion.text}“`,
    whom: 'self',
  });
}

const aboutSozialeStadt = /Soziale[rn]? (?:Stadt|Zusammenhalt)|§ ?171e/u;
/** The note of a quarter that only had the status once, or where somebody still has to check. */
const onlyFormerly = /ehemalig|bestätigt werden|früher/iu;

/** The area status of the quarter answers only conditions that clearly ask for it; a former area is just a hint. */
export function testArea(criterion: CriterionOf<'area'>, matchCase: MatchCase): Finding {
  const said = testConfirmed(criterion, matchCase);
  if (said.result !== 'unknown' || !aboutSozialeStadt.test(criterion.text)) return said;
  const { sozialeStadt, note } = matchCase.areaStatus;
  if (sozialeStadt === true && (note === null || !onlyFormerly.test(note))) {
    return met(
      () => 'Das Quartier ist als Gebiet der Sozialen Stadt / Sozialer Zusammenhalt vermerkt.',
    );
  }
  return note === null
    ? said
    : { ...said, reason: () => `${said.reason()} Zum Quartier ist vermerkt: ${note}` };
}

function confirmed(
  { conditionKey, text }: { conditionKey: string; text: string },
  { confirmations }: MatchCase,
): Finding | undefined {
  const found = confirmations.find((confirmation) => confirmation.conditionKey === conditionKey);
  if (!found) return undefined;
  const when = (): string =>
    found.answeredOn === undefined
      ? `am ${formatDay(berlinDay(new Date(found.confirmedAt)))}: ${found.note}`
      : `in der ${saidWords(found)}`;
  return found.result === 'met'
    ? met(() => `„${text}“ – bestätigt ${when()}`)
    : notMet(() => `„${text}“ – nicht erfüllt, angegeben ${when()}`);
}
