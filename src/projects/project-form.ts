import { z } from 'zod';
import { costTypeCodes } from '../programmes/programme-codes.ts';
import { isMonth } from '../shared/dates.ts';
import { fieldNames, type FieldError, type Typed } from './form-fields.ts';
import { planYears, readPlan } from './plan-form.ts';
import { followPeriod } from './plan-period.ts';
import type { EditAction } from './project-edit.ts';
import type { ProjectFacts } from './project-facts.ts';
import { filingRoutes, sectionKeys, type Project } from './project.ts';

export type FormResult =
  | { ok: true; project: Project; expectedVersion: number; action: EditAction }
  | { ok: false; errors: FieldError[] };

/** Whom the selects of the form offer. */
export interface ProjectChoices {
  carriers?: readonly { id: string }[];
  staff?: readonly { id: string }[];
}

const startMessage = 'Bitte geben Sie den Beginn als Jahr und Monat von 2020 bis 2100 an.';
const monthsMessage = 'Bitte geben Sie die Laufzeit in ganzen Monaten von 1 bis 120 an.';
const longestText = 20_000;

const frameSchema = z.object({
  title: z
    .string({ error: 'Bitte geben Sie eine Bezeichnung an.' })
    .trim()
    .min(1, 'Bitte geben Sie eine Bezeichnung an.')
    .max(200, 'Die Bezeichnung darf höchstens 200 Zeichen lang sein.'),
  startMonth: z
    .string({ error: startMessage })
    // Browsers without a month picker let people type, and they type 07/2027.
    .transform((text) => text.trim().replace(/^(\d{1,2})[./](\d{4})$/u, isoMonth))
    .refine((text) => isMonth(text) && text >= '2020-01', startMessage),
  months: z
    .string({ error: monthsMessage })
    .trim()
    .regex(/^\d{1,3}$/u, monthsMessage)
    .transform(Number)
    .refine((months) => months >= 1 && months <= 120, monthsMessage),
  filingRoute: z.enum(filingRoutes, { error: 'Bitte wählen Sie, wer den Antrag stellt.' }),
});

/**
 * The posted edit form onto the stored project, or German errors at their fields.
 * @param choices organisations and persons that may be chosen
 */
export function parseProjectForm(
  typed: Typed,
  project: Project,
  { carriers = [], staff = [] }: ProjectChoices = {},
): FormResult {
  const frame = frameSchema.safeParse(typed);
  const years = planYears(project, frame.success ? frame.data : project);
  const plan = readPlan(project, typed, years);
  const { sections, errors: sectionErrors } = readSections(typed, project);
  const carrierId = readChoice(typed['carrierId'], project.carrierId, carriers);
  const responsibleId = readChoice(typed['responsibleId'], project.responsibleId, staff);
  const action = readAction(typed);
  const errors: FieldError[] = [
    ...(frame.error?.issues ?? []).map((issue) => ({
      name: String(issue.path[0]),
      text: issue.message,
    })),
    ...(carrierId === undefined
      ? [{ name: 'carrierId', text: 'Bitte wählen Sie einen Träger aus der Liste.' }]
      : []),
    ...(responsibleId === undefined
      ? [{ name: 'responsibleId', text: 'Bitte wählen Sie eine Person aus der Liste.' }]
      : []),
    ...sectionErrors,
    ...plan.errors,
    ...(action === null
      ? [
          {
            name: 'newLabel',
            text: 'Bitte benennen Sie die neue Kostenposition (1 bis 200 Zeichen).',
          },
        ]
      : []),
  ];
  const isChosen = carrierId !== undefined && responsibleId !== undefined;
  if (!frame.success || !isChosen || action === null || errors.length > 0) {
    return { ok: false, errors };
  }
  const { costs, financing } = plan;
  return {
    ok: true,
    project: { ...project, ...frame.data, carrierId, responsibleId, sections, costs, financing },
    expectedVersion: /^\d{1,9}$/u.test(typed['version'] ?? '') ? Number(typed['version']) : 0,
    action,
  };
}

/** null = nobody is named; undefined = one that may not be chosen. What was stored before may stay. */
function readChoice(
  typed: string | undefined,
  stored: string | null,
  choices: readonly { id: string }[],
): string | null | undefined {
  const asked = typed ?? stored ?? '';
  if (asked === '' || asked === stored) return asked === '' ? null : asked;
  return choices.find(({ id }) => id === asked)?.id;
}

/** After a changed period the plan follows it, or the form is refused; see plan-period.ts. */
export function withPeriod(
  result: FormResult,
  { project, facts }: { project: Project; facts: Pick<ProjectFacts, 'need' | 'programme'> },
): FormResult {
  if (!result.ok) return result;
  const followed = followPeriod(project, result.project, facts);
  if (followed.errors.length > 0) return { ok: false, errors: followed.errors };
  return { ...result, project: followed.project };
}

function isoMonth(_text: string, month: string, year: string): string {
  return `${year}-${month.padStart(2, '0')}`;
}

/** A text counts as edited as soon as it differs from what was stored; it stays edited from then on. */
function readSections(typed: Typed, project: Project) {
  const errors: FieldError[] = [];
  const sections = sectionKeys.map((key) => {
    const stored = project.sections.find((section) => section.key === key) ?? {
      key,
      text: '',
      isEdited: false,
    };
    const name = fieldNames.section(key);
    const text = (typed[name] ?? stored.text).trim();
    if (text.length > longestText) {
      errors.push({ name, text: `Der Text darf höchstens ${longestText} Zeichen lang sein.` });
    }
    return { key, text, isEdited: stored.isEdited || text !== stored.text.trim() };
  });
  return { sections, errors };
}

/** null = a new line was asked for without a usable name. */
function readAction(typed: Typed): EditAction | null {
  const asked = typed['aktion'] ?? '';
  const label = (typed['newLabel'] ?? '').trim();
  const costType = costTypeCodes.find((code) => code === typed['newCostType']) ?? 'sachkosten';
  if (label.length > 200) return null;
  // A name typed for a new line is a wish for it, whatever button was pressed: Enter there presses the first one.
  const newLine = label === '' ? null : { label, costType };
  if (asked === 'vorschlag') return { kind: 'regenerate', newLine };
  if (asked === 'finanzierung-berechnen') return { kind: 'recalculate', newLine };
  if (asked.startsWith('zeile-entfernen:')) {
    return { kind: 'removeLine', id: asked.slice('zeile-entfernen:'.length), newLine };
  }
  if (newLine !== null) return { kind: 'addLine', newLine };
  return asked === 'zeile-hinzufuegen' ? null : { kind: 'save', newLine };
}
