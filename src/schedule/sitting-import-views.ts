import type { FieldView, PageView } from '../http/page-parts.ts';
import { summaryOf, type FieldErrors } from '../http/posted.ts';
import { calendarPath, sittingFilePath, sittingsPath } from './schedule-paths.ts';

export interface SittingFileView extends PageView {
  action: string;
  errors: { fieldId: string; text: string }[];
  fields: FieldView[];
  hints: readonly string[];
  backHref: string;
}

const crumbs = [
  { label: 'Kalender', href: calendarPath() },
  { label: 'Sitzungen', href: sittingsPath() },
];

export function sittingFileView(errors: FieldErrors): SittingFileView {
  return {
    title: 'Sitzungskalender importieren',
    breadcrumbs: [...crumbs, { label: 'Importieren', href: null }],
    action: sittingFilePath(),
    errors: summaryOf(errors),
    fields: [
      {
        name: 'datei',
        label: 'Datei (.ics oder CSV)',
        kind: 'file',
        value: null,
        required: true,
        hint: 'Aus dem Ratsinformationssystem oder vom Ratsbüro. Höchstens 1 MB.',
        error: errors['datei'] ?? null,
      },
    ],
    hints: [
      'CSV: Spalten „Gremium“, „Datum“ (16.12.2026 oder 16.12.26) und, wenn bekannt, „Abgabeschluss“, getrennt durch Semikolon. In einer Spalte „Status“ wird „abgesagt“ verstanden.',
      'ICS: Jeder Termin ist eine Sitzung; welches Gremium gemeint ist, wird nach den Wörtern der Bezeichnung vorgeschlagen und in der Vorschau von Ihnen bestätigt. Serientermine werden nicht gelesen.',
      'Ein Abgabetag, der nicht stimmen kann (zum Beispiel nach der Sitzung), hält die Sitzung nicht auf: In der Vorschau tragen Sie den richtigen ein oder lassen ihn leer.',
      'Es wird nichts gelöscht: Eine Sitzung, die in der Datei fehlt, bleibt stehen.',
    ],
    backHref: sittingsPath(),
  };
}
