import { postedText, type FieldErrors } from '../../http/posted.ts';
import { costTypeCodes } from '../../programmes/programme-codes.ts';
import { addMonths, formatMonth } from '../../shared/dates.ts';
import { formatShare } from './cost-calculation-texts.ts';
import type { CostPeriod } from './cost-calculation.ts';
import type { CostItemDraft } from './cost-item.ts';
import { createCostReader, type CostReader } from './cost-item-reader.ts';
import { costFieldNames, type CostField, type CostValues } from './cost-item-values.ts';
import { paySystems, type CostPlan, type PlanKind, type PostPlan } from './cost-plan.ts';
import type { PayTables } from './pay-table.ts';

export type CostFormResult =
  { ok: true; draft: CostItemDraft } | { ok: false; errors: FieldErrors };

/** Everything that was posted under a name of the form. */
export function readCostValues(body: unknown): CostValues {
  const values = costFieldNames.map((name) => [name, postedText(body, name, 1000)]);
  return Object.fromEntries(values) as Record<CostField, string>;
}

/** What the answers of a form are read against. */
export interface CostFormContext {
  payTables: PayTables;
  /** Of the need; no month may lie outside it. */
  period: CostPeriod;
}

/** What is left open stays open: the item is then kept without an amount and says what is missing. */
export function parseCostForm(
  kind: PlanKind,
  values: CostValues,
  context: CostFormContext,
): CostFormResult {
  const reader = createCostReader(values);
  const label = reader.text('label', 'Bezeichnung', { isRequired: true, max: 300 });
  const costType = costTypeCodes.find((code) => code === values.costType);
  if (costType === undefined) reader.refuse('costType', 'Kostenart: Bitte wählen.');
  const plan = { ...planOf(kind, reader, context), ...remarkOf(kind, reader) };
  const title = reader.text('sourceTitle', 'Quelle', { max: 500 });
  const url = reader.webAddress('sourceUrl', 'Adresse der Quelle');
  if (title === '' && url !== null) reader.refuse('sourceTitle', 'Quelle: Bitte benennen.');
  if (Object.keys(reader.errors).length > 0 || costType === undefined) {
    return { ok: false, errors: reader.errors };
  }
  const source = title === '' ? null : { title, url };
  return { ok: true, draft: { label, costType, plan, source } };
}

function remarkOf(kind: PlanKind, reader: CostReader): Pick<CostPlan, 'note' | 'inputBasis'> {
  const note = reader.text('note', 'Hinweis', { max: 1000 });
  const inputBasis = reader.choice('inputBasis', ['belegt', 'abgeleitet', 'annahme'] as const);
  const { sourceTitle, payBy } = reader.values;
  const isByTable = kind === 'post' && payBy === 'table';
  if (inputBasis === 'belegt' && sourceTitle === '' && !isByTable && kind !== 'overhead') {
    reader.refuse('sourceTitle', 'Quelle: Was belegt ist, braucht eine Quelle.');
  }
  return {
    ...(note === '' ? {} : { note }),
    ...(inputBasis === null || isByTable || kind === 'overhead' ? {} : { inputBasis }),
  };
}

function planOf(kind: PlanKind, reader: CostReader, context: CostFormContext): CostPlan {
  switch (kind) {
    case 'perYear':
    case 'material':
      return { kind, centsPerYear: reader.cents('amount', 'Betrag je Jahr') };
    case 'once':
      return {
        kind,
        cents: reader.cents('amount', 'Betrag'),
        month: onceMonth(reader, context.period),
      };
    case 'perResident':
      return {
        kind,
        residents: reader.whole('residents', 'Einwohnerinnen und Einwohner'),
        residentsAsOf: reader.text('residentsAsOf', 'Stand und Quelle der Zahl', {
          // A number without year and source is none.
          isRequired: reader.values.residents !== '',
          max: 500,
        }),
        centsPerResident: reader.cents('unitAmount', 'Betrag je Einwohner'),
      };
    case 'perEvent': {
      const unit = reader.text('unit', 'Was gezählt wird', { max: 100 });
      return {
        kind,
        eventsPerYear: reader.number('events', 'Anzahl im Jahr', 10_000),
        ...(unit === '' ? {} : { unit }),
        centsPerEvent: reader.cents('unitAmount', 'Betrag je Stück'),
      };
    }
    case 'overhead':
      return { kind };
    case 'post':
      return postOf(reader, context);
  }
}

function postOf(reader: CostReader, { payTables, period }: CostFormContext): PostPlan {
  return {
    kind: 'post',
    pay: reader.values.payBy === 'employer' ? statedPay(reader) : tablePay(reader, payTables),
    share: shareOf(reader, payTables.fullTimeHours.hoursPerWeek),
    startMonth: postStart(reader, period),
    withOverhead: reader.values.withOverhead === '1',
    lumpSum: lumpSumOf(reader),
  };
}

function onceMonth(reader: CostReader, period: CostPeriod): string | null {
  const month = reader.month('month', 'Monat');
  const range = rangeOf(period);
  if (month !== null && range !== null && (month < range.first || month > range.last)) {
    reader.refuse('month', `Monat: ${range.text}`);
  }
  return month;
}

/** A post may be older than the need, and is then paid from its beginning; but not begin after its end. */
function postStart(reader: CostReader, period: CostPeriod): string | null {
  const label = 'Voraussichtlicher Beginn der Stelle';
  const month = reader.month('startMonth', label);
  const range = rangeOf(period);
  if (month !== null && range !== null && month > range.last) {
    reader.refuse('startMonth', `${label}: ${range.text}`);
  }
  return month;
}

function rangeOf({ startMonth: first, months }: CostPeriod) {
  if (first === null || months === null) return null;
  const last = addMonths(first, months - 1);
  const text = `Der Bedarf läuft von ${formatMonth(first)} bis ${formatMonth(last)}.`;
  return { first, last, text };
}

function tablePay(reader: CostReader, { groups }: PayTables): PostPlan['pay'] {
  const codes = groups.map(({ code }) => code);
  const group = reader.choice('group', codes);
  if (group === null) reader.refuse('group', 'Entgeltgruppe: Bitte wählen.');
  const step = reader.choice('step', ['1', '2', '3', '4', '5', '6'] as const);
  return { by: 'table', group: group ?? '', step: step === null ? null : Number(step) };
}

function statedPay(reader: CostReader): PostPlan['pay'] {
  const centsPerYear = reader.cents('statedAmount', 'Arbeitgeberbrutto je volle Stelle');
  const isRequired = centsPerYear !== null;
  const sourceOn = reader.coarseDate('statedOn', 'Stand der Angabe');
  if (isRequired && reader.values.statedOn === '') {
    reader.refuse('statedOn', 'Stand der Angabe: Bitte angeben, zum Beispiel 2025.');
  }
  return {
    by: 'employer',
    system: reader.choice('system', paySystems) ?? 'arbeitgeberbrutto',
    centsPerYear,
    isRaised: reader.values.isRaised === '1',
    sourceTitle: reader.text('statedBy', 'Wer das angibt', { isRequired, max: 200 }),
    sourceUrl: reader.webAddress('sourceUrl', 'Adresse der Quelle'),
    sourceOn,
  };
}

function lumpSumOf(reader: CostReader): PostPlan['lumpSum'] {
  const centsPerYear = reader.cents('lumpAmount', 'Pauschale');
  if (centsPerYear === null) return null;
  return {
    centsPerYear,
    sourceTitle: reader.text('lumpTitle', 'Richtlinie der Pauschale', {
      isRequired: true,
      max: 500,
    }),
    sourceUrl: reader.webAddress('lumpUrl', 'Adresse der Richtlinie'),
    sourceOn: reader.coarseDate('lumpOn', 'Stand der Richtlinie'),
  };
}

/** Either the share or the hours per week, as people have it at hand. */
function shareOf(reader: CostReader, fullTimeHours: number): number {
  const share = reader.number('share', 'Umfang', 10);
  const hours = reader.number('hours', 'Stunden je Woche', 10_000);
  if (hours !== null && hours > fullTimeHours) {
    const full = `Eine volle Stelle hat ${formatShare(fullTimeHours)} Stunden (Annahme)`;
    reader.refuse('hours', `${full}; mehrere Stellen bitte als Anteil, zum Beispiel 1,5.`);
  }
  const ofHours = hours === null ? null : Math.round((hours / fullTimeHours) * 10_000) / 10_000;
  if (share === null && ofHours === null && !reader.has('share') && !reader.has('hours')) {
    reader.refuse('share', 'Umfang: Bitte als Anteil oder in Stunden je Woche angeben.');
  }
  return ofHours ?? share ?? 1;
}
