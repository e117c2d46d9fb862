import { z } from 'zod';
import {
  applicantCodes,
  costTypeCodes,
  targetGroupCodes,
  topicCodes,
} from '../../programmes/programme-codes.ts';
import { isMonth } from '../../shared/dates.ts';
import { needFactShape } from './need-file-facts.ts';

/**
 * A need as a file, for trying it without saving it: the codes are those of the catalogue, money is in euros.
 * Only topics, cost items and applicants are required; what is not said is unknown, never assumed.
 */
export const needFileSchema = z.object({
  title: z.string().trim().min(1).max(200).optional(),
  description: z.string().max(5000).optional(),
  /** Slug of the quarter; its municipality and area status count. */
  quarter: z.string().optional(),
  topics: z.array(z.enum(topicCodes)),
  targetGroups: z.array(z.enum(targetGroupCodes)).default([]),
  applicants: z.array(z.enum(applicantCodes)),
  /** Whether the city passes the grant on; null or left out = not decided. */
  forwarding: z.boolean().nullable().default(null),
  costItems: z.array(
    z.object({
      kind: z.enum(costTypeCodes),
      label: z.string().trim().min(1).max(200).optional(),
      /** Euros; null or left out = cannot be costed yet. */
      amountPerYear: z.number().nonnegative().max(1e9).nullable().default(null),
    }),
  ),
  start: z.string().refine(isMonth).nullable().default(null),
  months: z.int().positive().max(600).nullable().default(null),
  ...needFactShape,
});

export type NeedFile = z.infer<typeof needFileSchema>;

export type ReadNeedFile =
  | { ok: true; need: NeedFile; /** Names nobody knows, perhaps misspelt. */ ignored: string[] }
  | { ok: false; problems: string[] };

/** Reads the text of a need file; problems are German sentences naming the place. */
export function readNeedFile(text: string): ReadNeedFile {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [`Die Datei ist kein gültiges JSON: ${reason}`] };
  }
  const parsed = needFileSchema.safeParse(content);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(problemText) };
  const known = Object.keys(needFileSchema.shape);
  const ignored = Object.keys(content as object).filter((name) => !known.includes(name));
  return { ok: true, need: parsed.data, ignored };
}

function problemText(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.') || 'Datei';
  if (issue.code === 'invalid_value') {
    return `${place}: unbekannter Wert; möglich sind ${issue.values.map(String).join(', ')}.`;
  }
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? `${place}: Die Angabe fehlt.`
      : `${place}: Hier wird etwas anderes erwartet (${issue.expected}).`;
  }
  if (place.startsWith('start')) return `${place}: Bitte einen Monat als JJJJ-MM angeben.`;
  return `${place}: ${issue.message}`;
}
