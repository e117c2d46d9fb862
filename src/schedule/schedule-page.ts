import type { HistoryRow } from '../audit/history.ts';
import type {
  FieldView,
  OutdatedView,
  PageView,
  StatusTag,
  StoredFormView,
} from '../http/page-parts.ts';
import type { FieldErrors } from '../http/posted.ts';

/** What the pages of this room share: one list, one form. */

export interface ListCell {
  text: string;
  href: string | null;
  /** A second line. */
  detail: string | null;
  tag: StatusTag | null;
}

export interface ScheduleListView extends PageView {
  lead: string;
  heads: readonly string[];
  rows: readonly (readonly ListCell[])[];
  countText: string;
  csvHref: string;
  jsonHref: string;
  empty: { heading: string; text: string; actionLabel: string | null; actionHref: string | null };
  links: readonly { label: string; href: string; isMain: boolean }[];
}

/** `views/schedule/form.ejs`. */
export interface ScheduleFormView extends PageView, StoredFormView {
  lead: string;
  action: string;
  /** null where something new is entered. */
  version: string | null;
  /** Empty where the visitor only reads; then `facts` has what there is. */
  fields: readonly FieldView[];
  facts: readonly { label: string; value: string }[];
  listHref: string;
  /** Out of use and back, a button of its own; null where there is none. */
  other: {
    heading: string;
    text: string;
    label: string;
    action: string;
    name: string;
    value: string;
  } | null;
  history: readonly HistoryRow[];
  outdated: OutdatedView | null;
}

/** A form as somebody left it. */
export interface FormState<Values> {
  values: Values;
  errors: FieldErrors;
  isUnsaved: boolean;
  isStale: boolean;
  /** The one that was posted. */
  version?: number;
  /** The button beside the form was pressed on a page that is old by now. */
  isOutdated?: boolean;
}

/** What the pages tell who pressed a button on an old page. */
export function outdatedView(
  { isOutdated = false }: Pick<FormState<unknown>, 'isOutdated'>,
  history: readonly HistoryRow[],
  { undone, backHref, backLabel }: Omit<OutdatedView, 'last'>,
): OutdatedView | null {
  return isOutdated ? { undone, last: history[0] ?? null, backHref, backLabel } : null;
}

export const cell = (text: string, more: Partial<ListCell> = {}): ListCell => ({
  text,
  href: null,
  detail: null,
  tag: null,
  ...more,
});

/** Where both texts differ, for `partials/conflict.ejs`. */
export function conflictRows<Values extends object>(
  fields: readonly { name: keyof Values; label: string }[],
  shown: (field: keyof Values, values: Values) => string,
  { saved, typed }: { saved: Values; typed: Values },
): { label: string; saved: string; typed: string }[] {
  return fields
    .map(({ name, label }) => ({
      label,
      saved: shown(name, saved) || '(leer)',
      typed: shown(name, typed) || '(leer)',
    }))
    .filter((row) => row.saved !== row.typed);
}
