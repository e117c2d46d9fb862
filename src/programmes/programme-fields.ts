import { factFields, type FactField } from './fact-field.ts';
import type { Programme } from './programme.ts';

/** The German value of a field stands in a file of its own, but is asked for here. */
export { fieldText } from './programme-field-text.ts';

/** The fields of a record one by one: compared by the import, locked, copied and edited by people. */
export const programmeFields = [
  'title',
  'shortTitle',
  'level',
  'url',
  'notes',
  ...factFields,
] as const;
export type ProgrammeField = (typeof programmeFields)[number];

export const fieldLabels: Record<ProgrammeField, string> = {
  title: 'Titel',
  shortTitle: 'Kurztitel',
  level: 'Ebene',
  url: 'Offizielle Seite',
  notes: 'Anmerkungen',
  summary: 'Zusammenfassung',
  funder: 'Fördergeber',
  administrator: 'Zuständig für den Antrag',
  legalBasis: 'Rechtsgrundlage',
  regions: 'Gebiet',
  applicants: 'Wer kann beantragen',
  topics: 'Themen',
  targetGroups: 'Zielgruppen',
  fundedCosts: 'Was gefördert wird',
  conditions: 'Fördervoraussetzungen',
  window: 'Antragszeitraum',
  form: 'Finanzierungsart',
  rate: 'Fördersatz',
  ownShare: 'Eigenanteil',
  limits: 'Beträge',
  duration: 'Laufzeit',
  procedure: 'Verfahren',
  forwarding: 'Weiterleitung an Träger',
  cumulation: 'Kumulierung',
  contacts: 'Ansprechstellen',
};

type Finance = Partial<Programme['finance']>;
type Part = Partial<Omit<Programme, 'finance'>> & { finance?: Finance };

/** The part of a record that a field stands for. */
const parts: Record<ProgrammeField, (programme: Programme) => Part> = {
  title: ({ title }) => ({ title }),
  shortTitle: ({ shortTitle }) => ({ shortTitle }),
  level: ({ level }) => ({ level }),
  url: ({ url }) => ({ url }),
  notes: ({ notes }) => ({ notes }),
  summary: ({ summary }) => ({ summary }),
  funder: ({ funder }) => ({ funder }),
  administrator: ({ administrator }) => ({ administrator }),
  legalBasis: ({ legalBasis }) => ({ legalBasis }),
  regions: ({ regions }) => ({ regions }),
  applicants: ({ applicants }) => ({ applicants }),
  topics: ({ topics }) => ({ topics }),
  targetGroups: ({ targetGroups }) => ({ targetGroups }),
  fundedCosts: ({ fundedCosts }) => ({ fundedCosts }),
  conditions: ({ conditions }) => ({ conditions }),
  window: ({ window }) => ({ window }),
  form: ({ finance: { form } }) => ({ finance: { form } }),
  rate: ({ finance: { ratePercentMax, ratePercentLow, ratePercentMaxWeak } }) => ({
    finance: { ratePercentMax, ratePercentLow, ratePercentMaxWeak },
  }),
  ownShare: ({ finance: { ownSharePercentMin } }) => ({ finance: { ownSharePercentMin } }),
  // The note to the money stands beside the amounts on every page.
  limits: ({ finance: { limits, note } }) => ({ finance: { limits, note } }),
  duration: ({ finance: { maxMonths } }) => ({ finance: { maxMonths } }),
  procedure: ({ procedure }) => ({ procedure }),
  forwarding: ({ forwardingAllowed }) => ({ forwardingAllowed }),
  cumulation: ({ cumulation }) => ({ cumulation }),
  contacts: ({ contacts }) => ({ contacts }),
};

/** Whether two records say the same in a field; how it is known and from where does not count. */
export function isSameField(a: Programme, b: Programme, field: ProgrammeField): boolean {
  return canonical(parts[field](a)) === canonical(parts[field](b));
}

/** `target` with the field of `source`, the basis of that field and the sources that speak of it. */
export function copyField(target: Programme, source: Programme, field: ProgrammeField): Programme {
  const { finance, ...rest } = structuredClone(parts[field](source));
  const copied: Programme = { ...target, ...rest, finance: { ...target.finance, ...finance } };
  return isFactField(field) ? withProvenanceOf(copied, source, field) : copied;
}

/** The facts that a record states, in the order of the list; what its sources can be said to cover. */
export function coveredFields(programme: Programme): FactField[] {
  return factFields.filter((field) => isStated(programme, field));
}

function isStated(programme: Programme, field: FactField): boolean {
  const { window, finance, procedure } = programme;
  // An unknown window with a quoted note or an end still says something.
  if (field === 'window') {
    return window.kind !== 'unbekannt' || window.note !== '' || window.programmeEndsOn !== null;
  }
  if (field === 'limits') return finance.limits.length > 0;
  if (field === 'procedure') {
    return procedure.stages !== null || procedure.portal !== null || procedure.documents.length > 0;
  }
  const { finance: money = {}, ...rest } = parts[field](programme);
  return [...Object.values(money), ...Object.values(rest)].some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null,
  );
}

function withProvenanceOf(target: Programme, source: Programme, field: FactField): Programme {
  return {
    ...target,
    basis: withBasis(target.basis, field, source.basis[field]),
    sources: sourcesWith(target.sources, source.sources, field),
  };
}

function withBasis(
  own: Programme['basis'],
  field: FactField,
  basis: Programme['basis'][FactField],
): Programme['basis'] {
  if (basis !== undefined) return { ...own, [field]: basis };
  return Object.fromEntries(Object.entries(own).filter(([known]) => known !== field));
}

/** Keeps every source of the target, takes the field from those that spoke of it, and gives it to those of the source. */
function sourcesWith(
  own: Programme['sources'],
  theirs: Programme['sources'],
  field: FactField,
): Programme['sources'] {
  type Source = Programme['sources'][number];
  const isSame = (a: Source, b: Source): boolean => a.url === b.url && a.what === b.what;
  const speaking = theirs.filter(({ covers }) => covers.includes(field));
  const kept = own.map((source): Source => {
    const shouldCover = speaking.some((other) => isSame(other, source));
    if (source.covers.includes(field) === shouldCover) return source;
    const others = source.covers.filter((covered) => covered !== field);
    return { ...source, covers: shouldCover ? [...others, field] : others };
  });
  const added = speaking.filter((source) => !own.some((other) => isSame(other, source)));
  return [...kept, ...added.map((source) => ({ ...source, covers: [field] }))];
}

function isFactField(field: ProgrammeField): field is FactField {
  return factFields.some((fact) => fact === field);
}

/** JSON with sorted keys: records come from files, forms and the import, each with its own order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
