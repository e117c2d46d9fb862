import type { Programme } from '../programmes/programme.ts';
import type { AreaRow, FacetMap } from './facet-map.ts';
import type { SourceRecord } from './source-record.ts';

type Facets = SourceRecord['facets'];

/** Facts of a programme that follow from the taxonomy of the source; empty = the source does not say. */
export interface DerivedFacets {
  applicants: Programme['applicants'];
  regions: Programme['regions'];
  topics: Programme['topics'];
  targetGroups: Programme['targetGroups'];
  form: Programme['finance']['form'];
  /** Further kinds of funding beside `form`, in the order of the source. */
  otherForms: NonNullable<Programme['finance']['form']>[];
  level: Programme['level'] | null;
}

/** Looks every code up; a code the table does not know adds nothing. */
export function deriveFacets(facets: Facets, map: FacetMap): DerivedFacets {
  const forms = found(map.forms, facets.foerderart).map(({ form }) => form);
  // A grant beside a loan: the grant is what a need can count on.
  const form = forms.includes('zuschuss') ? 'zuschuss' : (forms[0] ?? null);
  const levels = [...new Set(found(map.levels, facets.foerdergeber).map(({ level }) => level))];
  return {
    applicants: unique(
      found(map.applicants, facets.foerderberechtigte).flatMap((row) => row.applicants),
    ),
    regions: regionsOf(facets, map),
    ...subjectsOf(facets, map),
    form,
    otherForms: unique(forms.filter((other) => other !== form)),
    level: levels.length === 1 ? (levels[0] ?? null) : null,
  };
}

/** Nationwide swallows the states named beside it. */
function regionsOf({ foerdergebiet }: Facets, map: FacetMap): string[] {
  const prefixes = unique(found(map.regions, foerdergebiet).map(({ agsPrefix }) => agsPrefix));
  return prefixes.includes('') ? [''] : prefixes;
}

/**
 * Topics and target groups. One code that can mean several topics leaves all topics open, because a list that is not
 * complete would refuse what it only left out; target groups only where every code names some.
 */
function subjectsOf(
  { foerderbereich, unterbereich }: Facets,
  map: FacetMap,
): Pick<DerivedFacets, 'topics' | 'targetGroups'> {
  const subareas = found(map.subareas, unterbereich);
  const known = found(map.areas, foerderbereich);
  const isRefined = ({ code }: AreaRow): boolean =>
    subareas.some((subarea) => subarea.code.startsWith(`${code}.`));
  const finest = [...known.filter((area) => !isRefined(area)), ...subareas];
  const isUnknown =
    known.length < new Set(foerderbereich).size || subareas.length < new Set(unterbereich).size;
  if (isUnknown || finest.some(({ isBroad }) => isBroad)) return { topics: [], targetGroups: [] };
  const areas = known.filter((area) => !area.isBroad);
  return {
    topics: unique([...areas, ...subareas].flatMap(({ topics }) => topics)),
    targetGroups: finest.every(({ targetGroups }) => targetGroups.length > 0)
      ? unique(finest.flatMap(({ targetGroups }) => targetGroups))
      : [],
  };
}

/** In the order of the source; each row once. */
function found<Row extends { code: string }>(
  rows: readonly Row[],
  codes: readonly string[],
): Row[] {
  return unique(codes).flatMap((code) => rows.filter((row) => row.code === code));
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
