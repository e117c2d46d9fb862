import { z } from 'zod';
import type { Database } from '../database/open.ts';
import type { LockKind } from './lockout.ts';

const kindColumn = z.enum(['address', 'source']);

export interface SignInFailure {
  kind: LockKind;
  keyHash: string;
  label: string | null;
  failures: number;
  lastFailedAt: string;
  lockedUntil: string | null;
}

export type SignInFailureStore = ReturnType<typeof createSignInFailureStore>;

/** Failed attempts per e-mail address and per source, by hash. */
export function createSignInFailureStore(db: Database) {
  return {
    async findFailure(kind: LockKind, keyHash: string): Promise<SignInFailure | undefined> {
      const row = await db
        .selectFrom('signInFailure')
        .selectAll()
        .where('kind', '=', kind)
        .where('keyHash', '=', keyHash)
        .executeTakeFirst();
      return row && { ...row, kind };
    },

    async putFailure(failure: SignInFailure): Promise<void> {
      const { failures, lastFailedAt, lockedUntil, label } = failure;
      await db
        .insertInto('signInFailure')
        .values(failure)
        .onConflict((conflict) =>
          conflict
            .columns(['kind', 'keyHash'])
            .doUpdateSet({ failures, lastFailedAt, lockedUntil, label }),
        )
        .execute();
    },

    /** Newest first. */
    async listFailures(): Promise<SignInFailure[]> {
      const rows = await db
        .selectFrom('signInFailure')
        .selectAll()
        .orderBy('lastFailedAt', 'desc')
        .execute();
      return rows.map((row) => ({ ...row, kind: kindColumn.parse(row.kind) }));
    },

    async deleteFailure(kind: LockKind, keyHash: string): Promise<boolean> {
      const result = await db
        .deleteFrom('signInFailure')
        .where('kind', '=', kind)
        .where('keyHash', '=', keyHash)
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },

    async deleteFailuresBefore(instant: string): Promise<number> {
      const result = await db
        .deleteFrom('signInFailure')
        .where('lastFailedAt', '<', instant)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
