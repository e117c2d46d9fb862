import { formatCents } from '../../shared/money.ts';
import { oncePer } from '../../shared/once-per.ts';
import { formatPercent } from '../../shared/text.ts';
import { fundableCosts, type CostRange, type CostSum } from './costs.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
  type Missing,
} from './criterion.ts';
import { decided, type Truth } from './truth.ts';

type AmountCriterion = CriterionOf<'amount'>;

type Limit = AmountCriterion['limit'];

/** "Mindestens 50.000,00 € Förderung je Antrag". */
export function limitText({ limit }: Pick<AmountCriterion, 'limit'>): string {
  return wordsOf(limit);
}

/** Each is worded once: no limit ever changes, and each has its own amount. */
const wordsOf = oncePer((limit: Limit) => {
  const bound = limit.bound === 'min' ? 'Mindestens' : 'Höchstens';
  const of = limit.of === 'grant' ? 'Förderung' : 'förderfähige Kosten';
  const per = limit.per === 'year' ? 'je Jahr' : 'je Antrag';
  return `${bound} ${formatCents(limit.amountCents)} ${of} ${per}`;
});

/** "je Antrag" looks at the whole period, "je Jahr" at one year; the two are never mixed. */
export function testAmount(criterion: AmountCriterion, matchCase: MatchCase): Finding {
  const { limit } = criterion;
  const costs = fundableCosts(matchCase, criterion.costTypes, limit.per);
  if (isCeiling(criterion)) return ceiling(criterion, costs);
  const result = truthOfSum(criterion, costs, matchCase.finances.isWeak);
  return limit.of === 'costs'
    ? aboutCosts(criterion, costs, result)
    : aboutGrant(criterion, { costs, result, isWeak: matchCase.finances.isWeak });
}

/**
 * The result of `testAmount` alone.
 * @param costs those it looks at, over its period.
 */
export function amountTruth(
  criterion: AmountCriterion,
  costs: CostSum,
  isWeak: boolean | null,
): Truth {
  return isCeiling(criterion) ? 'met' : truthOfSum(criterion, costs, isWeak);
}

/** The most a programme pays never excludes anybody: it only says how much remains to be found elsewhere. */
export function isCeiling({ limit }: Pick<AmountCriterion, 'limit'>): boolean {
  return limit.of === 'grant' && limit.bound === 'max';
}

/** The grant that can be asked for is at most costs × rate; an unread rate lies between 0 and 100 %. */
function truthOfSum(
  criterion: AmountCriterion,
  { lowCents, highCents }: CostSum,
  isWeak: boolean | null,
): Truth {
  const { of, bound, amountCents } = criterion.limit;
  if (of === 'costs') {
    return bound === 'min'
      ? decided({ isMet: lowCents >= amountCents, isRefused: highCents < amountCents })
      : decided({ isMet: highCents <= amountCents, isRefused: lowCents > amountCents });
  }
  const rate = rateFor(criterion, isWeak);
  const weak = isWeak === false ? 0 : (criterion.ratePercentMaxWeak ?? 0);
  const most = Math.max(rate ?? 100, criterion.ratePercentMost ?? 0, weak);
  return decided({
    isMet: rate !== null && lowCents * (rate / 100) >= amountCents,
    isRefused: highCents * (most / 100) < amountCents,
  });
}

/** What this municipality gets for sure; null = the source names no rate. unit: percent. */
function rateFor(
  { ratePercentMax: rate, ratePercentMaxWeak: weak }: AmountCriterion,
  isWeak: boolean | null,
): number | null {
  return isWeak === true && weak !== null && weak > (rate ?? 0) ? weak : rate;
}

function aboutCosts(criterion: AmountCriterion, costs: CostRange, result: Truth): Finding {
  const { bound, amountCents } = criterion.limit;
  const reason = (): string => `${limitText(criterion)}; der Bedarf hat ${costs.text()}.`;
  if (result === 'met') return met(reason);
  if (result === 'unknown') return unknown(reason, () => missingCosts(criterion, costs));
  return notMet(reason, () =>
    bound === 'min' ? largerPlan(criterion) : `auf höchstens ${formatCents(amountCents)} begrenzen`,
  );
}

function ceiling(criterion: AmountCriterion, costs: CostRange): Finding {
  const { amountCents } = criterion.limit;
  return met(() => {
    const limit = limitText(criterion);
    if (costs.highCents <= amountCents) {
      return `${limit}; die förderfähigen Kosten liegen darunter: ${costs.text()}.`;
    }
    return costs.lowCents > amountCents
      ? `${limit}; mehr gibt es auch für höhere Kosten nicht (förderfähig: ${costs.text()}).`
      : `${limit}; ob die förderfähigen Kosten darunter liegen, ist offen: ${costs.text()}.`;
  });
}

function aboutGrant(
  criterion: AmountCriterion,
  { costs, result, isWeak }: { costs: CostRange; result: Truth; isWeak: boolean | null },
): Finding {
  const rate = rateFor(criterion, isWeak);
  const reason = (): string => {
    const share =
      rate === null ? 'kein Fördersatz genannt für' : `bis zu ${formatPercent(rate)} von`;
    return `${limitText(criterion)}; beantragt werden könnten ${share} ${costs.text()}.`;
  };
  if (result === 'met') return met(reason);
  if (result === 'unknown') return unknown(reason, () => missingForGrant(criterion, costs, isWeak));
  return notMet(
    rate === null
      ? () => `${limitText(criterion)}; die Kosten des Bedarfs liegen darunter: ${costs.text()}.`
      : reason,
    largerPlan(criterion),
  );
}

function missingForGrant(
  criterion: AmountCriterion,
  costs: CostRange,
  isWeak: boolean | null,
): Missing {
  return costs.isKnown ? missingRate(criterion, isWeak) : missingCosts(criterion, costs);
}

/** Only where a weak municipality gets more, the city itself can say what is missing. */
function missingRate(criterion: AmountCriterion, isWeak: boolean | null): Missing {
  const { ratePercentMax: rate, ratePercentMaxWeak: weak } = criterion;
  if (rate === null) return { what: 'Fördersatz', whom: 'funder' };
  return weak === null || isWeak === false
    ? { what: 'welcher Fördersatz gilt', whom: 'funder' }
    : { what: 'ob das Land die Kommune als finanzschwach einstuft', whom: 'need' };
}

/** What fails a least amount may be planned together with other measures. */
function largerPlan({ limit: { per } }: AmountCriterion): string {
  return per === 'year'
    ? 'größer planen, zum Beispiel mit anderen Quartieren zusammen'
    : 'größer oder länger planen, zum Beispiel mit anderen Quartieren zusammen';
}

function missingCosts(criterion: AmountCriterion, costs: CostRange): Missing {
  if (criterion.costTypes.length === 0) {
    return { what: 'welche Kosten gefördert werden', whom: 'funder' };
  }
  const { missing, isTheirs } = costs.open();
  return { what: missing.join(', '), whom: isTheirs ? 'funder' : 'need' };
}
