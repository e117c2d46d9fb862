import { formatDay, isDay } from '../shared/dates.ts';
import { labelOf } from '../imports/facets.ts';
import { facetNames, type FacetName, type SectionField } from '../imports/source-record.ts';

/** German words for the parts of a source record. */

const sectionLabels: Record<SectionField | 'statusNote', string> = {
  kurztext: 'Kurztext',
  volltext: 'Volltext',
  voraussetzungen: 'Rechtliche Voraussetzungen',
  verfahren: 'Verfahren',
  fristen: 'Fristen',
  bearbeitungszeit: 'Bearbeitungszeit',
  unterlagen: 'Unterlagen',
  fundstelle: 'Fundstelle',
  sprache: 'Sprache',
  richtlinie: 'Richtlinie',
  weitere: 'Weitere Angaben',
  statusNote: 'Statushinweis',
};

export const facetLabels: Record<FacetName, string> = {
  foerderart: 'Förderart',
  foerderbereich: 'Förderbereich',
  unterbereich: 'Förderbereich, zweite Ebene',
  foerdergebiet: 'Fördergebiet',
  foerderberechtigte: 'Förderberechtigte',
  foerdergeber: 'Fördergeber',
  unternehmensgroesse: 'Unternehmensgröße',
  grw: 'GRW-Förderung',
};

const otherLabels: Record<string, string> = {
  title: 'Titel',
  funders: 'Fördergeber',
  contacts: 'Ansprechpunkte',
  links: 'Weiterführende Links',
  keywords: 'Schlagwörter',
  variant: 'Aufbau der Seite',
  issuedOn: 'Erste Veröffentlichung',
};

/** The name of a text of the source; an unknown one as it is. */
export function sectionLabel(field: string): string {
  const known = Object.entries(sectionLabels).find(([name]) => name === field);
  return known?.[1] ?? field;
}

/** The name of any field of a source record, for its history. */
export function sourceFieldLabel(field: string): string {
  const name = field.replace(/^(facet|section)\./u, '');
  const facet = Object.entries(facetLabels).find(([known]) => known === name);
  return facet?.[1] ?? otherLabels[name] ?? sectionLabel(name);
}

/** A code of the source's own taxonomy in the words of its site; one that no list knows in readable form. */
export function facetText(facet: FacetName, code: string): string {
  return labelOf(facet, code) ?? code.replaceAll('_', ' ').replaceAll('.', ' › ');
}

const variantTexts: Record<string, string> = {
  tabs: 'mit Zusammenfassung und Rechtsgrundlage',
  single: 'nur Rechtsgrundlage',
};

/** One value of a history line, as `fieldTextsOf` of the import writes it, in German. */
export function sourceValueText(field: string | null, value: string | null): string | null {
  if (value === null || field === null) return value;
  const facet = facetNames.find((name) => field === `facet.${name}`);
  if (facet) {
    return value
      .split('\n')
      .map((code) => facetText(facet, code))
      .join(', ');
  }
  if (field === 'variant') return variantTexts[value] ?? value;
  return field === 'issuedOn' && isDay(value) ? formatDay(value) : value;
}
