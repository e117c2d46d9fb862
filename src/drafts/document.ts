import type { LinePanel } from '../shared/line-geometry.ts';
import type { Timeline } from '../shared/timeline-geometry.ts';

/**
 * A printable document as blocks without coordinates. The application draft, its HTML preview and its PDF are drawn
 * from the same value, so that they cannot differ (architecture rule 19). The model is stored with a submission;
 * `schemaVersion` says which shape it has.
 */
export interface DraftDocument {
  schemaVersion: 1;
  /** Document title: window title, PDF metadata and first heading. */
  title: string;
  /** One line under the title, e.g. municipality and programme; null where there is none. */
  subtitle: string | null;
  /** Printed on every page, e.g. "Entwurf – nicht eingereicht". */
  watermark: string;
  /** Left part of the page footer, e.g. "Stadt Leverkusen · Stand 22.11.2026". */
  footer: string;
  language: 'de';
  blocks: Block[];
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | FactsBlock
  | TableBlock
  | ChartBlock
  | LineChartBlock
  | ChecklistBlock
  | SignatureBlock
  | TimelineBlock;

/** Level 1 is a numbered section of the form; the document title itself is not a block. */
export interface HeadingBlock {
  kind: 'heading';
  level: 1 | 2 | 3;
  text: string;
}

/** `missing` paragraphs carry an "[Angabe fehlt: …]" and stand out on screen and on paper, not by colour alone. */
export interface ParagraphBlock {
  kind: 'paragraph';
  text: string;
  tone: 'normal' | 'note' | 'missing';
}

export interface ListBlock {
  kind: 'list';
  ordered: boolean;
  items: string[];
}

/** Label and value pairs, as in a form. */
export interface FactsBlock {
  kind: 'facts';
  rows: { label: string; value: string; missing: boolean }[];
}

export interface TableBlock {
  kind: 'table';
  caption: string;
  columns: {
    header: string;
    align: 'left' | 'right';
    /** Share of the width; all shares are added up. */ share: number;
  }[];
  /** First cell of a row is its header. Cells hold finished German text. */
  rows: { cells: string[]; emphasis: boolean }[];
  /** Printed small beneath the table: sources and reservations. */
  notes: string[];
}

/** Two bars per row, quarter and city; the table beneath says the same in words. */
export interface ChartBlock {
  kind: 'chart';
  title: string;
  /** Alternative text: says what can be seen. */
  description: string;
  unit: string;
  series: { name: string }[];
  rows: { label: string; values: (number | null)[]; valueLabels: string[] }[];
  source: string;
}

/** Small pictures of values over the years, beside each other; every panel says in words what it shows. */
export interface LineChartBlock {
  kind: 'lineChart';
  title: string;
  panels: LinePanel[];
  source: string;
}

export interface ChecklistBlock {
  kind: 'checklist';
  /** `mark` replaces the word "offen": where a thing is known not to be so, or where a person ticks it by hand. */
  items: { text: string; done: boolean; mark?: 'nicht erfüllt' | 'prüfen' }[];
}

export interface SignatureBlock {
  kind: 'signature';
  lines: string[];
}

/** Periods over years; a table beside it says the same in words. */
export interface TimelineBlock extends Timeline {
  kind: 'timeline';
}
