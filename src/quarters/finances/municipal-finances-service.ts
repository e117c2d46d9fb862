import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { AuditEntry } from '../../audit/audit.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Clock } from '../../shared/clock.ts';
import { formatMonth } from '../../shared/dates.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { QuarterStore } from '../quarter-store.ts';
import type { Municipality } from '../quarter.ts';
import type { FactPlace, MunicipalFinancesStore } from './municipal-finances-store.ts';
import {
  financeAnswer,
  financeTitles,
  type FinanceDraft,
  type FinanceFacts,
} from './municipal-finances.ts';

interface FinanceStores {
  finances: MunicipalFinancesStore;
  audit: AuditStore;
}

export interface OpenedFinances {
  municipality: Municipality;
  facts: FinanceFacts;
  history: readonly AuditEntry[];
}

export interface FactSave extends FactPlace {
  draft: FinanceDraft;
  /** Of the fact that was on the page. */
  expectedVersion: number;
}

export type MunicipalFinancesService = ReturnType<typeof createMunicipalFinancesService>;

/** The budget situation of a municipality, as far as programmes ask for it. */
export function createMunicipalFinancesService({
  stores,
  inTransaction,
  clock,
}: {
  stores: FinanceStores & { quarters: QuarterStore };
  inTransaction: InTransaction<FinanceStores>;
  clock: Clock;
}) {
  async function factsOf(
    { finances }: Pick<FinanceStores, 'finances'>,
    scope: Scope,
    municipalityId: string,
  ): Promise<FinanceFacts> {
    const facts = (await finances.listFinances(scope)).get(municipalityId);
    if (!facts) throw new NotFoundError('Diese Kommune');
    return facts;
  }

  async function saveOne(
    inside: FinanceStores,
    scope: Scope,
    { save, actor }: { save: FactSave; actor: Actor },
  ): Promise<void> {
    const now = clock.now().toISOString();
    const { municipalityId, key, draft, expectedVersion: version } = save;
    const before = (await factsOf(inside, scope, municipalityId))[key];
    await inside.finances.saveFact(scope, { municipalityId, key, version }, { draft, now });
    await inside.audit.append(
      {
        personId: actor.personId,
        source: actor.source,
        action: 'finances.changed',
        thingKind: 'finances',
        thingId: municipalityId,
        municipalityId,
        summary: `${financeTitles[key]}: ${changeText(before, draft)}`,
      },
      now,
    );
  }

  /** All of them or none. @throws StaleError where somebody else saved one of them since */
  async function saveFacts(scope: Scope, saves: readonly FactSave[], actor: Actor): Promise<void> {
    await inTransaction(async (inside) => {
      for (const save of saves) await saveOne(inside, scope, { save, actor });
    });
  }

  return {
    /** @throws NotFoundError */
    async open(scope: Scope, municipalityId: string): Promise<OpenedFinances> {
      return {
        municipality: await stores.quarters.getMunicipality(scope, municipalityId),
        facts: await factsOf(stores, scope, municipalityId),
        history: await stores.audit.listOfThing('finances', municipalityId),
      };
    },

    /** @throws StaleError where somebody else saved since `expectedVersion` */
    async saveFact(
      scope: Scope,
      place: FactPlace & { expectedVersion: number },
      { draft, actor }: { draft: FinanceDraft; actor: Actor },
    ): Promise<void> {
      await saveFacts(scope, [{ ...place, draft }], actor);
    },

    saveFacts,
  };
}

function changeText(before: FinanceDraft, after: FinanceDraft): string {
  const [from, to] = [said(before), said(after)];
  return from === to ? `${to}, Angaben geändert` : `${from} → ${to}`;
}

function said({ value, asOf }: FinanceDraft): string {
  return `${financeAnswer(value)}${asOf === null ? '' : ` (Stand ${formatMonth(asOf)})`}`;
}
