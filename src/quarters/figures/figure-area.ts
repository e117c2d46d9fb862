import { distance } from 'fastest-levenshtein';
import { wordsOf } from '../../shared/text.ts';
import { sumName } from './secrecy-sums.ts';

/** An area a file may speak of, with everything it may be called. */
export interface FigureArea {
  kind: 'quarter' | 'district' | 'municipality';
  id: string;
  /** For the screen: "Manfort", "Stadtteil Manfort", "Leverkusen (Stadt)". */
  label: string;
  /** As the template names it. */
  fileName: string;
  names: readonly string[];
  /** The groups of areas in which it adds up to a total that may be public; see `secrecy.ts`. */
  groups: readonly string[];
  /** The sums of other areas it is a part of; see `secrecy-sums.ts`. */
  sums: readonly string[];
}

export const areaKey = ({ kind, id }: Pick<FigureArea, 'kind' | 'id'>): string => `${kind}:${id}`;

/** The form in which two spellings of a name are the same: "Rheindorf-Nord", "rheindorf nord". */
export const foldName = (name: string): string => wordsOf(name).join(' ');

interface DistrictFacts {
  id: string;
  key: string;
  name: string;
  kind: string;
  parentId: string | null;
}
interface QuarterFacts {
  id: string;
  slug: string;
  name: string;
  districtId: string;
}
export interface Places {
  municipality: { id: string; key: string; name: string; ags: string };
  districts: readonly DistrictFacts[];
  quarters: readonly QuarterFacts[];
}

export function areasOf({ municipality, districts, quarters }: Places): FigureArea[] {
  const city: FigureArea = {
    kind: 'municipality',
    id: municipality.id,
    label: `${municipality.name} (Stadt)`,
    fileName: 'Stadt',
    names: [
      'Stadt',
      'Gesamtstadt',
      'Stadt gesamt',
      'Insgesamt',
      municipality.name,
      `Stadt ${municipality.name}`,
      municipality.key,
      municipality.ags,
    ],
    groups: [],
    sums: [],
  };
  const ofCity = (level: string): string => sumName(areaKey(city), level);
  return [
    city,
    ...districts.map((district): FigureArea => {
      const word = district.kind === 'stadtbezirk' ? 'Stadtbezirk' : 'Stadtteil';
      const label = district.name.startsWith(word) ? district.name : `${word} ${district.name}`;
      return {
        kind: 'district',
        id: district.id,
        label,
        fileName: label,
        names: [label, district.name, district.key],
        groups: [
          ...(district.parentId === null ? [] : [`districts-of:${district.parentId}`]),
          `districts:${district.kind}`,
        ],
        sums: [
          ...(district.parentId === null
            ? []
            : [sumName(areaKey({ kind: 'district', id: district.parentId }), 'district')]),
          ofCity(district.kind),
        ],
      };
    }),
    ...quarters.map((quarter): FigureArea => {
      const siblings = quarters.filter(({ districtId }) => districtId === quarter.districtId);
      return {
        kind: 'quarter',
        id: quarter.id,
        label: quarter.name,
        fileName: quarter.name,
        names: [quarter.name, quarter.slug, `Quartier ${quarter.name}`],
        groups: [
          siblings.length > 1 ? `quarters-of:${quarter.districtId}` : 'quarters-alone',
          'quarters',
        ],
        sums: [...sumsOfQuarter(quarter, siblings, districts), ofCity('quarter')],
      };
    }),
  ];
}

/** Several quarters may make up their Stadtteil; a single one does where it has the same name. */
function sumsOfQuarter(
  quarter: QuarterFacts,
  siblings: readonly QuarterFacts[],
  districts: readonly DistrictFacts[],
): string[] {
  const district = districts.find(({ id }) => id === quarter.districtId);
  const isPartition = siblings.length > 1 || district?.name === quarter.name;
  return district && isPartition
    ? [sumName(areaKey({ kind: 'district', id: district.id }), 'quarter')]
    : [];
}

/** `item` null = not found. */
export interface Found<Item> {
  item: Item | null;
  suggestion: string | null;
}

/** Measuring a text against all names takes time: so many texts of a file are measured, and none is longer. */
const mostSuggestions = 100;
const longestMeasured = 80;

/**
 * Finds by any name; the nearest one is only suggested, never taken.
 * @param suggests how many texts without a name may be measured for a suggestion
 */
export function createLookup<Item>(
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
  suggests = mostSuggestions,
): (text: string) => Found<Item> {
  let left = suggests;
  const byName = new Map<string, Item>();
  const shown = new Map<string, string>();
  for (const item of items) {
    for (const name of namesOf(item)) {
      const key = foldName(name);
      if (byName.has(key)) continue;
      byName.set(key, item);
      shown.set(key, name);
    }
  }
  const seen = new Map<string, Found<Item>>();
  return (text) => {
    const asked = foldName(text);
    const before = seen.get(asked);
    if (before) return before;
    const item = byName.get(asked) ?? null;
    const measures = item === null && left > 0 && isMeasurable(asked);
    if (measures) left -= 1;
    const found: Found<Item> = { item, suggestion: measures ? nearest(asked, shown) : null };
    seen.set(asked, found);
    return found;
  };
}

/** A quarter and its Stadtteil may share a name: the quarter is meant, unless the column speaks of Stadtteile. */
export function createAreaLookup(
  areas: readonly FigureArea[],
  prefersDistricts: boolean,
): (text: string) => Found<FigureArea> {
  const order = prefersDistricts
    ? ['municipality', 'district', 'quarter']
    : ['municipality', 'quarter', 'district'];
  const sorted = [...areas].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return createLookup(sorted, ({ names }) => names);
}

/** Numbers are never near each other, and a long misspelt text need not be measured. */
const isMeasurable = (asked: string): boolean =>
  /[a-z]/u.test(asked) && asked.length <= longestMeasured;

function nearest(asked: string, shown: ReadonlyMap<string, string>): string | null {
  let [best, least] = [null as string | null, Math.max(2, Math.floor(asked.length / 4)) + 1];
  for (const [key, name] of shown) {
    const steps = distance(asked, key);
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}
