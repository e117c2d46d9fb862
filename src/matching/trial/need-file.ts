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
 * Only topics, cost items and applicants are required; what is not said is unknown, never assumed. An empty list is
 * an answer too: nobody knows yet, and the trial warns of it. The form demands one entry of each, because there an empty
 * field is rather forgotten.
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
  const parsed = needFileSchema.safeParse(content, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(problemText) };
  const known = Object.keys(needFileSchema.shape);
  const ignored = Object.keys(content as object).filter((name) => !known.includes(name));
  return { ok: true, need: parsed.data, ignored };
}

/** "costItems.0.kind: …": the place in the file, what is wrong there, and what would be right. */
function problemText(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.') || 'Datei';
  return `${place}: ${whatIsWrong(issue)}${allowedAt(issue)}`;
}

const typeWords: Record<string, string> = {
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  array: 'eine Liste [ … ]',
  object: 'ein Objekt { … }',
};

function whatIsWrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `unbekannter Wert; möglich sind ${issue.values.map(String).join(', ')}.`;
    case 'invalid_type':
      return issue.input === undefined
        ? 'Die Angabe fehlt.'
        : `Hier wird ${typeWords[issue.expected] ?? issue.expected} erwartet.`;
    case 'too_small':
      return issue.origin === 'string'
        ? 'Der Text darf nicht leer sein.'
        : `Die Zahl ist zu klein; erlaubt ist ${issue.inclusive === false ? 'mehr als' : 'mindestens'} ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `Der Text ist zu lang; erlaubt sind höchstens ${issue.maximum} Zeichen.`
        : `Die Zahl ist zu groß; erlaubt ist höchstens ${issue.maximum}.`;
    case 'unrecognized_keys':
      return `unbekannter Name: ${issue.keys.join(', ')}.`;
    case 'invalid_format':
      return 'Die Schreibweise stimmt nicht; der Gemeindeschlüssel (AGS) hat acht Ziffern.';
    default:
      return issue.path[0] === 'start' || issue.path.at(-1) === 'on'
        ? 'Bitte einen Monat als JJJJ-MM (Beginn) oder einen Tag als JJJJ-MM-TT angeben, den es gibt.'
        : 'Dieser Wert ist hier nicht möglich.';
  }
}

const listsOfCodes: Record<string, readonly string[]> = {
  topics: topicCodes,
  targetGroups: targetGroupCodes,
  applicants: applicantCodes,
};

/** Of a list or kind that is missing or no list: which codes there are. */
function allowedAt({ code, path }: z.core.$ZodIssue): string {
  if (code !== 'invalid_type') return '';
  const [first, , field] = path.map(String);
  const codes =
    first === 'costItems' && field === 'kind'
      ? costTypeCodes
      : path.length <= 2
        ? listsOfCodes[first ?? '']
        : undefined;
  if (codes) return ` Möglich sind: ${codes.join(', ')}.`;
  return first === 'costItems' && path.length === 1
    ? ' Zum Beispiel: [{"kind":"personal","amountPerYear":42500}].'
    : '';
}
