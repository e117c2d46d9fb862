import type { FieldView, PageView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { confirmPagePath, pageImportPath, programmePath, programmesPath } from '../paths.ts';
import { evidenceText } from '../programmes/evidence-text.ts';
import { facetLabels, facetText, sectionLabel } from '../programmes/source-labels.ts';
import { changeRowView, type ChangeValues } from './change-values-views.ts';
import { sourceCaveat } from './licence.ts';
import type { PagePreview } from './page-import-service.ts';
import { facetNames, type SourceRecord } from './source-record.ts';

export interface PageImportView extends PageView {
  action: string;
  errors: { fieldId: string; text: string }[];
  fields: FieldView[];
}

export interface PagePreviewView extends PageView {
  sourceHref: string;
  place: { text: string; href: string | null; title: string };
  changes: ChangeValues[];
  isUnchanged: boolean;
  facts: { label: string; value: string | null }[];
  sections: { heading: string; text: string; isLong: boolean }[];
  evidence: { text: string; sentence: string }[];
  caveat: string;
  action: string;
  backHref: string;
}

const crumbs = (label: string) => [
  { label: 'Programme', href: programmesPath() },
  { label, href: null },
];

/** The form for one saved or pasted page. */
export function pageImportView(
  typed: { html: string; address: string },
  errors: FieldErrors,
): PageImportView {
  return {
    title: 'Seite der Förderdatenbank einlesen',
    breadcrumbs: crumbs('Seite einlesen'),
    action: pageImportPath(),
    errors: summaryOf(errors),
    fields: [
      {
        name: 'datei',
        label: 'Gespeicherte Seite (HTML)',
        kind: 'file',
        value: null,
        hint: 'Im Browser „Seite speichern unter …“, Format „Nur HTML“. Höchstens 2 MB.',
        error: errors['datei'] ?? null,
      },
      {
        name: 'html',
        label: 'oder Quelltext der Seite einfügen',
        kind: 'textarea',
        value: typed.html,
        rows: 8,
        hint: 'Im Browser Strg+U, dann alles markieren und kopieren.',
        error: errors['html'] ?? null,
      },
      {
        name: 'adresse',
        label: 'Adresse der Seite',
        kind: 'text',
        value: typed.address,
        maxLength: 500,
        hint: 'Nur nötig, wenn die Seite ihre Adresse nicht selbst nennt.',
        error: errors['adresse'] ?? null,
      },
    ],
  };
}

const placeTexts: Record<PagePreview['place']['kind'], string> = {
  known: 'Diese Seite ist schon eingelesen. Sie gehört zu:',
  attached: 'Diese Seite ist als Quelle genannt bei:',
  new: 'Diese Seite gehört zu keinem Programm des Katalogs. Sie wird als neues Programm aufgenommen:',
};

/** What was read and what would change. Nothing has been taken over yet. */
export function pagePreviewView(preview: PagePreview): PagePreviewView {
  const { record, place, changes, found, runId } = preview;
  return {
    title: record.titleDisplay,
    breadcrumbs: [
      { label: 'Programme', href: programmesPath() },
      { label: 'Seite einlesen', href: pageImportPath() },
      { label: 'Vorschau', href: null },
    ],
    sourceHref: record.url,
    place: {
      text: placeTexts[place.kind],
      href: place.kind === 'new' ? null : programmePath(place.slug),
      title: place.title,
    },
    changes: changes.map(({ field, oldValue, newValue }) =>
      changeRowView({ field, oldValue, newValue }),
    ),
    isUnchanged: place.kind === 'known' && changes.length === 0,
    facts: factsOf(record),
    sections: record.sections.map(({ field, heading, text }) => ({
      heading: heading ?? sectionLabel(field),
      text,
      isLong: text.length > 600,
    })),
    evidence: found.map(({ value, sentence }) => ({ text: evidenceText(value), sentence })),
    caveat: sourceCaveat,
    action: confirmPagePath(runId),
    backHref: pageImportPath(),
  };
}

function factsOf(record: SourceRecord): PagePreviewView['facts'] {
  return [
    { label: 'Fördergeber', value: record.funders.map(({ name }) => name).join(', ') },
    { label: 'Hinweis zum Stand', value: record.statusNote },
    ...facetNames
      .filter((name) => record.facets[name].length > 0)
      .map((name) => ({
        label: facetLabels[name],
        value: record.facets[name].map((code) => facetText(name, code)).join(', '),
      })),
    ...record.unknownFacets.map(({ facet, value }) => ({
      label: `Unbekannte Angabe (${facet})`,
      value,
    })),
    { label: 'Ansprechpunkte', value: record.contacts.map(({ name }) => name).join(', ') },
  ];
}
