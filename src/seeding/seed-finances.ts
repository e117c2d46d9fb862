import { scopeOfInstallation } from '../accounts/scope.ts';
import type { Database } from '../database/open.ts';
import { createMunicipalFinancesStore } from '../quarters/finances/municipal-finances-store.ts';
import type { MunicipalitySeed } from '../quarters/quarter-seed.ts';

/** Written once, where nobody has said anything: from then on it is the municipality's own. */
export async function seedFinances(
  db: Database,
  facts: MunicipalitySeed['finances'],
  { municipalityId, now }: { municipalityId: string; now: string },
): Promise<void> {
  const store = createMunicipalFinancesStore(db);
  const scope = scopeOfInstallation([municipalityId]);
  const known = (await store.listFinances(scope)).get(municipalityId);
  for (const { key, ...draft } of facts) {
    if (known?.[key].version !== 0) continue;
    await store.saveFact(scope, { municipalityId, key, version: 0 }, { draft, now });
  }
}
