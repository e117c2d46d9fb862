import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { AuditEntry } from '../audit/audit.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import { applicantCodes } from '../programmes/programme-codes.ts';
import type { NeedStore } from '../quarters/needs/need-store.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { QuarterStore } from '../quarters/quarter-store.ts';
import type { Municipality, Quarter } from '../quarters/quarter.ts';
import type { Clock } from '../shared/clock.ts';
import type { Day } from '../shared/dates.ts';
import { NotFoundError } from '../shared/errors.ts';
import { createCompiledEntries } from './compiled-entries.ts';
import { confirmationRecord, matchThing } from './confirmation-record.ts';
import type { MatchCase } from './criterion.ts';
import { matchCaseOf } from './match-case.ts';
import { matchOf, toMatch, type GroupedMatches, type Match, type MatchQuestion } from './match.ts';
import { compareMatches, matchGroups } from './match-group.ts';
import type { MatchStore, StoredConfirmation } from './match-store.ts';

/** Whose need it is. */
export interface MatchContext {
  on: Day;
  need: Need;
  quarter: Quarter;
  municipality: Municipality;
}

export interface NeedMatches extends MatchContext, GroupedMatches {}

export interface OneMatch extends MatchContext {
  match: Match;
  confirmations: readonly StoredConfirmation[];
  /** Who answered what about its conditions, newest first. */
  history: readonly AuditEntry[];
}

interface MatchStores {
  needs: NeedStore;
  quarters: QuarterStore;
  matches: MatchStore;
  audit: AuditStore;
}

export interface ConfirmInput {
  needId: string;
  slug: string;
  conditionKey: string;
  result: 'met' | 'notMet' | 'unknown';
  note: string;
}

export type MatchService = ReturnType<typeof createMatchService>;

/** Matches of needs with the catalogue, and what people confirm about them. */
export function createMatchService({
  catalogue,
  clock,
  stores,
  inTransaction,
}: {
  catalogue: Catalogue;
  clock: Clock;
  stores: MatchStores;
  inTransaction: InTransaction<MatchStores>;
}) {
  const compiledFor = createCompiledEntries(catalogue);

  async function getCompiled(scope: Scope, slug: string, on: Day) {
    const { list } = await compiledFor(scope, on);
    const entry = list.find(({ compiled }) => compiled.programme.slug === slug);
    if (!entry) throw new NotFoundError('Dieses Förderprogramm');
    return entry;
  }

  async function load(scope: Scope, needId: string, on: Day) {
    const need = await stores.needs.getNeed(scope, needId);
    const [quarter, municipality, organisations, confirmations] = await Promise.all([
      stores.quarters.getQuarter(scope, need.quarterId),
      stores.quarters.getMunicipality(scope, need.municipalityId),
      stores.quarters.listOrganisations(scope),
      stores.matches.listConfirmations(scope, needId),
    ]);
    const carrier = organisations.find(({ id }) => id === need.carrierId);
    const code = applicantCodes.find((known) => known === carrier?.applicantCode) ?? null;
    const context: MatchContext = { on, need, quarter, municipality };
    return { context, matchCase: matchCaseOf(context, code), confirmations };
  }

  async function grouped(scope: Scope, about: MatchQuestion): Promise<GroupedMatches> {
    const { list, reasons } = await compiledFor(scope, about.on);
    const reasonsOf = reasons({ ...about.matchCase, confirmations: [] });
    const asked = new Set(about.confirmations.map(({ programmeId }) => programmeId));
    const matches = list
      .map((entry, place) =>
        asked.has(entry.id) ? toMatch(entry, about) : matchOf(entry, about, reasonsOf(place)),
      )
      .sort(compareMatches);
    return {
      groups: matchGroups.map((group) => ({
        group,
        matches: matches.filter((match) => match.group === group),
      })),
      doesNotFit: matches.filter((match) => match.group === null),
    };
  }

  return {
    /** All matches of a need, grouped and ordered. @throws NotFoundError */
    async matchesOfNeed(
      scope: Scope,
      needId: string,
      on: Day = clock.today(),
    ): Promise<NeedMatches> {
      const { context, matchCase, confirmations } = await load(scope, needId, on);
      return { ...context, ...(await grouped(scope, { matchCase, confirmations, on })) };
    },

    /** The same for a need that is not saved. */
    async matchesOfCase(
      scope: Scope,
      { matchCase, on }: { matchCase: MatchCase; on: Day },
    ): Promise<GroupedMatches> {
      return grouped(scope, { matchCase, confirmations: [], on });
    },

    /** One match with all its criteria. @throws NotFoundError */
    async matchOfNeed(
      scope: Scope,
      { needId, slug }: { needId: string; slug: string },
      on: Day = clock.today(),
    ): Promise<OneMatch> {
      const { context, matchCase, confirmations } = await load(scope, needId, on);
      const entry = await getCompiled(scope, slug, on);
      const { thingKind, thingId } = matchThing(needId, entry.id);
      return {
        ...context,
        match: toMatch(entry, { matchCase, confirmations, on }),
        confirmations: confirmations.filter(({ programmeId }) => programmeId === entry.id),
        history: await stores.audit.listOfThing(thingKind, thingId),
      };
    },

    /** Notes what a person says about a condition; `unknown` takes it back. @throws NotFoundError */
    async confirmCondition(scope: Scope, input: ConfirmInput, actor: Actor): Promise<void> {
      const { needId, slug, conditionKey, result, note } = input;
      const { id: programmeId, compiled } = await getCompiled(scope, slug, clock.today());
      const condition = compiled.criteria.find(
        (criterion) => 'conditionKey' in criterion && criterion.conditionKey === conditionKey,
      );
      const conditionText = condition && 'text' in condition ? condition.text : conditionKey;
      if (!condition) throw new NotFoundError('Diese Fördervoraussetzung');
      const confirmedAt = clock.now().toISOString();
      await inTransaction(async ({ needs, matches, audit }) => {
        const { municipalityId } = await needs.getNeed(scope, needId);
        const before = (await matches.listConfirmations(scope, needId)).find(
          (one) => one.programmeId === programmeId && one.conditionKey === conditionKey,
        );
        if (result === 'unknown') {
          if (!before) return;
          await matches.deleteConfirmation(scope, { needId, programmeId, conditionKey });
        } else {
          const said = { conditionKey, result, note, confirmedAt, personId: actor.personId };
          await matches.saveConfirmation(scope, { needId, programmeId }, said);
        }
        const match = { needId, programmeId, municipalityId };
        const given = {
          condition: conditionText,
          before: before?.result ?? 'unknown',
          after: result,
        } as const;
        await audit.append(confirmationRecord(actor, match, given), confirmedAt);
      });
    },
  };
}
