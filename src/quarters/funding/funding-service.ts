import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import { changesBetween } from '../../audit/audit.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Catalogue } from '../../programmes/catalogue-service.ts';
import type { Programme } from '../../programmes/programme.ts';
import type { NoticeStore } from '../../reminders/notice-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { NeedStore } from '../needs/need-store.ts';
import type { Funding, Need } from '../needs/need.ts';
import type { QuarterStore } from '../quarter-store.ts';
import type { Organisation, Quarter } from '../quarter.ts';
import { fundingAuditTexts } from './funding-audit.ts';
import type { FundingDraft } from './funding-form-values.ts';
import type { FundingStore } from './funding-store.ts';

interface FundingStores {
  needs: NeedStore;
  quarters: QuarterStore;
  fundings: FundingStore;
  audit: AuditStore;
  notices: Pick<NoticeStore, 'closeNoticesOf'>;
}

/** A funding with everything its form offers; `funding` null = a new one. */
export interface OpenedFunding {
  need: Need;
  quarter: Quarter;
  funding: Funding | null;
  organisations: readonly Organisation[];
  programmes: readonly { id: string; programme: Programme }[];
}

export type FundingService = ReturnType<typeof createFundingService>;

/** What pays for a need: entered, changed, removed by a person. */
export function createFundingService({
  stores,
  inTransaction,
  catalogue,
  clock,
}: {
  stores: Pick<FundingStores, 'needs' | 'quarters'>;
  inTransaction: InTransaction<FundingStores>;
  catalogue: Pick<Catalogue, 'list'>;
  clock: Clock;
}) {
  return {
    /** @throws NotFoundError */
    async open(scope: Scope, { needId, fundingId }: WhichFunding): Promise<OpenedFunding> {
      const need = await stores.needs.getNeed(scope, needId);
      const [quarter, organisations, programmes] = await Promise.all([
        stores.quarters.getQuarter(scope, need.quarterId),
        stores.quarters.listOrganisations(scope),
        catalogue.list(scope),
      ]);
      const own = organisations.filter(
        ({ municipalityId }) => municipalityId === need.municipalityId,
      );
      const funding = fundingId === null ? null : fundingOf(need, fundingId);
      return { need, quarter, funding, organisations: own, programmes };
    },

    async createFunding(scope: Scope, at: Written, { draft, actor }: Entered): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ needs, fundings, audit }) => {
        const need = await needs.getNeed(scope, at.needId);
        await fundings.insertFunding(scope, at, { draft, now });
        const summary = `Finanzierung „${draft.label}“ eingetragen`;
        const changes = changesBetween({}, fundingAuditTexts(draft, need));
        await audit.append(
          record(actor, need, { action: 'funding.created', summary, changes }),
          now,
        );
      });
    },

    /** @throws StaleError where somebody else changed the need since `expectedVersion` */
    async saveFunding(
      scope: Scope,
      at: Written & { fundingId: string },
      { draft, actor }: Entered,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ needs, fundings, audit }) => {
        const need = await needs.getNeed(scope, at.needId);
        const before = fundingOf(need, at.fundingId);
        await fundings.saveFunding(scope, { ...at, id: at.fundingId }, { draft, now });
        const summary = `Finanzierung „${draft.label}“ geändert`;
        const changes = changesBetween(
          fundingAuditTexts(before, need),
          fundingAuditTexts(draft, need),
        );
        await audit.append(
          record(actor, need, { action: 'funding.changed', summary, changes }),
          now,
        );
      });
    },

    /** What it said stays in the audit trail; what was told of its dates is closed. @throws NotFoundError, StaleError */
    async removeFunding(
      scope: Scope,
      { needId, fundingId, expectedVersion }: Written & { fundingId: string },
      actor: Actor,
    ): Promise<void> {
      const now = clock.now().toISOString();
      await inTransaction(async ({ needs, fundings, audit, notices }) => {
        const need = await needs.getNeed(scope, needId);
        const funding = fundingOf(need, fundingId);
        await fundings.deleteFunding(scope, { needId, id: fundingId, expectedVersion }, now);
        await notices.closeNoticesOf({ thingKind: 'funding', thingId: fundingId }, now);
        const said = fundingAuditTexts(funding, need);
        const gone = Object.fromEntries(Object.keys(said).map((key) => [key, null]));
        const summary = `Finanzierung „${funding.label}“ entfernt`;
        const changes = changesBetween(said, gone);
        await audit.append(
          record(actor, need, { action: 'funding.removed', summary, changes }),
          now,
        );
      });
    },
  };
}

interface WhichFunding {
  needId: string;
  fundingId: string | null;
}

interface Written {
  needId: string;
  expectedVersion: number;
}

export interface Entered {
  draft: FundingDraft;
  actor: Actor;
}

function fundingOf({ fundings }: Need, id: string): Funding {
  const funding = fundings.find((one) => one.id === id);
  if (!funding) throw new NotFoundError('Diese Finanzierung');
  return funding;
}

function record(
  { personId, source }: Actor,
  { id, municipalityId }: Need,
  what: { action: string; summary: string; changes: ReturnType<typeof changesBetween> },
) {
  return { personId, source, thingKind: 'need', thingId: id, municipalityId, ...what };
}
