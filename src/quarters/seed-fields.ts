import { z } from 'zod';

/** What the shapes of the seed files share. */
export const text = z.string().trim().min(1);
export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u);
export const source = z.strictObject({ url: z.url().nullable(), title: text });
