import type { Block, ChecklistBlock, FactsBlock } from './document.ts';

/** Small makers of blocks, so that the sections read like the form they fill. Pure. */

/** The one spelling of something unknown; Anhang C collects them by it. */
export function gap(what: string): string {
  return `[Angabe fehlt: ${what}]`;
}

const gapPattern = /\[Angabe fehlt:[^\]]*\]/gu;

/** Every gap named in a text, in order. */
export function gapsIn(text: string): string[] {
  return text.match(gapPattern) ?? [];
}

/** A sum that lacks a part is a lower bound. */
export function atLeast(amount: string, isLowerBound: boolean): string {
  return isLowerBound ? `mindestens ${amount}` : amount;
}

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text, tone: 'normal' };
}

export function note(text: string): Block {
  return { kind: 'paragraph', text, tone: 'note' };
}

export function missing(what: string): Block {
  return { kind: 'paragraph', text: gap(what), tone: 'missing' };
}

export function list(items: readonly string[]): Block {
  return { kind: 'list', ordered: false, items: [...items] };
}

export function checklist(items: ChecklistBlock['items']): Block {
  return { kind: 'checklist', items };
}

export type FactRow = FactsBlock['rows'][number];

export function facts(rows: readonly FactRow[]): Block {
  return { kind: 'facts', rows: [...rows] };
}

/** A row of a form; without a value it says what is missing. */
export function row(label: string, value: string | null, whatIsMissing: string): FactRow {
  return value === null || value.trim() === ''
    ? { label, value: gap(whatIsMissing), missing: true }
    : { label, value, missing: gapsIn(value).length > 0 };
}

export function known(label: string, value: string): FactRow {
  return { label, value, missing: false };
}

const bullet = /^\s*[-•*–]\s+/u;

/**
 * What a person typed as blocks: blank lines part paragraphs, lines that begin with a dash or bullet are a list, and a
 * paragraph that names a gap stands out as one.
 */
export function textBlocks(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(partBlocks);
}

function partBlocks(part: string): Block[] {
  const lines = part.split('\n');
  const items = lines.filter((line) => bullet.test(line));
  const opening = lines.slice(0, lines.length - items.length);
  const isList = items.length > 0 && lines.slice(opening.length).every((line) => bullet.test(line));
  if (!isList) return [textParagraph(part)];
  const before = opening.join('\n').trim();
  return [
    ...(before === '' ? [] : [textParagraph(before)]),
    list(items.map((item) => item.replace(bullet, '').trim())),
  ];
}

function textParagraph(text: string): Block {
  return gapsIn(text).length > 0 ? { kind: 'paragraph', text, tone: 'missing' } : paragraph(text);
}
