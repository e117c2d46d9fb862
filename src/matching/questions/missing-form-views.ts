import type { FieldView, StoredFormView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { financeShapes, valuesOfFact } from '../../quarters/finances/finance-entry.ts';
import { valuesOfNeed } from '../../quarters/needs/need-form-values.ts';
import { missingFactPath, missingFactsPath } from '../match-paths.ts';
import { quarterFieldTitles } from './missing-fact-words.ts';
import type { OpenedFacts } from './missing-facts-service.ts';
import type { MissingFact } from './missing-facts.ts';
import { shapesOf, type FieldShape } from './missing-field.ts';

/** The small form by which one missing datum is filled in on the spot. */
export interface FactFormView {
  action: string;
  /** The need the page was narrowed to; empty for the whole city. */
  needId: string;
  version: string;
  isUnsaved: boolean;
  conflict: StoredFormView['conflict'];
  fields: FieldView[];
}

interface Stored {
  shapes: readonly FieldShape[];
  values: PostedValues;
  version: number;
}

/** null where the datum has no field: figures, costs, questions to an authority. */
export function missingFactForm(
  fact: MissingFact,
  opened: OpenedFacts,
  {
    needId,
    form,
  }: {
    needId: string | null;
    form?: { key: string; values: PostedValues; errors: FieldErrors; isStale: boolean };
  },
): FactFormView | null {
  const stored = storedOf(fact, opened);
  if (!stored) return null;
  const mine = form?.key === fact.key ? form : undefined;
  return {
    action: missingFactPath(fact.key),
    needId: needId ?? '',
    version: String(stored.version),
    isUnsaved: mine !== undefined,
    conflict: mine?.isStale === true ? conflictOf(stored, mine.values) : null,
    fields: stored.shapes.map((shape) => ({
      ...shape,
      id: `f-${shape.name}-${fact.key}`,
      value: (mine?.values ?? stored.values)[shape.name] ?? '',
      error: mine?.errors[shape.name] ?? null,
    })),
  };
}

function storedOf(fact: MissingFact, opened: OpenedFacts): Stored | null {
  const { datum, owner } = fact;
  if (datum.of === 'need' && owner.kind === 'need' && datum.field !== 'costs') {
    const one = opened.city.needs.find(({ need }) => need.id === owner.needId);
    if (!one) return null;
    const organisations = opened.organisations.filter(
      ({ municipalityId }) => municipalityId === one.municipality.id,
    );
    const { version } = one.need;
    return {
      shapes: shapesOf(datum.field, organisations),
      values: valuesOfNeed(one.need),
      version,
    };
  }
  if (datum.of === 'quarter' && owner.kind === 'quarter') {
    const quarter = opened.quarters.get(owner.quarterId);
    if (!quarter) return null;
    const known = quarter.areaStatus[datum.field];
    const value = known === null ? '' : known ? 'ja' : 'nein';
    return {
      shapes: [areaShape(datum.field, quarter.areaStatus.note)],
      values: { [datum.field]: value },
      version: quarter.version,
    };
  }
  if (datum.of === 'municipality' && owner.kind === 'municipality') {
    const stored = opened.finances.get(owner.municipalityId)?.[datum.field];
    return stored
      ? { shapes: financeShapes, values: valuesOfFact(stored), version: stored.version }
      : null;
  }
  return null;
}

function areaShape(field: 'sozialeStadt' | 'isek', note: string | null): FieldShape {
  return {
    name: field,
    label: quarterFieldTitles[field],
    kind: 'radios',
    required: true,
    ...(note === null ? {} : { hint: `Zum Quartier ist vermerkt: ${note}` }),
    options: [
      { value: 'ja', label: 'ja' },
      { value: 'nein', label: 'nein' },
    ],
  };
}

function conflictOf({ shapes, values }: Stored, typed: PostedValues) {
  const shown = (value: string | readonly string[] | undefined): string => {
    const text = typeof value === 'string' ? value : (value ?? []).join(', ');
    return text === '' ? '(leer)' : text;
  };
  const rows = shapes
    .map(({ name, label }) => ({ label, saved: shown(values[name]), typed: shown(typed[name]) }))
    .filter((row) => row.saved !== row.typed);
  return { rows, reloadHref: missingFactsPath() };
}
