import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../accounts/scope.ts';
import type { createFrames } from '../../schedule/frame-service.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Day } from '../../shared/dates.ts';
import {
  bundleMatch,
  bundleOf,
  bundleQuestion,
  type Bundle,
  type BundleMatch,
  type BundleQuestion,
} from './bundle.ts';
import type { CaseService, LoadedCase } from '../case-service.ts';
import type { CompileEntries, CompiledEntries } from '../compiled/compiled-entries.ts';
import type { NeedCase } from '../need-case.ts';
import type { OrderWeightService } from '../order/order-weight-service.ts';
import { defaultOrderWeights } from '../order/order-weights.ts';
import { mayBeOpenIn } from './open-entries.ts';

/** The same measure in several quarters against the catalogue. */
export function createBundles({
  compiledFor,
  cases,
  orderWeights,
  framesFor,
  clock,
}: {
  compiledFor: CompileEntries;
  cases: CaseService;
  orderWeights: Pick<OrderWeightService, 'weightsByMunicipality'>;
  framesFor: ReturnType<typeof createFrames>;
  clock: Clock;
}) {
  return {
    /** Every need of the reader, to choose from. */
    async listNeeds(scope: Scope): Promise<LoadedCase[]> {
      return cases.listCases(scope);
    },

    /** These needs of one municipality together, which the reader has from `listNeeds`. */
    async matchBundle(
      scope: Scope,
      needs: readonly NeedCase[],
      on: Day = clock.today(),
    ): Promise<Bundle> {
      const [entries, frameOf, weightsFor] = await Promise.all([
        compiledFor(scope, on),
        framesFor(scope),
        orderWeights.weightsByMunicipality(scope),
      ]);
      const frames = needs.map(({ municipality, quarter }) =>
        frameOf(municipality.id, quarter.districtId),
      );
      const question = bundleQuestion(needs, on, frames);
      const places = await placesFor(entries, question);
      const resultsOf = needs.map((need) => entries.resultsOf(need));
      const tested: BundleMatch[] = [];
      for (const place of places) {
        const entry = entries.list[place];
        const results = resultsOf.map((resultsAt) => resultsAt(place));
        if (entry) tested.push(bundleMatch(entry, question, results));
        // Each programme is tested for every need; nobody else should wait for all of them.
        await setImmediate();
      }
      const [first] = needs;
      const weights = first ? weightsFor(first.municipality.id) : defaultOrderWeights;
      return bundleOf(question, tested, weights);
    },
  };
}

/** Programmes that any of the needs may have, or all together: a sum may reach what no need reaches alone. */
async function placesFor(
  entries: CompiledEntries,
  { needs, joint, on }: BundleQuestion,
): Promise<number[]> {
  const places = new Set(entries.candidates(joint));
  // What a person confirmed may open what the data refuses.
  const asked = new Set(
    needs.flatMap(({ confirmations }) => confirmations.map(({ programmeId }) => programmeId)),
  );
  for (const { matchCase } of needs) {
    for (const place of entries.candidates(matchCase)) places.add(place);
    await setImmediate();
  }
  const mayBeOpen = mayBeOpenIn(entries, on);
  return [...entries.list.entries()]
    .filter(([place, { id }]) => mayBeOpen(place) && (places.has(place) || asked.has(id)))
    .map(([place]) => place);
}
