import { z } from 'zod';
import { newId } from '../database/new-id.ts';
import type { Database } from '../database/open.ts';

/** Posted fields: each a text, or several texts under one name. */
export type FormBody = Record<string, string | string[]>;

const bodyColumn = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A form that was posted after its session had ended, kept for the person whose session it was. */
export interface HeldForm {
  id: string;
  personId: string;
  /** Where it was posted to. */
  path: string;
  body: FormBody;
  heldAt: string;
  expiresAt: string;
}

export type HeldFormStore = ReturnType<typeof createHeldFormStore>;

export function createHeldFormStore(db: Database) {
  return {
    async insertForm({ body, ...form }: Omit<HeldForm, 'id'>): Promise<string> {
      const id = newId();
      await db
        .insertInto('heldForm')
        .values({ id, ...form, bodyJson: JSON.stringify(body) })
        .execute();
      return id;
    },

    /** Newest first. */
    async listFormsOf(personId: string, now: string): Promise<HeldForm[]> {
      const rows = await db
        .selectFrom('heldForm')
        .selectAll()
        .where('personId', '=', personId)
        .where('expiresAt', '>', now)
        .orderBy('heldAt', 'desc')
        .execute();
      return rows.map(({ bodyJson, ...row }) => ({
        ...row,
        body: bodyColumn.parse(JSON.parse(bodyJson)),
      }));
    },

    async deleteForm(personId: string, id: string): Promise<void> {
      await db
        .deleteFrom('heldForm')
        .where('personId', '=', personId)
        .where('id', '=', id)
        .execute();
    },

    async deleteFormsExpiredBefore(instant: string): Promise<number> {
      const result = await db
        .deleteFrom('heldForm')
        .where('expiresAt', '<', instant)
        .executeTakeFirst();
      return Number(result.numDeletedRows);
    },
  };
}
