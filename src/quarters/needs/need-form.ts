import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { createFormReader, type FormReader } from '../../programmes/form-reader.ts';
import { applicantCodes, targetGroupCodes, topicCodes } from '../../programmes/programme-codes.ts';
import { textOf } from '../../programmes/programme-form-values.ts';
import { parseGermanNumber } from '../../shared/text.ts';
import type { NeedDraft } from './need-draft.ts';
import { isEmptyRow, rowName, rowsOf, type RowGroup } from './need-form-values.ts';
import {
  buildingBlocks,
  conceptStatuses,
  needPriorities,
  taskDuties,
  type NeedAim,
  type NeedMeasure,
} from './need.ts';

export type NeedFormResult = { ok: true; draft: NeedDraft } | { ok: false; errors: FieldErrors };

/** What the form may name, and what it was before: choices keep their order. */
export interface NeedFormContext {
  before: Pick<NeedDraft, 'topics' | 'targetGroups' | 'applicants'>;
  carrierIds: readonly string[];
  indicatorIds: readonly string[];
  /** What the quarter's profile says today; undefined where it holds no value that may be compared. */
  baselineOf: (indicatorId: string) => { baseline: number; baselineLabel: string } | undefined;
}

export function parseNeedForm(values: PostedValues, context: NeedFormContext): NeedFormResult {
  const reader = createFormReader(values);
  const { before } = context;
  const short = (name: string, label: string): string | null => reader.text(name, { label });
  const forwarding = reader.choice('forwarding', ['ja', 'nein']);
  const draft: NeedDraft = {
    title: reader.text('title', { label: 'Bezeichnung', max: 200, isRequired: true }) ?? '',
    description:
      reader.text('description', { label: 'Beschreibung', max: 5000, isRequired: true }) ?? '',
    buildingBlock: reader.choice('buildingBlock', buildingBlocks),
    topics: reader.choices('topics', topicCodes, before.topics),
    targetGroups: reader.choices('targetGroups', targetGroupCodes, before.targetGroups),
    applicants: reader.choices('applicants', applicantCodes, before.applicants),
    forwarding: forwarding === null ? null : forwarding === 'ja',
    carrierId: reader.choice('carrierId', context.carrierIds),
    startMonth: reader.month('startMonth', 'Beginn'),
    months: reader.count('months', 'Dauer in Monaten'),
    duty: reader.choice('duty', taskDuties),
    priority: reader.choice('priority', needPriorities),
    presentProvider: short('presentProvider', 'Wer dort schon arbeitet'),
    runningSince: short('runningSince', 'Seit wann'),
    paidBy: short('paidBy', 'Wer es bezahlt'),
    conceptStatus: reader.choice('conceptStatus', conceptStatuses),
    conceptNote: reader.text('conceptNote', { label: 'Anmerkung zum Konzept', max: 2000 }),
    ownShareCentsPerYear: reader.money('ownShareCentsPerYear', 'Eigenmittel je Jahr'),
    aims: readAims({ values, reader }, context),
    measures: readMeasures({ values, reader }),
  };
  const { errors } = reader;
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, draft };
}

interface Reading {
  values: PostedValues;
  reader: FormReader;
}

/** Rows that were left empty are no rows. */
function filled({ values }: Reading, group: RowGroup): ((field: string) => string)[] {
  return rowsOf(values, group)
    .filter(({ row }) => !isEmptyRow(row))
    .map(
      ({ index }) =>
        (field) =>
          rowName(group, index, field),
    );
}

function readAims(reading: Reading, { indicatorIds, baselineOf }: NeedFormContext): NeedAim[] {
  const { reader, values } = reading;
  return filled(reading, 'aims').map((nameOf) => {
    const text = reader.text(nameOf('text'), { label: 'Ziel', max: 1000, isRequired: true }) ?? '';
    const indicatorId = reader.choice(nameOf('indicatorId'), indicatorIds);
    const typed = {
      baseline: readNumber(reading, nameOf('baseline'), 'Ausgangswert'),
      baselineLabel: reader.text(nameOf('baselineLabel'), { label: 'Jahr und Quelle', max: 300 }),
    };
    const isLeftEmpty =
      textOf(values, nameOf('baseline')) === '' && textOf(values, nameOf('baselineLabel')) === '';
    const known = indicatorId !== null && isLeftEmpty ? baselineOf(indicatorId) : undefined;
    if (typed.baseline !== null && typed.baselineLabel === null) {
      reader.errors[nameOf('baselineLabel')] =
        'Jahr und Quelle: Bitte angeben, woher der Ausgangswert stammt.';
    }
    const target = readNumber(reading, nameOf('target'), 'Zielwert');
    return {
      text,
      indicatorId,
      ...(known ?? typed),
      target,
      targetYear: readYear(reading, nameOf('targetYear')),
    };
  });
}

function readMeasures(reading: Reading): NeedMeasure[] {
  const { reader } = reading;
  return filled(reading, 'measures').map((nameOf) => ({
    title: reader.text(nameOf('title'), { label: 'Maßnahme', max: 200, isRequired: true }) ?? '',
    detail: reader.text(nameOf('detail'), { label: 'Einzelheiten', max: 2000 }),
  }));
}

function readNumber({ values, reader }: Reading, name: string, label: string): number | null {
  const text = textOf(values, name);
  if (text === '') return null;
  const number = parseGermanNumber(text);
  if (number === undefined) {
    reader.errors[name] = `${label}: Bitte eine Zahl angeben, zum Beispiel 17,5.`;
  }
  return number ?? null;
}

function readYear({ values, reader }: Reading, name: string): number | null {
  const text = textOf(values, name);
  if (text === '') return null;
  if (/^20\d{2}$/u.test(text)) return Number(text);
  reader.errors[name] = 'Zieljahr: Bitte vierstellig angeben, zum Beispiel 2029.';
  return null;
}
