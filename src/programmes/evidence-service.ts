import type { Actor } from '../accounts/account-services.ts';
import type { Scope } from '../accounts/scope.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import type { InTransaction } from '../database/in-transaction.ts';
import type { Clock } from '../shared/clock.ts';
import { AppError, ConflictError } from '../shared/errors.ts';
import type { Catalogue, CatalogueEntry } from './catalogue-service.ts';
import { checkStateOf, seenMark } from './check-state.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { ExamplesDisagreeError, type ExampleStates } from './example-state.ts';
import { evidenceText } from './evidence-text.ts';
import type { Evidence, EvidenceState } from './evidence.ts';
import { changesOf, programmeRecord } from './programme-audit.ts';
import type { SourceFacts } from './source-values.ts';

interface EvidenceStores {
  evidence: EvidenceStore;
  audit: AuditStore;
  sourceFacts: SourceFacts;
}

/** What a person says about a piece of evidence. */
export type EvidenceDecision =
  { kind: 'confirm' } | { kind: 'reject'; reason: string } | { kind: 'reopen' };

export type EvidenceService = ReturnType<typeof createEvidenceService>;

const states: Record<EvidenceDecision['kind'], EvidenceState> = {
  confirm: 'confirmed',
  reject: 'rejected',
  reopen: 'read',
};
const words: Record<EvidenceDecision['kind'], string> = {
  confirm: 'geprüft',
  reject: 'verworfen',
  reopen: 'wieder zu prüfen',
};
const actions: Record<EvidenceDecision['kind'], string> = {
  confirm: 'evidence.confirmed',
  reject: 'evidence.rejected',
  reopen: 'evidence.reopened',
};

/** Whether what a program read in a source is right. */
export function createEvidenceService({
  stores,
  inTransaction,
  catalogue,
  examples,
  clock,
}: {
  stores: Pick<EvidenceStores, 'evidence'>;
  inTransaction: InTransaction<EvidenceStores>;
  catalogue: Pick<Catalogue, 'get' | 'getById' | 'forget'>;
  examples: ExampleStates;
  clock: Clock;
}) {
  async function getVisible(
    scope: Scope,
    id: string,
  ): Promise<{ known: Evidence; entry: CatalogueEntry }> {
    const known = await stores.evidence.getEvidence(id);
    return { known, entry: await catalogue.getById(scope, known.programmeId) };
  }

  /** Nothing counts as checked while an example says otherwise. @throws ExamplesDisagreeError */
  async function mustAgree(scope: Scope, { id, programme }: CatalogueEntry): Promise<void> {
    const { failing } = await examples.stateOf(scope, id);
    if (failing.length > 0) throw new ExamplesDisagreeError(programme, failing);
  }

  /** Whether the record would count as checked after this one. */
  async function isLastOpen({ id, programmeId }: Evidence): Promise<boolean> {
    const state = checkStateOf(await stores.evidence.listEvidence(programmeId));
    return state?.open.every((one) => one.id === id) ?? false;
  }

  return {
    /** @throws NotFoundError for unknown evidence, or that of a programme this person does not see */
    getVisible,

    /**
     * The facts of an imported record follow at once, in the same transaction.
     * @returns the slug of the programme it belongs to
     * @throws NotFoundError for unknown evidence, or that of a programme this person does not see; ExamplesDisagreeError
     * where the last open piece would be settled while examples come out otherwise
     */
    async decide(
      scope: Scope,
      { id, decision }: { id: string; decision: EvidenceDecision },
      actor: Actor,
    ): Promise<string> {
      const { known, entry } = await getVisible(scope, id);
      if (decision.kind === 'confirm' && (await isLastOpen(known))) await mustAgree(scope, entry);
      const now = clock.now().toISOString();
      const hasChanged = await inTransaction(async ({ evidence, audit, sourceFacts }) => {
        const before = await evidence.getEvidence(id);
        const check = decision.kind === 'reopen' ? null : { personId: actor.personId, at: now };
        await evidence.setState(before, states[decision.kind], check);
        const reason = decision.kind === 'reject' ? `. Grund: ${decision.reason}` : '';
        const summary = `Beleg ${words[decision.kind]}: ${evidenceText(before.value)}${reason}`;
        const made = await sourceFacts.recompute(before.programmeId, now);
        const record = { action: actions[decision.kind], summary, ...changesOf(made) };
        await audit.append(programmeRecord(actor, entry, record), now);
        return made !== null;
      });
      // Most confirmations change no fact, and loading the catalogue anew takes its time.
      if (hasChanged) catalogue.forget();
      return entry.programme.slug;
    },

    /**
     * Confirms at once everything that somebody has seen of a programme.
     * @param seen marks of `seenMark`; what changed since then is not confirmed unseen
     * @throws NotFoundError for a programme this person does not see, ConflictError where something changed,
     * ExamplesDisagreeError where examples come out otherwise than expected
     */
    async confirmAll(
      scope: Scope,
      { slug, seen }: { slug: string; seen: readonly string[] },
      actor: Actor,
    ): Promise<void> {
      const entry = await catalogue.get(scope, slug);
      if (seen.length === 0) throw new AppError('badRequest', 'Es gibt nichts zu bestätigen.');
      await mustAgree(scope, entry);
      const now = clock.now().toISOString();
      const hasChanged = await inTransaction(async ({ evidence, audit, sourceFacts }) => {
        const { open } = checkStateOf(await evidence.listEvidence(entry.id)) ?? { open: [] };
        const marked = open.filter((one) => seen.includes(seenMark(one)));
        if (marked.length < new Set(seen).size) {
          throw new ConflictError(
            'Inzwischen hat sich etwas geändert. Bitte sehen Sie sich die Angaben noch einmal an.',
          );
        }
        for (const one of marked) {
          await evidence.setState(one, 'confirmed', { personId: actor.personId, at: now });
        }
        const texts = marked.map(({ value }) => evidenceText(value)).join('; ');
        const summary = `Alle Angaben geprüft (${marked.length}): ${texts}`;
        const made = await sourceFacts.recompute(entry.id, now);
        const record = { action: 'evidence.allConfirmed', summary, ...changesOf(made) };
        await audit.append(programmeRecord(actor, entry, record), now);
        return made !== null;
      });
      if (hasChanged) catalogue.forget();
    },
  };
}
