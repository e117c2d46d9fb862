import type { PostedValues } from '../http/posted.ts';
import { centsToInput } from '../shared/money.ts';
import type { Programme } from './programme.ts';

/** The fields of the programme form as they are posted. A group of boxes has a list, everything else one text. */
export type FormValues = PostedValues;

/** Lists whose rows can be added and removed; the names of their fields are `group-number-field`. */
export const rowGroups = {
  limits: ['bound', 'amount', 'of', 'per', 'what'],
  deadlines: ['on', 'time', 'what'],
  yearly: ['day', 'what'],
  conditions: ['key', 'text', 'kind', 'effect', 'testedBy', 'reading', 'dropTest'],
  contacts: ['name', 'department', 'address', 'phone', 'email', 'website'],
  sources: ['at', 'what', 'url'],
} as const;
export type RowGroup = keyof typeof rowGroups;
export type Row = Readonly<Record<string, string>>;

export const rowGroupNames = Object.keys(rowGroups) as RowGroup[];

/** Filled by the form itself; a row that has nothing else is empty. */
const withoutContent = [
  'key',
  'at',
  'bound',
  'of',
  'per',
  'kind',
  'effect',
  'testedBy',
  'dropTest',
];

export const rowName = (group: RowGroup, index: number, field: string): string =>
  `${group}-${index}-${field}`;

/** States by name, smaller areas by their key. */
export const isStateRegion = (region: string): boolean => /^(\d{2})?$/u.test(region);
/** A checkbox cannot have an empty value. */
export const everywhere = 'bund';

/** Everything of a record that the form shows. */
export function valuesOf(programme: Programme): FormValues {
  const { finance, window, procedure, regions } = programme;
  const states = regions.filter(isStateRegion).map((region) => region || everywhere);
  return {
    title: programme.title,
    shortTitle: programme.shortTitle,
    level: programme.level,
    summary: programme.summary ?? '',
    url: programme.url ?? '',
    form: finance.form ?? '',
    ratePercentMax: percentText(finance.ratePercentMax),
    ratePercentLow: percentText(finance.ratePercentLow),
    ratePercentMaxWeak: percentText(finance.ratePercentMaxWeak),
    ownSharePercentMin: percentText(finance.ownSharePercentMin),
    maxMonths: finance.maxMonths === null ? '' : String(finance.maxMonths),
    financeNote: finance.note,
    cumulation: programme.cumulation ?? '',
    windowKind: window.kind,
    opensOn: window.opensOn ?? '',
    programmeEndsOn: window.programmeEndsOn ?? '',
    nextRoundState: window.nextRound?.state ?? '',
    nextRoundOpens: window.nextRound?.opens ?? '',
    nextRoundWhy: window.nextRound?.why ?? '',
    windowNote: window.note,
    applicants: programme.applicants,
    forwarding:
      programme.forwardingAllowed === null ? '' : programme.forwardingAllowed ? 'ja' : 'nein',
    regions: states,
    otherRegions: regions.filter((region) => !isStateRegion(region)).join(', '),
    topics: programme.topics,
    targetGroups: programme.targetGroups,
    fundedCosts: programme.fundedCosts,
    funder: programme.funder ?? '',
    administrator: programme.administrator ?? '',
    legalBasis: programme.legalBasis ?? '',
    stages: procedure.stages === null ? '' : String(procedure.stages),
    portal: procedure.portal ?? '',
    documents: procedure.documents.join('\n'),
    asOf: programme.asOf ?? '',
    confidence: programme.confidence,
    notes: programme.notes,
    ...rowValuesOf(programme),
  };
}

function rowValuesOf(programme: Programme): FormValues {
  const { window } = programme;
  return {
    ...flat('limits', limitRows(programme)),
    ...flat(
      'deadlines',
      window.deadlines.map(({ on, time, what }) => ({ on, time: time ?? '', what: what ?? '' })),
    ),
    ...flat(
      'yearly',
      window.yearly.map(({ monthDay, what }) => ({
        day: `${monthDay.slice(3)}.${monthDay.slice(0, 2)}.`,
        what: what ?? '',
      })),
    ),
    ...flat('conditions', programme.conditions),
    ...flat('contacts', contactRows(programme)),
    ...flat(
      'sources',
      programme.sources.map(({ what, url }, at) => ({ at: String(at), what, url: url ?? '' })),
    ),
  };
}

function limitRows({ finance }: Programme): Row[] {
  return finance.limits.map(({ amountCents, ...limit }) => ({
    ...limit,
    amount: centsToInput(amountCents),
  }));
}

function contactRows({ contacts }: Programme): Row[] {
  return contacts.map((contact) => ({
    name: contact.name,
    department: contact.department ?? '',
    address: contact.address.join('\n'),
    phone: contact.phone ?? '',
    email: contact.email ?? '',
    website: contact.website ?? '',
  }));
}

function percentText(percent: number | null): string {
  return percent === null ? '' : String(percent).replace('.', ',');
}

function flat(group: RowGroup, rows: readonly Readonly<Record<string, unknown>>[]): FormValues {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      rowGroups[group].map((field) => {
        const value = row[field];
        return [rowName(group, index, field), typeof value === 'string' ? value : ''];
      }),
    ),
  );
}

/** The rows of a group with their numbers, empty ones included. */
export function rowsOf(values: FormValues, group: RowGroup): { index: number; row: Row }[] {
  const indexes = Object.keys(values).flatMap((name) => {
    const found = new RegExp(`^${group}-(\\d{1,3})-`, 'u').exec(name);
    return found ? [Number(found[1])] : [];
  });
  return [...new Set(indexes)]
    .sort((a, b) => a - b)
    .map((index) => ({
      index,
      row: Object.fromEntries(
        rowGroups[group].map((field) => [field, textOf(values, rowName(group, index, field))]),
      ),
    }));
}

export function isEmptyRow(row: Row): boolean {
  return Object.entries(row).every(
    ([field, value]) => value === '' || withoutContent.includes(field),
  );
}

/** One trimmed text, whatever was posted under the name. */
export function textOf(values: FormValues, name: string): string {
  const value = values[name] ?? '';
  return (typeof value === 'string' ? value : (value[0] ?? '')).trim();
}

/** The ticked boxes of a group. */
export function listOf(values: FormValues, name: string): readonly string[] {
  const value = values[name] ?? [];
  return typeof value === 'string' ? [value] : value;
}
