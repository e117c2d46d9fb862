import type { FacetName } from './source-record.ts';
import { vocabularies, type VocabularyValue } from './vocabularies.ts';

/** From the labels and codes of the source to the codes of its closed lists; what no list knows is reported. */

export type ListedFacet = Exclude<FacetName, 'unterbereich'>;

export interface FoundCodes {
  codes: string[];
  /** Labels or codes that the list does not know, as received. */
  unknown: string[];
}

interface Spelling {
  text: string;
  code: string;
}

/** Longest first, so that `Kultur, Medien & Sport` is met before anything shorter. */
const spellings = mapLists((values) =>
  values
    .flatMap(({ code, label, aliases }) =>
      [label, ...aliases].map((text): Spelling => ({ text: foldLabel(text), code })),
    )
    .sort((a, b) => b.text.length - a.text.length),
);
const codes = mapLists(codeTableOf);
const facetOfClassifier = new Map(
  Object.entries(vocabularies.facets).map(([facet, { classifier }]) => [
    classifier,
    facet as ListedFacet,
  ]),
);
const subareas = new Map(
  vocabularies.unterbereich.map(({ classifier, parent, values }) => [
    classifier,
    { parent, codes: codeTableOf(values) },
  ]),
);

/** `Kultur, Medien & Sport, Mobilität` → two codes: the text is matched against the list, never split at commas. */
export function codesOfLabels(facet: ListedFacet, text: string): FoundCodes {
  const found: FoundCodes = { codes: [], unknown: [] };
  let rest = trimSeparators(text.replaceAll(/\s+/gu, ' '));
  while (rest !== '') {
    const spelling = spellings[facet].find(({ text: label }) => startsWithLabel(rest, label));
    const length = spelling ? spelling.text.length : nextComma(rest);
    if (spelling) addOnce(found.codes, spelling.code);
    else addOnce(found.unknown, rest.slice(0, length).trim());
    rest = trimSeparators(rest.slice(length));
  }
  return found;
}

/** Codes as in export and dump: both spellings of one value become one, an unknown code is kept apart. */
export function codesOfCodes(facet: ListedFacet, received: readonly string[]): FoundCodes {
  return fold(received, codes[facet]);
}

/** The facet that a classifier of the export stands for, e.g. `Foerderart`. */
export function facetOf(classifier: string): ListedFacet | undefined {
  return facetOfClassifier.get(classifier);
}

/** `UFArbeit` with its child codes → `arbeit.…`; undefined where the classifier is no second level. */
export function subareaCodes(
  classifier: string,
  received: readonly string[],
): FoundCodes | undefined {
  const list = subareas.get(classifier);
  if (!list) return undefined;
  const { codes: children, unknown } = fold(received, list.codes);
  return { codes: children.map((child) => `${list.parent}.${child}`), unknown };
}

/** Whether `parent.child` is a pair of the second level. */
export function isSubarea(pair: string): boolean {
  const [parent = '', child = ''] = pair.split('.');
  return [...subareas.values()].some((list) => list.parent === parent && list.codes.has(child));
}

/** The label of a code on the site; undefined for a code that no list knows. */
export function labelOf(facet: FacetName, code: string): string | undefined {
  if (facet !== 'unterbereich') {
    return vocabularies.facets[facet].values.find((value) => value.code === code)?.label;
  }
  const [parent, child] = code.split('.');
  return vocabularies.unterbereich
    .find((list) => list.parent === parent)
    ?.values.find((value) => value.code === child)?.label;
}

function mapLists<Mapped>(
  change: (values: VocabularyValue[]) => Mapped,
): Record<ListedFacet, Mapped> {
  const { foerderart, foerderbereich, foerdergebiet, foerderberechtigte } = vocabularies.facets;
  const { foerdergeber, unternehmensgroesse, grw } = vocabularies.facets;
  return {
    foerderart: change(foerderart.values),
    foerderbereich: change(foerderbereich.values),
    foerdergebiet: change(foerdergebiet.values),
    foerderberechtigte: change(foerderberechtigte.values),
    foerdergeber: change(foerdergeber.values),
    unternehmensgroesse: change(unternehmensgroesse.values),
    grw: change(grw.values),
  };
}

function codeTableOf(values: readonly VocabularyValue[]): Map<string, string> {
  return new Map(
    values.flatMap(({ code, aliases }) => [code, ...aliases].map((text) => [text, code] as const)),
  );
}

function fold(received: readonly string[], table: ReadonlyMap<string, string>): FoundCodes {
  const found: FoundCodes = { codes: [], unknown: [] };
  for (const text of received) {
    const code = table.get(text);
    addOnce(code === undefined ? found.unknown : found.codes, code ?? text);
  }
  return found;
}

function foldLabel(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('de-DE');
}

/** A label ends at a comma or at the end: "Land" does not begin "Landwirtschaft". */
function startsWithLabel(text: string, label: string): boolean {
  const next = text[label.length];
  return (next === undefined || next === ',') && foldLabel(text.slice(0, label.length)) === label;
}

function nextComma(text: string): number {
  const comma = text.indexOf(',');
  return comma < 0 ? text.length : comma;
}

function trimSeparators(text: string): string {
  return text.replace(/^[\s,]+/u, '').trimEnd();
}

function addOnce(list: string[], text: string): void {
  if (text !== '' && !list.includes(text)) list.push(text);
}
