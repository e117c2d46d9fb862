import type { Person } from '../accounts/person.ts';
import { visibilityLabels, type Visibility } from '../accounts/visibility.ts';
import type { FieldView } from '../http/page-parts.ts';
import { projectCommentsPath } from '../paths.ts';
import type { RejectedComment } from './comment-form.ts';
import { longestComment, visibilityChoices } from './comment.ts';
import type { OpenProject } from './project-opening-service.ts';

export interface CommentFormView {
  action: string;
  /** Who reads it, where there is no choice; else ''. */
  lead: string;
  fields: FieldView[];
}

/** Beside the big form of the project, which has fields of its own. */
export const commentFieldIds: Record<string, string> = {
  text: 'f-kommentar',
  visibility: 'f-sichtbarkeit',
};

/** The form for a new comment; whoever has no choice of readers is told who they are. */
export function commentForm(
  opened: OpenProject,
  person: Person,
  comment: RejectedComment | undefined,
): CommentFormView {
  const errors = new Map((comment?.errors ?? []).map(({ name, text }) => [name, text]));
  const choices = choicesFor(opened, person);
  const [only] = choices;
  const text: FieldView = {
    name: 'text',
    id: commentFieldIds['text'] ?? '',
    label: 'Neuer Kommentar',
    hint: `Höchstens ${longestComment} Zeichen. Ein Kommentar lässt sich nicht ändern, nur zurückziehen.`,
    kind: 'textarea',
    rows: 4,
    required: true,
    value: comment?.text ?? '',
    error: errors.get('text') ?? null,
  };
  return {
    action: projectCommentsPath(opened.project.id),
    lead: choices.length === 1 && only ? readersText(only, opened) : '',
    fields:
      choices.length === 1
        ? [text]
        : [
            text,
            {
              name: 'visibility',
              id: commentFieldIds['visibility'] ?? '',
              label: 'Wer liest den Kommentar?',
              kind: 'radios',
              required: true,
              value:
                comment === undefined || comment.visibility === ''
                  ? 'internal'
                  : comment.visibility,
              error: errors.get('visibility') ?? null,
              options: choices.map((value) => ({
                value,
                label: visibilityLabels[value],
                hint: readersText(value, opened),
              })),
            },
          ],
  };
}

/** What this person may choose for a comment or an earlier text of this project. */
export function choicesFor({ facts }: OpenProject, { role }: Person): readonly Visibility[] {
  return visibilityChoices(role, { hasCarrier: facts.carrier !== null });
}

/** A plain sentence on who reads it. */
function readersText(visibility: Visibility, { project, facts }: OpenProject): string {
  const city = `die Sozialverwaltung und die Rechnungsprüfung (${facts.municipality.name})`;
  if (visibility === 'internal') return `Es lesen nur ${city}.`;
  if (visibility === 'carrier')
    return `Es lesen ${city} sowie ${facts.carrier?.name ?? 'der Träger'}.`;
  return project.releasedAt === null
    ? `Es lesen ${city} sowie, sobald das Vorhaben freigegeben ist, die G.I.B.`
    : `Es lesen ${city} sowie die G.I.B.`;
}
