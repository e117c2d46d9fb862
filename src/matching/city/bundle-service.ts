import type { Scope } from '../../accounts/scope.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/dates.ts';
import { bundleOf, type Bundle } from './bundle.ts';
import type { CaseService, LoadedCase } from '../case-service.ts';
import type { CompileEntries } from '../compiled/compiled-entries.ts';
import { jointCase } from './joint-case.ts';
import type { NeedCase } from '../need-case.ts';

export type BundleService = ReturnType<typeof createBundles>;

/** The same measure in several quarters against the catalogue. */
export function createBundles({
  compiledFor,
  cases,
  clock,
}: {
  compiledFor: CompileEntries;
  cases: CaseService;
  clock: Clock;
}) {
  return {
    /** Every need of the reader, to choose from. */
    async listNeeds(scope: Scope): Promise<LoadedCase[]> {
      return cases.listCases(scope);
    },

    /** These needs together, which the reader has from `listNeeds`. */
    async matchBundle(
      scope: Scope,
      needs: readonly NeedCase[],
      on: Day = clock.today(),
    ): Promise<Bundle> {
      const { list, candidates } = await compiledFor(scope, on);
      const all = needs.map(({ matchCase }) => matchCase);
      // A sum may reach what no need reaches alone, and what a person confirmed may open what the data refuses.
      const places = new Set([jointCase(all), ...all].flatMap((one) => candidates(one)));
      const asked = new Set(
        needs.flatMap(({ confirmations }) => confirmations.map(({ programmeId }) => programmeId)),
      );
      const entries = list.filter(({ id }, place) => places.has(place) || asked.has(id));
      return bundleOf(needs, entries, on);
    },
  };
}
