import type { Actor } from '../../accounts/account-services.ts';
import { isActive, isStaffOf, type Person } from '../../accounts/person.ts';
import type { PersonStore } from '../../accounts/person-store.ts';
import { isCarrier } from '../../accounts/place.ts';
import type { Scope } from '../../accounts/scope.ts';
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
import { tellCarriers } from './carrier-telling-service.ts';
import { stateOf } from './criterion-state.ts';
import { departmentsOf } from './decision-targets.ts';
import { assignmentNotice, decisionRecord } from './match-decision-record.ts';
import type { MatchDecisionStore } from './match-decision-store.ts';
import {
  changesSharing,
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
  /** Departments of the municipality, and those matches were handed to before. */
  departments: readonly string[];
}

/** A decision with what it is about. */
export interface DecidedMatch {
  decision: MatchDecision;
  need: Need;
  quarter: Quarter;
  programme: Pick<Programme, 'slug' | 'shortTitle'>;
}

interface Asked {
  needId: string;
  slug: string;
  /** 0 = there was no decision. */
  expectedVersion: number;
  step: DecisionStep;
}

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

    /** @throws NotFoundError, and StaleError where somebody else decided since `expectedVersion` */
    async decide(scope: Scope, asked: Asked, actor: Actor): Promise<void> {
      const found = await parts.matching.matchOfNeed(scope, asked);
      const carrierName = await checkTarget(parts, scope, { step: asked.step, need: found.need });
      await write(parts, scope, { asked, found, carrierName, actor });
    },
  };
}

async function choicesOf(
  { stores, isDemo }: MatchDecisionParts,
  scope: Scope,
  municipalityId: string,
): Promise<DecisionChoices> {
  const [people, organisations, municipalities, decisions] = await Promise.all([
    stores.people.listPeople(),
    stores.quarters.listOrganisations(scope),
    stores.quarters.listMunicipalities(scope),
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
      .filter((one) => one.municipalityId === municipalityId && isCarrier(one))
      .map((one) => ({ ...one, hasAccount: withAccount.has(one.id) })),
    departments: departmentsOf(municipalityId, {
      municipalities,
      organisations,
      handed: decisions.flatMap(({ handedTo }) => handedTo ?? []),
    }),
  };
}

/**
 * Only people and organisations of the need's own municipality.
 * @returns the name of the organisation it is shared with; null for other steps
 * @throws NotFoundError
 */
async function checkTarget(
  parts: MatchDecisionParts,
  scope: Scope,
  { step, need }: { step: DecisionStep; need: Need },
): Promise<string | null> {
  if (step.step !== 'assign' && step.step !== 'share') return null;
  const { people, organisations } = await choicesOf(parts, scope, need.municipalityId);
  if (step.step === 'assign') {
    if (!people.some(({ id }) => id === step.personId)) throw new NotFoundError('Diese Person');
    return null;
  }
  const organisation = organisations.find(({ id }) => id === step.organisationId);
  if (!organisation) throw new NotFoundError('Diese Organisation');
  return organisation.name;
}

async function write(
  { inTransaction, clock, stores, isDemo }: MatchDecisionParts,
  scope: Scope,
  {
    asked,
    found,
    carrierName,
    actor,
  }: { asked: Asked; found: OneMatch; carrierName: string | null; actor: Actor },
): Promise<void> {
  const { needId, expectedVersion, step } = asked;
  const { programmeId } = found.match;
  const now = clock.now().toISOString();
  const people = changesSharing(step) ? await stores.people.listPeople() : [];
  await inTransaction(async ({ matchDecisions, notices, audit }) => {
    const before = (await matchDecisions.findDecision(scope, { needId, programmeId })) ?? null;
    const content = contentAfter(before ? contentOf(before) : nothingDecided, step, {
      now,
      matchState: stateOf(found.match),
    });
    const decidedById = actor.personId;
    const row = { needId, programmeId, content, decidedById, expectedVersion };
    await matchDecisions.saveDecision(scope, row, now);
    const record = decisionRecord(actor, { found, step, before, after: content, carrierName });
    await audit.append(record, now);
    const sharing = { from: before?.sharedWithId ?? null, to: content.sharedWithId };
    await tellCarriers(notices, found, { ...sharing, people, isDemo, now });
    const isAboutPerson =
      step.step === 'assign' || (step.step === 'takeBack' && step.part === 'assignment');
    if (!isAboutPerson) return;
    await notices.closeNoticesOf(matchThing(needId, programmeId), now);
    if (step.step === 'assign') {
      await notices.insertNotice(assignmentNotice(found, step.personId, now), now);
    }
  });
}
