import type { Actor } from '../../accounts/account-services.ts';
import { isActive, isStaffOf, type Person } from '../../accounts/person.ts';
import type { PersonStore } from '../../accounts/person-store.ts';
import { scopeAroundProject, type Scope } from '../../accounts/scope.ts';
import type { AuditStore } from '../../audit/audit-store.ts';
import type { InTransaction } from '../../database/in-transaction.ts';
import type { Programme } from '../../programmes/programme.ts';
import type { NeedStore } from '../../quarters/needs/need-store.ts';
import type { Need } from '../../quarters/needs/need.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Organisation, Quarter } from '../../quarters/quarter.ts';
import type { NoticeStore } from '../../reminders/notice-store.ts';
import type { Clock } from '../../shared/clock.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { CompileEntries } from '../compiled/compiled-entries.ts';
import { matchThing } from '../confirmation-record.ts';
import { stateOf } from './criterion-state.ts';
import { assignmentNotice, decisionRecord } from './match-decision-record.ts';
import type { MatchDecisionStore, SharedRow } from './match-decision-store.ts';
import {
  contentAfter,
  contentOf,
  nothingDecided,
  type DecisionStep,
  type MatchDecision,
} from './match-decision.ts';
import type { MatchService, OneMatch } from '../match-service.ts';

interface DecisionStores {
  matchDecisions: MatchDecisionStore;
  notices: NoticeStore;
  audit: AuditStore;
}

export interface MatchDecisionParts {
  stores: DecisionStores & { people: PersonStore; needs: NeedStore; quarters: QuarterStore };
  inTransaction: InTransaction<DecisionStores>;
  matching: Pick<MatchService, 'matchOfNeed'>;
  compiledFor: CompileEntries;
  clock: Clock;
  isDemo: boolean;
}

/** Whom a match may be given to. */
export interface DecisionChoices {
  people: readonly Pick<Person, 'id' | 'name'>[];
  organisations: readonly (Organisation & { hasAccount: boolean })[];
  /** Departments matches were handed to before. */
  departments: readonly string[];
}

/** A decision with what it is about. */
export interface DecidedMatch {
  decision: MatchDecision;
  need: Need;
  quarter: Quarter;
  programme: Pick<Programme, 'slug' | 'shortTitle'>;
}

export interface SharedMatch {
  shared: SharedRow;
  found: OneMatch;
}

interface Asked {
  needId: string;
  slug: string;
  /** 0 = there was no decision. */
  expectedVersion: number;
  step: DecisionStep;
}

export type MatchDecisionService = ReturnType<typeof createMatchDecisions>;

/** Remember, dismiss, assign, hand over, share, and take each of them back. */
export function createMatchDecisions(parts: MatchDecisionParts) {
  const { stores, clock } = parts;
  return {
    decisionsOfNeed: (scope: Scope, needId: string): Promise<MatchDecision[]> =>
      stores.matchDecisions.listDecisions(scope, needId),

    decisionOf: (scope: Scope, needId: string, programmeId: string) =>
      stores.matchDecisions.findDecision(scope, { needId, programmeId }),

    choices: (scope: Scope, municipalityId: string) => choicesOf(parts, scope, municipalityId),

    /** Every decision of the reader's municipality whose need and programme are there. */
    async listDecided(scope: Scope): Promise<DecidedMatch[]> {
      const [decisions, needs, quarters, { list }] = await Promise.all([
        stores.matchDecisions.listDecisions(scope),
        stores.needs.listNeeds(scope),
        stores.quarters.listQuarters(scope),
        parts.compiledFor(scope, clock.today()),
      ]);
      const programmes = new Map(list.map(({ id, compiled }) => [id, compiled.programme]));
      return decisions.flatMap((decision): DecidedMatch[] => {
        const need = needs.find(({ id }) => id === decision.needId);
        const quarter = quarters.find(({ id }) => id === need?.quarterId);
        const programme = programmes.get(decision.programmeId);
        return need && quarter && programme ? [{ decision, need, quarter, programme }] : [];
      });
    },

    /** What is shared with the organisation of this reader, as it stands today. */
    async listShared(scope: Scope): Promise<SharedMatch[]> {
      if (scope.projects.kind !== 'naming') return [];
      const { organisationId } = scope.projects;
      const found: SharedMatch[] = [];
      for (const shared of await stores.matchDecisions.listSharedWith(organisationId)) {
        const around = scopeAroundProject(shared);
        const { list } = await parts.compiledFor(around, clock.today());
        const entry = list.find(({ id }) => id === shared.programmeId);
        if (!entry) continue;
        const { slug } = entry.compiled.programme;
        try {
          const match = await parts.matching.matchOfNeed(around, { needId: shared.needId, slug });
          found.push({ shared, found: match });
        } catch (error) {
          // The need was withdrawn since.
          if (!(error instanceof NotFoundError)) throw error;
        }
      }
      return found;
    },

    /** @throws NotFoundError, and StaleError where somebody else decided since `expectedVersion` */
    async decide(scope: Scope, asked: Asked, actor: Actor): Promise<void> {
      const found = await parts.matching.matchOfNeed(scope, asked);
      await checkTarget(parts, scope, { step: asked.step, need: found.need });
      await write(parts, scope, { asked, found, actor });
    },
  };
}

async function choicesOf(
  { stores, isDemo }: MatchDecisionParts,
  scope: Scope,
  municipalityId: string,
): Promise<DecisionChoices> {
  const [people, organisations, decisions] = await Promise.all([
    stores.people.listPeople(),
    stores.quarters.listOrganisations(scope),
    stores.matchDecisions.listDecisions(scope),
  ]);
  const withAccount = new Set(
    people
      .filter((person) => person.role === 'carrier' && isActive(person, { isDemo }))
      .map(({ organisationId }) => organisationId),
  );
  return {
    people: people.filter((person) => isStaffOf(person, municipalityId, { isDemo })),
    organisations: organisations
      .filter((one) => one.municipalityId === municipalityId)
      .map((one) => ({ ...one, hasAccount: withAccount.has(one.id) })),
    departments: [...new Set(decisions.flatMap(({ handedTo }) => handedTo ?? []))].sort(),
  };
}

/** Only people and organisations of the need's own municipality. @throws NotFoundError */
async function checkTarget(
  parts: MatchDecisionParts,
  scope: Scope,
  { step, need }: { step: DecisionStep; need: Need },
): Promise<void> {
  if (step.step !== 'assign' && step.step !== 'share') return;
  const { people, organisations } = await choicesOf(parts, scope, need.municipalityId);
  if (step.step === 'assign' && !people.some(({ id }) => id === step.personId)) {
    throw new NotFoundError('Diese Person');
  }
  if (step.step === 'share' && !organisations.some(({ id }) => id === step.organisationId)) {
    throw new NotFoundError('Diese Organisation');
  }
}

async function write(
  { inTransaction, clock }: MatchDecisionParts,
  scope: Scope,
  { asked, found, actor }: { asked: Asked; found: OneMatch; actor: Actor },
): Promise<void> {
  const { needId, expectedVersion, step } = asked;
  const { programmeId } = found.match;
  const now = clock.now().toISOString();
  await inTransaction(async ({ matchDecisions, notices, audit }) => {
    const before = (await matchDecisions.findDecision(scope, { needId, programmeId })) ?? null;
    const content = contentAfter(before ? contentOf(before) : nothingDecided, step, {
      now,
      matchState: stateOf(found.match),
    });
    const decidedById = actor.personId;
    const row = { needId, programmeId, content, decidedById, expectedVersion };
    await matchDecisions.saveDecision(scope, row, now);
    await audit.append(decisionRecord(actor, { found, step, before, after: content }), now);
    const isAboutPerson =
      step.step === 'assign' || (step.step === 'takeBack' && step.part === 'assignment');
    if (!isAboutPerson) return;
    await notices.closeNoticesOf(matchThing(needId, programmeId), now);
    if (step.step === 'assign') {
      await notices.insertNotice(assignmentNotice(found, step.personId, now), now);
    }
  });
}
