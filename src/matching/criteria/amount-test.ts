import { formatCents } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import { describeCosts, fundableCosts, type CostRange } from './costs.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
  type Missing,
} from './criterion.ts';

type AmountCriterion = CriterionOf<'amount'>;

/** "Mindestens 50.000,00 € Förderung je Antrag". */
export function limitText({ limit }: Pick<AmountCriterion, 'limit'>): string {
  const bound = limit.bound === 'min' ? 'Mindestens' : 'Höchstens';
  const of = limit.of === 'grant' ? 'Förderung' : 'förderfähige Kosten';
  const per = limit.per === 'year' ? 'je Jahr' : 'je Antrag';
  return `${bound} ${formatCents(limit.amountCents)} ${of} ${per}`;
}

/** "je Antrag" looks at the whole period, "je Jahr" at one year; the two are never mixed. */
export function testAmount(criterion: AmountCriterion, matchCase: MatchCase): Finding {
  const { limit } = criterion;
  const costs = fundableCosts(matchCase, criterion.costTypes, limit.per);
  if (limit.of === 'costs') return testCosts(criterion, costs);
  return limit.bound === 'max'
    ? ceiling(criterion, costs)
    : testLeastGrant(criterion, costs, matchCase.finances.isWeak);
}

function testCosts(criterion: AmountCriterion, costs: CostRange): Finding {
  const { bound, amountCents, per } = criterion.limit;
  const reason = (): string =>
    `${limitText(criterion)}; der Bedarf hat ${describeCosts(costs, per)}.`;
  const isInside = bound === 'min' ? costs.lowCents >= amountCents : costs.highCents <= amountCents;
  const isOutside = bound === 'min' ? costs.highCents < amountCents : costs.lowCents > amountCents;
  if (isInside) return met(reason);
  if (!isOutside) return unknown(reason, () => missingCosts(criterion, costs));
  return notMet(reason, () =>
    bound === 'min' ? largerPlan(criterion) : `auf höchstens ${formatCents(amountCents)} begrenzen`,
  );
}

/** The most a programme pays never excludes anybody: it only says how much remains to be found elsewhere. */
function ceiling(criterion: AmountCriterion, costs: CostRange): Finding {
  const { amountCents, per } = criterion.limit;
  const said = (): string => describeCosts(costs, per);
  return met(() => {
    const limit = limitText(criterion);
    if (costs.highCents <= amountCents) {
      return `${limit}; die förderfähigen Kosten liegen mit ${said()} darunter.`;
    }
    return costs.lowCents > amountCents
      ? `${limit}; mehr gibt es auch für höhere Kosten nicht (förderfähig: ${said()}).`
      : `${limit}; ob die förderfähigen Kosten darunter liegen, ist offen: ${said()}.`;
  });
}

/** The grant that can be asked for is at most costs × rate; an unread rate lies between 0 and 100 %. */
function testLeastGrant(
  criterion: AmountCriterion,
  costs: CostRange,
  isWeak: boolean | null,
): Finding {
  const { ratePercentMax, ratePercentMaxWeak, limit } = criterion;
  const weak = isWeak === false ? 0 : (ratePercentMaxWeak ?? 0);
  const rate = isWeak === true && weak > (ratePercentMax ?? 0) ? weak : ratePercentMax;
  const lowCents = costs.lowCents * ((rate ?? 0) / 100);
  const highCents = costs.highCents * (Math.max(rate ?? 100, weak) / 100);
  const reason = (): string => {
    const share =
      rate === null ? 'kein Fördersatz genannt für' : `bis zu ${formatPercent(rate)} von`;
    return `${limitText(criterion)}; beantragt werden könnten ${share} ${describeCosts(costs, limit.per)}.`;
  };
  if (rate !== null && lowCents >= limit.amountCents) return met(reason);
  if (highCents < limit.amountCents) {
    return notMet(
      rate === null
        ? () =>
            `${limitText(criterion)}; die Kosten des Bedarfs liegen mit ${describeCosts(costs, limit.per)} darunter.`
        : reason,
      largerPlan(criterion),
    );
  }
  return unknown(reason, () =>
    costs.isKnown ? missingRate(criterion) : missingCosts(criterion, costs),
  );
}

/** Only where a weak municipality gets more, the city itself can say what is missing. */
function missingRate({ ratePercentMax }: AmountCriterion): Missing {
  return ratePercentMax === null
    ? { what: 'Fördersatz', whom: 'funder' }
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
  return {
    what: costs.missing().join(', '),
    whom: costs.isTheirs ? 'funder' : 'need',
  };
}
