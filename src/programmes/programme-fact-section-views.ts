import type { FactField } from './fact-field.ts';
import type { FactView } from './programme-facts-views.ts';

/** A section of facts; what the source does not say is named in one line instead of one row each. */
export interface FactSection {
  facts: FactView[];
  unstated: { text: string; labels: string }[];
}

/** @param always facts that are asked for first: their rows stay, also without a value */
export function factSection(
  facts: readonly FactView[],
  always: readonly FactField[] = [],
): FactSection {
  const isAsked = ({ field }: FactView, index: number): boolean =>
    always.includes(field) && facts.findIndex((fact) => fact.field === field) === index;
  const isRow = (fact: FactView, index: number): boolean =>
    fact.missing === null ||
    fact.evidence.length > 0 ||
    fact.sourceSays.length > 0 ||
    isAsked(fact, index);
  const silent = facts.filter((fact, index) => !isRow(fact, index));
  const texts = [...new Set(silent.map(({ missing }) => missing ?? ''))];
  return {
    facts: facts.filter(isRow),
    unstated: texts.map((text) => ({
      text,
      labels: silent
        .filter(({ missing }) => missing === text)
        .map(({ label }) => label)
        .join(', '),
    })),
  };
}
