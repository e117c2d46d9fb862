import { applicantLabels } from '../../programmes/programme-labels.ts';
import type { AmountLimit, Programme } from '../../programmes/programme.ts';
import { formatCoarseDate, formatDay } from '../../shared/dates.ts';
import { formatCentsShort } from '../../shared/money.ts';
import { formatPercent } from '../../shared/text.ts';
import { z } from 'zod';
import type { Match } from '../match.ts';
import type { Coverage } from '../coverage.ts';
import { lastingKeys } from './state-comparison.ts';
import { timeFacts } from './time-fact.ts';
import { matchGroups } from '../order/match-group.ts';
import { criterionLabel } from '../match-labels.ts';

/** What a match said when somebody looked at it: kept beside a decision, and by the news for the next comparison. */

const truth = z.enum(['met', 'notMet', 'unknown']);

const criterionStateSchema = z.object({
  key: z.string(),
  kind: z.string(),
  label: z.string(),
  result: truth,
  reason: z.string(),
});
export type CriterionState = z.infer<typeof criterionStateSchema>;

const factSchema = z.object({
  /** The same for the same fact, whatever it is called. */
  id: z.string(),
  name: z.string(),
  value: z.string(),
  /** Comparable; null where only "other" can be said. */
  size: z.number().nullable(),
  better: z.enum(['more', 'less']),
});
/** A threshold, deadline or rate of the programme, free of wording: what can change while every result stays. */
export type MatchFact = z.infer<typeof factSchema>;

const matchStateSchema = z.object({
  verdict: z.enum(['fits', 'toClarify', 'doesNotFit']),
  group: z.enum(matchGroups).nullable(),
  windowState: z.string(),
  /** Of the next round. */
  certainty: z.string().nullable(),
  criteria: z.array(criterionStateSchema),
  facts: z.array(factSchema),
  /** How much of the costs it pays at most, in words; states of earlier days do not say it. */
  share: z.string().optional(),
});
export type MatchState = z.infer<typeof matchStateSchema>;

export function stateOf({ compiled, result, group, window, timeLeft }: Match): MatchState {
  const keys = lastingKeys(compiled.criteria);
  return {
    verdict: result.verdict,
    group,
    windowState: window.state,
    certainty: window.state === 'nextRound' ? window.certainty : null,
    criteria: compiled.criteria.flatMap((criterion, index): CriterionState[] => {
      const found = result.results[index];
      if (!found) return [];
      const { kind } = criterion;
      const key = keys[index] ?? criterion.key;
      const label = criterionLabel(criterion);
      return [{ key, kind, label, result: found.result, reason: found.reason }];
    }),
    facts: [
      ...windowFacts(compiled.criteria),
      ...timeFacts(timeLeft),
      ...financeFacts(compiled.programme),
    ],
    share: shareText(result.coverage),
  };
}

function shareText({ isGrant, sharePercent }: Coverage): string {
  if (!isGrant) return 'gibt keinen Zuschuss';
  return sharePercent === null
    ? 'Anteil an den Kosten nicht bestimmbar'
    : `deckt höchstens ${formatPercent(sharePercent)} der Kosten`;
}

/** @throws where the text is not what `stateOf` made */
export function readMatchState(json: string): MatchState {
  return matchStateSchema.parse(JSON.parse(json));
}

/** As the record says it, not as it stands on a day: that a day passed is told by the result. */
function windowFacts(criteria: Match['compiled']['criteria']): MatchFact[] {
  const window = criteria.find(({ kind }) => kind === 'window');
  const record = window?.kind === 'window' ? window.window : null;
  if (!record) return [];
  const last = record.deadlines.map(({ on }) => on).sort();
  const yearly = record.yearly.map(({ monthDay }) => monthDay).sort();
  const opens = record.nextRound?.opens ?? null;
  return [
    ...dayFact({ id: 'deadline', name: 'Frist' }, last.at(-1) ?? null),
    ...dayFact({ id: 'programmeEnd', name: 'Ende des Programms' }, record.programmeEndsOn),
    ...(opens === null ? [] : [plainFact('nextRound', 'Nächste Runde', formatCoarseDate(opens))]),
    ...(yearly.length === 0
      ? []
      : [plainFact('yearly', 'Jährliche Frist', yearly.map(germanMonthDay).join(' und '))]),
  ];
}

const dayFact = ({ id, name }: { id: string; name: string }, on: string | null): MatchFact[] =>
  on === null
    ? []
    : [{ id, name, value: formatDay(on), size: Number(on.replaceAll('-', '')), better: 'more' }];

const plainFact = (id: string, name: string, value: string): MatchFact => ({
  id,
  name,
  value,
  size: null,
  better: 'more',
});

const germanMonthDay = (monthDay: string): string =>
  `${monthDay.slice(3)}.${monthDay.slice(0, 2)}.`;

function financeFacts({ finance, applicants, forwardingAllowed }: Programme): MatchFact[] {
  const percent = (
    { id, name, better }: Pick<MatchFact, 'id' | 'name' | 'better'>,
    size: number | null,
  ): MatchFact[] => (size === null ? [] : [{ id, name, value: formatPercent(size), size, better }]);
  const { maxMonths } = finance;
  return [
    ...amountFacts(finance.limits),
    ...percent({ id: 'rate', name: 'Förderquote bis zu', better: 'more' }, finance.ratePercentMax),
    ...percent(
      { id: 'rateWeak', name: 'Förderquote finanzschwach', better: 'more' },
      finance.ratePercentMaxWeak,
    ),
    ...percent(
      { id: 'ownShare', name: 'Eigenanteil mindestens', better: 'less' },
      finance.ownSharePercentMin,
    ),
    ...(maxMonths === null
      ? []
      : [
          {
            id: 'duration',
            name: 'Höchste Laufzeit',
            value: `${maxMonths} Monate`,
            size: maxMonths,
            better: 'more' as const,
          },
        ]),
    plainFact(
      'applicants',
      'Antragsberechtigt',
      applicants
        .map((code) => applicantLabels[code])
        .sort()
        .join(', ') || 'nicht genannt',
    ),
    ...(forwardingAllowed === null
      ? []
      : [
          plainFact('forwarding', 'Weiterleitung', forwardingAllowed ? 'erlaubt' : 'nicht erlaubt'),
        ]),
  ];
}

/** Several of one sort are told apart by their size, so that neither order nor wording counts. */
function amountFacts(limits: readonly AmountLimit[]): MatchFact[] {
  const seen = new Map<string, number>();
  return limits
    .toSorted((a, b) => a.amountCents - b.amountCents)
    .map(({ bound, amountCents, of, per }) => {
      const sort = `amount ${bound} ${of} ${per}`;
      const place = (seen.get(sort) ?? 0) + 1;
      seen.set(sort, place);
      const period = per === 'year' ? ' je Jahr' : '';
      const what = of === 'costs' ? ' der Gesamtkosten' : '';
      return {
        id: `${sort} ${place}`,
        name: `${bound === 'max' ? 'Höchstbetrag' : 'Mindestbetrag'}${what}${period}`,
        value: formatCentsShort(amountCents),
        size: amountCents,
        better: bound === 'max' ? 'more' : 'less',
      };
    });
}
