import type { ListRow, PagingView } from '../http/lists.ts';
import type { FieldView, PageView, StatusTag } from '../http/page-parts.ts';
import {
  evidenceCheckPath,
  evidencePath,
  listAs,
  programmePath,
  programmesPath,
  twinPath,
} from '../paths.ts';
import { formatDayOf, type Day } from '../shared/dates.ts';
import { formatNumber } from '../shared/text.ts';
import { nearDeadlineDays, rankText } from './check-order.ts';
import type { CheckGroup } from './evidence-check-service.ts';
import { sectionLabel } from './source-labels.ts';
import { evidenceKindLabels, evidenceText } from './evidence-text.ts';
import { evidenceKinds, type Evidence, type EvidenceKind } from './evidence.ts';
import { sidesOf, type TwinCandidate, type TwinSide } from './twin.ts';
import { windowStateOn } from './window-state.ts';
import { windowTag } from './window-tag.ts';

export interface CheckItemView {
  id: string;
  kind: string;
  text: string;
  sentence: string;
  place: string;
  confirmAction: string;
  rejectAction: string;
  reason: FieldView;
  isRejecting: boolean;
}

export interface TwinView {
  reason: string;
  action: string;
  kept: { title: string; href: string; origin: string };
  merged: { title: string; href: string; origin: string };
}

export interface EvidenceCheckView extends PageView {
  lead: string;
  filter: { action: string; field: FieldView };
  /** Carried along, so that one comes back to the same place. */
  kind: string;
  page: string;
  csvHref: string;
  jsonHref: string;
  errors: { fieldId: string; text: string }[];
  isEmpty: boolean;
  emptyText: string;
  allHref: string;
  groups: {
    title: string;
    href: string;
    window: StatusTag;
    why: string | null;
    items: CheckItemView[];
  }[];
  paging: PagingView;
  twins: { heading: string; items: TwinView[] } | null;
}

export interface CheckPage {
  groups: readonly { group: CheckGroup; evidence: readonly Evidence[] }[];
  /** Of every page. */
  count: number;
  kind: EvidenceKind | null;
  page: number;
  paging: PagingView;
  /** null where this person does not decide on twins. */
  twins: readonly TwinCandidate[] | null;
  today: Day;
}

/** What was wrong with a rejection. */
export interface RejectedReason {
  id: string;
  error: string;
}

/** The page "Zu prüfen". */
export function evidenceCheckView(
  checks: CheckPage,
  rejected: RejectedReason | null = null,
): EvidenceCheckView {
  const { count, kind, page, today } = checks;
  const query: Record<string, string> = kind === null ? {} : { art: kind };
  return {
    title: `Zu prüfen (${formatNumber(count)})`,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: 'Zu prüfen', href: null },
    ],
    lead: `Was automatisch aus den Texten der Quellen ausgelesen wurde. Ein Blick auf den Satz genügt: Stimmt die Angabe? Oben steht, was am meisten nützt: eigene Vorhaben, Themen offener Bedarfe, Fristen in den nächsten ${nearDeadlineDays} Tagen, offene Programme, dann das Neueste.`,
    filter: { action: evidenceCheckPath(), field: kindField(kind) },
    kind: kind ?? '',
    page: String(page),
    csvHref: listAs(evidenceCheckPath(), 'csv', query),
    jsonHref: listAs(evidenceCheckPath(), 'json', query),
    errors: rejected ? [{ fieldId: reasonId(rejected.id), text: rejected.error }] : [],
    isEmpty: checks.groups.length === 0,
    emptyText:
      kind === null
        ? 'Alles, was aus den Quellen ausgelesen wurde, ist geprüft. Nach dem nächsten Import kann Neues hier stehen.'
        : 'Von dieser Art ist nichts zu prüfen.',
    allHref: evidenceCheckPath(),
    groups: checks.groups.map(({ group: { entry, rank }, evidence }) => ({
      title: entry.programme.shortTitle,
      href: programmePath(entry.programme.slug),
      window: windowTag(windowStateOn(entry.programme.window, today), today),
      why: rankText(rank),
      items: evidence.map((one) => itemView(one, rejected)),
    })),
    paging: checks.paging,
    twins: checks.twins && {
      heading: `Dublette? (${checks.twins.length})`,
      items: checks.twins.map(twinView),
    },
  };
}

const reasonId = (id: string): string => `f-grund-${id}`;

function itemView(evidence: Evidence, rejected: RejectedReason | null): CheckItemView {
  const { id, value, sentence, sourceField } = evidence;
  const isRejecting = rejected?.id === id;
  return {
    id,
    kind: evidenceKindLabels[value.kind],
    text: evidenceText(value),
    sentence,
    place: sectionLabel(sourceField),
    confirmAction: evidencePath(id, 'bestaetigen'),
    rejectAction: evidencePath(id, 'verwerfen'),
    isRejecting,
    reason: {
      name: 'reason',
      id: reasonId(id),
      label: 'Warum die Angabe nicht stimmt',
      kind: 'text',
      value: '',
      required: true,
      maxLength: 500,
      error: isRejecting ? rejected.error : null,
    },
  };
}

function kindField(kind: EvidenceKind | null): FieldView {
  return {
    name: 'art',
    label: 'Art der Angabe',
    kind: 'select',
    value: kind ?? '',
    options: [
      { value: '', label: 'alle' },
      ...evidenceKinds.map((value) => ({ value, label: evidenceKindLabels[value] })),
    ],
  };
}

const originLabels: Record<string, string> = {
  seed: 'mitgeliefert',
  import: 'aus einem Import',
  person: 'von Hand erfasst',
};

function twinView(twin: TwinCandidate): TwinView {
  const { kept, merged } = sidesOf(twin);
  const side = ({ slug, title, origin }: TwinSide) => ({
    title,
    href: programmePath(slug),
    origin: originLabels[origin] ?? origin,
  });
  return {
    reason: twin.reason,
    action: twinPath(twin.id),
    kept: side(kept),
    merged: side(merged),
  };
}

/** One row of the `.csv` and `.json` lists. */
export function checkRow({ entry }: CheckGroup, evidence: Evidence): ListRow {
  return {
    id: evidence.id,
    programme: entry.programme.slug,
    kind: evidence.value.kind,
    text: evidenceText(evidence.value),
    sentence: evidence.sentence,
    sourceField: evidence.sourceField,
    readOn: formatDayOf(evidence.readAt),
  };
}
