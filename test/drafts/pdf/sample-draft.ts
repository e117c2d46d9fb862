import { join } from 'node:path';
import type { Block, DraftDocument } from '../../../src/drafts/document.ts';
import { loadPdfFonts } from '../../../src/drafts/pdf/fonts.ts';
import { projectRoot } from '../../../src/project-root.ts';

export const fonts = loadPdfFonts(join(projectRoot, 'data/fonts'));
export const createdAt = new Date('2026-11-22T09:30:00Z');

export function draftOf(...blocks: Block[]): DraftDocument {
  return {
    schemaVersion: 1,
    title: 'Quartiersmanagement Rheindorf & Umgebung',
    subtitle: 'Stadt Leverkusen · Zukunft Quartier – stark gegen Kinderarmut',
    watermark: 'Entwurf – nicht eingereicht. Maßgeblich ist der Antrag im Förderportal.',
    footer: 'Stadt Leverkusen · Stand 22.11.2026',
    language: 'de',
    blocks,
  };
}

export function longTable(rowCount: number): Block {
  return {
    kind: 'table',
    caption: 'Ausgaben nach Haushaltsjahren',
    columns: [
      { header: 'Kostenposition', align: 'left', share: 4 },
      { header: 'Erläuterung', align: 'left', share: 4 },
      { header: 'Betrag 2027', align: 'right', share: 2 },
    ],
    rows: Array.from({ length: rowCount }, (_, index) => ({
      cells: [
        `Position ${index + 1}`,
        index % 4 === 0
          ? 'Personalausgaben Quartiersmanagement, halbe Stelle nach TVöD SuE'
          : 'Sachausgaben',
        `${index + 1}.111,77 €`,
      ],
      emphasis: index === rowCount - 1,
    })),
    notes: ['Quelle: Kostenplan des Vorhabens.', 'Annahme: Tarifsteigerung 3 % je Jahr.'],
  };
}

export const chart: Block = {
  kind: 'chart',
  title: 'Kinderarmut im Quartier und in der Stadt',
  description:
    'Im Quartier Rheindorf-Nord ist die Quote in allen Jahren etwa doppelt so hoch wie in der Stadt.',
  unit: 'Prozent',
  series: [{ name: 'Rheindorf-Nord' }, { name: 'Leverkusen gesamt' }],
  rows: [
    {
      label: 'Kinder unter 15 Jahren in Bedarfsgemeinschaften (SGB II)',
      values: [41.3, 20.1],
      valueLabels: ['41,3 %', '20,1 %'],
    },
    { label: 'Alleinerziehenden­haushalte', values: [28, 19.5], valueLabels: ['28,0 %', '19,5 %'] },
    { label: 'Jugendarbeitslosigkeit', values: [null, 5.2], valueLabels: ['', '5,2 %'] },
  ],
  source: 'Quelle: Sozialbericht der Stadt Leverkusen 2024, Stichtag 31.12.2023.',
};

const lorem =
  'Das Quartier Rheindorf-Nord gehört zu den besonders belasteten Stadtteilen der Stadt. Mit dem Vorhaben soll ein dauerhaftes Quartiersmanagement aufgebaut werden, das Beteiligung, Umsetzung und Steuerung verbindet. Die Wohlfahrtsverbände Łódzki e. V., Yıldız-Işık gGmbH und die AWO wirken mit. ';

/** Every kind of block, long words, and a table of three pages. */
export const sampleDraft = draftOf(
  { kind: 'heading', level: 1, text: '1. Antragstellerin' },
  {
    kind: 'facts',
    rows: [
      { label: 'Kommune', value: 'Stadt Leverkusen (AGS 05316000)', missing: false },
      {
        label: 'Federführung',
        value:
          'FB 50 Soziales, Sachgebiet Quartiersentwicklung und Sozialraumplanung, Miselohestraße 4, 51379 Leverkusen',
        missing: false,
      },
      {
        label: 'Ansprechperson für Rückfragen der Bewilligungsbehörde',
        value: '[Angabe fehlt: Name und Durchwahl]',
        missing: true,
      },
      { label: 'Förderzeitraum', value: '01.01.2027 – 31.12.2029', missing: false },
    ],
  },
  { kind: 'heading', level: 1, text: '2. Vorhaben' },
  { kind: 'heading', level: 2, text: '2.1 Ausgangslage und Handlungsbedarf' },
  { kind: 'paragraph', tone: 'normal', text: lorem.repeat(2) },
  {
    kind: 'paragraph',
    tone: 'missing',
    text: '[Angabe fehlt: Zahl der erreichten Kinder und Jugendlichen im ersten Förderjahr, getrennt nach Altersgruppen und Stadtteil]',
  },
  {
    kind: 'paragraph',
    tone: 'note',
    text: 'Hinweis: Die Zahlen des Quartiers und der Stadt beruhen auf derselben Definition und demselben Stichtag.',
  },
  { kind: 'heading', level: 3, text: 'Maßnahmen' },
  {
    kind: 'list',
    ordered: false,
    items: [
      'Zwei bis vier Bürgerversammlungen im Jahr',
      'Quartiersmanagement mit einer halben Stelle, Verfügungsmittel und einem Büro im Nachbarschaftszentrum an der Felderstraße, barrierefrei erreichbar',
      'Steuerungskreis',
    ],
  },
  {
    kind: 'list',
    ordered: true,
    items: ['Antrag stellen', 'Zustimmung zum vorzeitigen Maßnahmebeginn abwarten', 'Beginnen'],
  },
  { kind: 'heading', level: 2, text: '2.2 Was liegt vor?' },
  {
    kind: 'checklist',
    items: [
      { text: 'Ratsbeschluss', done: true },
      {
        text: 'Stellungnahme der Kommunalaufsicht zur Haushaltslage der Stadt nebst Haushaltssicherungskonzept und Finanzplanung bis 2029',
        done: false,
      },
    ],
  },
  { kind: 'heading', level: 1, text: '3. Ausgaben und Finanzierung' },
  longTable(80),
  {
    kind: 'table',
    caption: 'Finanzierungsplan',
    columns: [
      { header: 'Finanzierungsbestandteil', align: 'left', share: 3 },
      { header: '2027', align: 'right', share: 2 },
      { header: '2028', align: 'right', share: 2 },
      { header: '2029', align: 'right', share: 2 },
    ],
    rows: [
      {
        cells: ['Eigenanteil der Stadt', '12.345,67 €', '12.345,67 €', '11.111,11 €'],
        emphasis: false,
      },
      {
        cells: ['Landesmittel (Höchstbetrag)', '98.765,43 €', '98.765,43 €', '99.999,99 €'],
        emphasis: false,
      },
      {
        cells: ['Gesamtfinanzierung', '111.111,10 €', '111.111,10 €', '111.111,10 €'],
        emphasis: true,
      },
    ],
    notes: ['„bis zu 80 %“ ist eine Obergrenze.'],
  },
  { kind: 'heading', level: 1, text: 'Anlage: Kennzahlen' },
  chart,
  { kind: 'heading', level: 1, text: '4. Unterschrift' },
  {
    kind: 'signature',
    lines: ['Ort, Datum', 'Rechtsverbindliche Unterschrift (Oberbürgermeister)'],
  },
);
