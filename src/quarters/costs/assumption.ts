import type { CostBasis, Source } from '../needs/need.ts';

/** What a municipality reckons with where nothing better is known; each may be changed, with its source. */

export const numberAssumptions = [
  'employerAddOnPercent',
  'overheadPercent',
  'tariffRisePercent',
  'centsPerResident',
  'centsPerAssembly',
  'materialCentsPerYear',
] as const;
export type NumberAssumption = (typeof numberAssumptions)[number];

export const assumptionKeys = [...numberAssumptions, 'budgetRegistrationMonthDay'] as const;
export type AssumptionKey = (typeof assumptionKeys)[number];

export interface Assumed<Value> {
  value: Value;
  /** `annahme` = no source; every place that prints the value says so. */
  basis: CostBasis;
  source: Source | null;
  note: string | null;
  /** False where the municipality set a value of its own. */
  isDefault: boolean;
  /** 0 while the default holds. */
  version: number;
}

export type Assumptions = Readonly<Record<NumberAssumption, Assumed<number>>> & {
  /** `MM-DD`: by when money must be registered for the budget of the next year. */
  readonly budgetRegistrationMonthDay: Assumed<string>;
};

/** A value of its own, as stored. */
export interface StoredAssumption {
  key: string;
  value: string;
  basis: CostBasis;
  source: Source | null;
  note: string | null;
  version: number;
}

const assumed = { basis: 'annahme', source: null, isDefault: true, version: 0 } as const;

export const defaultAssumptions: Assumptions = {
  employerAddOnPercent: {
    ...assumed,
    value: 28,
    note: 'Sozialversicherung und Zusatzversorgung; keine Quelle gefunden',
  },
  overheadPercent: {
    ...assumed,
    value: 20,
    basis: 'abgeleitet',
    source: {
      title: 'KGSt: Gemein- und Sachkostenpauschale (Werte von 1985, in Überprüfung)',
      url: 'https://www.kgst.de/projekt-neuberechnung-der-gemein-und-sachkostenpauschale',
    },
    note: 'Büroarbeitsplatz; nur ansetzen, wenn die Richtlinie Gemeinkosten zulässt',
  },
  tariffRisePercent: {
    ...assumed,
    value: 2.8,
    note: 'Fortschreibung des letzten vereinbarten Tarifschritts (05/2026); für die Zeit nach dem 31.03.2027 ist nichts vereinbart',
  },
  centsPerResident: {
    ...assumed,
    value: 500,
    basis: 'abgeleitet',
    source: {
      title: 'Soziale Stadt NRW: Verfügungsfonds (Förderrichtlinie Stadterneuerung 2008, Nr. 17)',
      url: 'https://www.soziale-stadt.nrw.de/antrag_finanzierung/verfuegungsfonds.php',
    },
    note: 'Faustregel für einen Verfügungsfonds; nur ergänzend und nur für das Gebiet',
  },
  centsPerAssembly: {
    ...assumed,
    value: 150_000,
    note: 'In der Spanne von 800 bis 3.000 €; keine Quelle für Quartiersversammlungen',
  },
  materialCentsPerYear: {
    ...assumed,
    value: 500_000,
    note: 'In der Spanne von 4.000 bis 6.000 €',
  },
  budgetRegistrationMonthDay: {
    ...assumed,
    value: '06-30',
    note: 'Bitte mit der Kämmerei abstimmen',
  },
};

/**
 * Source and basis under which a value is kept. The source of a default backs the default only: another value that
 * names it, or no source at all, is assumed.
 * @param value as stored
 */
export function groundsOf(
  key: AssumptionKey,
  { value, source }: Pick<StoredAssumption, 'value' | 'source'>,
): Pick<StoredAssumption, 'source' | 'basis'> {
  const preset = defaultAssumptions[key];
  const isPresetSource =
    source === null ||
    (source.title === preset.source?.title && [preset.source.url, null].includes(source.url));
  if (!isPresetSource) return { source, basis: 'belegt' };
  if (value === String(preset.value)) return { source: preset.source, basis: preset.basis };
  return { source: null, basis: 'annahme' };
}

/** The defaults, with the municipality's own values in their place. Unknown or unreadable rows leave the default. */
export function assumptionsFrom(stored: readonly StoredAssumption[]): Assumptions {
  const own = <Value>(
    key: AssumptionKey,
    read: (value: string) => Value | undefined,
  ): Assumed<Value> | undefined => {
    const row = stored.find((one) => one.key === key);
    const value = row && read(row.value);
    if (row === undefined || value === undefined) return undefined;
    const { basis, source, note, version } = row;
    return { value, basis, source, note, version, isDefault: false };
  };
  const numbers = numberAssumptions.map((key) => [
    key,
    own(key, readNumber) ?? defaultAssumptions[key],
  ]);
  return {
    ...(Object.fromEntries(numbers) as Record<NumberAssumption, Assumed<number>>),
    budgetRegistrationMonthDay:
      own('budgetRegistrationMonthDay', readMonthDay) ??
      defaultAssumptions.budgetRegistrationMonthDay,
  };
}

function readNumber(text: string): number | undefined {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function readMonthDay(text: string): string | undefined {
  return /^(0[1-9]|1[0-2])-\d{2}$/u.test(text) ? text : undefined;
}
