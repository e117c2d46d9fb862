/** View-models of the partials that every room uses; the templates are in `views/partials/`. */

/** What every page view says about itself beside its own content. */
export interface PageView {
  /** Window title and first heading. */
  title: string;
  breadcrumbs: { label: string; href: string | null }[];
}

/** A status as symbol, word and colour, never colour alone: `partials/status-tag.ejs`. */
export interface StatusTag {
  tone: 'success' | 'warning' | 'danger' | 'info' | 'neutral';
  text: string;
  symbol: string;
}

/** One field of a form: `partials/field.ejs`. Its id is `f-` + name. */
export interface FieldView {
  name: string;
  /** Only where several forms of a page share the name; else `f-` + name. */
  id?: string;
  label: string;
  kind:
    | 'text'
    | 'textarea'
    | 'number'
    | 'date'
    | 'month'
    | 'money'
    | 'email'
    | 'password'
    | 'file'
    | 'select'
    | 'checkbox'
    | 'radios';
  /** A day as `YYYY-MM-DD`, a month as `YYYY-MM`; several choices as a list. */
  value: string | boolean | readonly string[] | null;
  hint?: string | null;
  error?: string | null;
  required?: boolean;
  options?: readonly { value: string; label: string; hint?: string }[];
  autocomplete?: string;
  maxLength?: number;
  rows?: number;
  /** Texts a browser offers while one is typed; others may be typed as well. */
  suggestions?: readonly string[];
  suffix?: string;
}

/** The list of what is wrong with a form, linking to the fields: `partials/error-summary.ejs`. */
export interface ErrorSummaryView {
  errors: { fieldId: string; text: string }[];
}

/** What a form over something stored tells beside its fields. */
export interface StoredFormView extends ErrorSummaryView {
  /** What was typed came back and is not saved. */
  isUnsaved: boolean;
  /** Somebody else saved in the meantime: both texts, `partials/conflict.ejs`. */
  conflict: { rows: { label: string; saved: string; typed: string }[]; reloadHref: string } | null;
}

/** A step without a form, asked for on a page that is old by now: `partials/outdated.ejs`. */
export interface OutdatedView {
  /** What was therefore not done, a sentence. */
  undone: string;
  /** The last entry of the history; null where none is kept. */
  last: { at: string; who: string; what: string } | null;
  backHref: string;
  backLabel: string;
}

/** Where a figure or statement comes from: `partials/source.ejs`. */
export interface SourceView {
  text: string;
  href: string | null;
  year: string | null;
}
