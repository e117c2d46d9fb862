import type { Reckoning } from '../quarters/costs/cost-calculation-post.ts';
import { StartError } from '../shared/errors.ts';

/** Ids of what was written before, by the keys of the seed files. */
export interface Written {
  municipalityId: string;
  prefix: string;
  districts: Map<string, string>;
  quarters: Map<string, string>;
  organisations: Map<string, string>;
  committees: Map<string, string>;
  /** What costs are worked out with: the pay tables, and what this municipality assumes. */
  reckoning: Reckoning;
}

/** @throws StartError naming a key that is used but described nowhere. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined)
    throw new StartError(`Startdaten: „${key}“ wird genannt, aber nirgends beschrieben.`);
  return id;
}

export function flag(value: boolean | null): 0 | 1 | null {
  if (value === null) return null;
  return value ? 1 : 0;
}

export function sourceColumns(source: { title: string; url: string | null } | null) {
  return { sourceTitle: source?.title ?? null, sourceUrl: source?.url ?? null };
}
