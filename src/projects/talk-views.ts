import { reachOf, type Can } from '../accounts/access.ts';
import type { Person } from '../accounts/person.ts';
import { visibilityLabels, type Visibility } from '../accounts/visibility.ts';
import { historyRows, type HistoryRow } from '../audit/history.ts';
import type { ErrorSummaryView, FieldView, StatusTag } from '../http/page-parts.ts';
import { commentWithdrawalPath, projectReleasePath, textVersionVisibilityPath } from '../paths.ts';
import { formatInstant } from '../shared/dates.ts';
import type { RejectedComment } from './comment-form.ts';
import {
  choicesFor,
  commentFieldIds,
  commentForm,
  type CommentFormView,
} from './comment-form-views.ts';
import type { Author } from './comment.ts';
import type { OpenProject } from './project-opening-service.ts';
import { sectionLabels } from './project.ts';
import type { Talk } from './talk-service.ts';

/** What stands below a project: `views/projects/_talk.ejs`. Every part is there only for whom it is meant. */
export interface TalkView {
  errors: ErrorSummaryView['errors'];
  release: ReleaseView | null;
  comments: CommentView[];
  commentForm: CommentFormView | null;
  versions: VersionView[];
  /** null = no Verlauf for this person. */
  history: HistoryRow[] | null;
}

interface ReleaseView {
  tag: StatusTag;
  text: string;
  form: { action: string; version: string; target: '0' | '1'; buttonLabel: string } | null;
}

interface CommentView {
  anchor: string;
  who: string;
  at: string;
  visibility: StatusTag;
  /** null = withdrawn. */
  text: string | null;
  withdrawAction: string | null;
}

interface VersionView {
  anchor: string;
  label: string;
  replaced: string;
  visibility: StatusTag;
  text: string;
  share: { action: string; field: FieldView } | null;
}

/** Who looks, and what they may do. */
export interface TalkVisitor {
  person: Person;
  can: Can;
}

/** What of the forms was not accepted; nothing where the page is opened. */
export interface RejectedTalk {
  comment?: RejectedComment;
  /** The project changed since the form for its release was opened. */
  isReleaseStale?: boolean;
}

export function talkView(
  { opened, talk }: { opened: OpenProject; talk: Talk },
  visitor: TalkVisitor,
  rejected: RejectedTalk = {},
): TalkView {
  const { project } = opened;
  const whoOf = (author: Author): string => authorText(author, visitor.person, opened);
  return {
    errors: errorsOf(rejected),
    release: releaseView(opened, visitor),
    comments: talk.comments.map((comment) => {
      const isOwn = comment.personId === visitor.person.id;
      return {
        anchor: `kommentar-${comment.id}`,
        who: whoOf(comment.author),
        at: formatInstant(new Date(comment.createdAt)),
        visibility: visibilityTag(comment.visibility),
        text: comment.withdrawnAt === null ? comment.text : null,
        withdrawAction:
          isOwn && comment.withdrawnAt === null && visitor.can('comment.write')
            ? commentWithdrawalPath(project.id, comment.id)
            : null,
      };
    }),
    commentForm: visitor.can('comment.write')
      ? commentForm(opened, visitor.person, rejected.comment)
      : null,
    versions: talk.versions.map((version) => ({
      anchor: `fassung-${version.id}`,
      label: sectionLabels[version.key],
      replaced: `Galt bis ${formatInstant(new Date(version.createdAt))}, ersetzt von: ${whoOf(version.author)}`,
      visibility: visibilityTag(version.visibility),
      text: version.text,
      share: visitor.can('textVersion.share')
        ? {
            action: textVersionVisibilityPath(project.id, version.id),
            field: shareField(opened, visitor.person, version),
          }
        : null,
    })),
    history: talk.history === null ? null : historyRows(talk.history, nameIn(opened)),
  };
}

/** Ids of persons stand in the trail instead of names. */
function nameIn({ staff }: OpenProject): (value: string) => string | undefined {
  return (value) =>
    staff.find(({ id }) => id === value)?.name ??
    (/^[0-9a-f]{8}-[0-9a-f-]{27}$/u.test(value)
      ? 'jemand, der nicht mehr zuständig sein kann'
      : undefined);
}

/** The name for the own municipality; for everybody else where somebody belongs. */
function authorText(
  { personId, name, role, organisationName }: Author,
  viewer: Person,
  { facts }: OpenProject,
): string {
  if (personId === viewer.id) return 'Sie';
  const isInside = reachOf(viewer.role, 'project.read') === 'ownMunicipality';
  if (role === 'coordinator') return isInside ? `${name} (G.I.B.)` : 'G.I.B.';
  if (role !== 'carrier') return isInside ? name : `Sozialverwaltung ${facts.municipality.name}`;
  const organisation = organisationName ?? 'Träger';
  return isInside ? `${name} (${organisation})` : organisation;
}

function visibilityTag(visibility: Visibility): StatusTag {
  return {
    tone: visibility === 'internal' ? 'neutral' : 'info',
    text: visibilityLabels[visibility],
    symbol: visibility === 'internal' ? '●' : '→',
  };
}

/** Nothing for carriers: whether the G.I.B. reads along is not theirs to know. */
function releaseView({ project }: OpenProject, { person, can }: TalkVisitor): ReleaseView | null {
  if (reachOf(person.role, 'project.read') === 'namingMyOrganisation') return null;
  const { releasedAt } = project;
  const isReleased = releasedAt !== null;
  return {
    tag: isReleased
      ? { tone: 'success', text: 'freigegeben', symbol: '✓' }
      : { tone: 'neutral', text: 'nicht freigegeben', symbol: '○' },
    text: isReleased
      ? `Die G.I.B. sieht dieses Vorhaben seit ${formatInstant(new Date(releasedAt))}: Rahmen, Kosten, Finanzierung, Texte und Entwurf, auch nach späteren Änderungen. Von Kommentaren und früheren Fassungen sieht sie nur, was „mit G.I.B.“ geteilt ist.`
      : 'Die G.I.B. sieht dieses Vorhaben nicht, auch nicht, was „mit G.I.B.“ geteilt ist.',
    form: can('project.release')
      ? {
          action: projectReleasePath(project.id),
          version: String(project.version),
          target: isReleased ? '0' : '1',
          buttonLabel: isReleased ? 'Freigabe zurückziehen' : 'Für die G.I.B. freigeben',
        }
      : null,
  };
}

function shareField(
  opened: OpenProject,
  person: Person,
  { id, visibility }: { id: string; visibility: Visibility },
): FieldView {
  return {
    name: 'visibility',
    id: `f-visibility-${id}`,
    label: 'Wer liest diese Fassung?',
    kind: 'select',
    required: true,
    value: visibility,
    options: choicesFor(opened, person).map((value) => ({ value, label: visibilityLabels[value] })),
  };
}

function errorsOf({ comment, isReleaseStale }: RejectedTalk): TalkView['errors'] {
  const ofComment = (comment?.errors ?? []).map(({ name, text }) => ({
    fieldId: commentFieldIds[name] ?? 'f-kommentar',
    text,
  }));
  if (isReleaseStale !== true) return ofComment;
  const text =
    'Das Vorhaben wurde inzwischen geändert. Bitte sehen Sie es noch einmal an, bevor Sie über die Freigabe entscheiden.';
  return [...ofComment, { fieldId: 'freigabe', text }];
}
