import type {
  Catalogue,
  CatalogueEntry,
  CatalogueReader,
} from '../../programmes/catalogue-service.ts';
import type { IndicatorStore } from '../../quarters/figures/indicator-store.ts';
import type { Day } from '../../shared/dates.ts';
import { compileCriteria, type CompiledProgramme } from '../criteria/compile-criteria.ts';
import { compileCatalogue, type CompiledCatalogue } from './compiled-catalogue.ts';
import type { MatchCase } from '../criteria/criterion.ts';
import { caseFor, type SaidCase } from '../match-case.ts';
import { testAll } from '../verdict.ts';
import { createReasons, type ReasonsOf } from './reasons.ts';

export interface CompiledEntry {
  id: string;
  compiled: CompiledProgramme;
}

/** What one reader sees of the catalogue on a day, ready to be tested. */
export interface CompiledEntries {
  list: readonly CompiledEntry[];
  /** All results of a need for each programme, by its place in the list; with what people confirmed of it. */
  resultsOf: (said: SaidCase) => ReasonsOf;
  /**
   * The programmes that are not refused for more than their window, by place in the list: what a need may have now,
   * after a call, or in a later round. Without what people confirmed.
   */
  candidates: (matchCase: MatchCase) => number[];
}

interface Kept extends CompiledEntries {
  entries: readonly CatalogueEntry[];
  on: Day;
}

export type CompileEntries = ReturnType<typeof createCompiledEntries>;

/** Compiles each version of the catalogue once, and keeps it for each reader until it or the day changes. */
export function createCompiledEntries({
  catalogue,
  stores,
}: {
  catalogue: Pick<Catalogue, 'list'>;
  stores: { indicators: Pick<IndicatorStore, 'listIndicators'> };
}) {
  // The catalogue makes new entries for every version of itself.
  const compiledOf = new WeakMap<CatalogueEntry, CompiledProgramme>();
  const keptFor = new Map<string, Kept>();

  async function compile(entries: readonly CatalogueEntry[]): Promise<CompiledEntry[]> {
    const indicators = await stores.indicators.listIndicators();
    const bySlug = new Map(entries.map(({ programme }) => [programme.slug, programme]));
    return entries.map((entry) => {
      const compiled =
        compiledOf.get(entry) ??
        compileCriteria(entry.programme, (slug) => bySlug.get(slug), {
          programmeId: entry.id,
          indicators,
        });
      compiledOf.set(entry, compiled);
      return { id: entry.id, compiled };
    });
  }

  return async (reader: CatalogueReader, on: Day): Promise<CompiledEntries> => {
    const entries = await catalogue.list(reader);
    const key = reader.municipalityIds.join(' ');
    const kept = keptFor.get(key);
    if (kept?.on === on && areSame(kept.entries, entries)) return kept;
    const list = await compile(entries);
    const [resultsOf, candidates] = [resultsAmong(list, on), candidatesAmong(list, on)];
    const made = { entries, on, list, resultsOf, candidates };
    keptFor.set(key, made);
    return made;
  };
}

/** What people confirmed may open or refuse what the data alone does not: there every criterion is tested anew. */
function resultsAmong(list: readonly CompiledEntry[], on: Day): CompiledEntries['resultsOf'] {
  const reasons = createReasons(
    list.map(({ compiled }) => compiled),
    on,
  );
  return (said) => {
    const reasonsOf = reasons({ ...said.matchCase, confirmations: [] });
    const confirmed = new Set(said.confirmations.map(({ programmeId }) => programmeId));
    return (place) => {
      const entry = list[place];
      return entry && confirmed.has(entry.id)
        ? testAll(entry.compiled, caseFor(entry.id, said), on)
        : reasonsOf(place);
    };
  };
}

function candidatesAmong(list: readonly CompiledEntry[], on: Day): CompiledEntries['candidates'] {
  let catalogue: CompiledCatalogue | undefined;
  return (matchCase) => {
    const compiled = (catalogue ??= compileCatalogue(
      list.map((entry) => withoutWindow(entry.compiled)),
      on,
    ));
    const verdicts = compiled.verdictsOf(matchCase);
    return [...list.keys()].filter((place) => compiled.verdictAt(verdicts, place) !== 'doesNotFit');
  };
}

function withoutWindow(compiled: CompiledProgramme): CompiledProgramme {
  return { ...compiled, criteria: compiled.criteria.filter(({ kind }) => kind !== 'window') };
}

function areSame(before: readonly CatalogueEntry[], now: readonly CatalogueEntry[]): boolean {
  return before.length === now.length && before.every((entry, index) => entry === now[index]);
}
