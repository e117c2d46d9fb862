import type { PageView } from '../http/page-parts.ts';
import { formatInstant } from '../shared/dates.ts';
import { calendarPath, sittingFilePath, sittingsPath } from './schedule-paths.ts';
import type { TakenOver } from './sitting-import-record.ts';

/** `views/schedule/taken.ejs`. */
export interface SittingTakenView extends PageView {
  lead: string;
  lines: { line: string; of: string; why: string }[];
  linesHeading: string;
  moreText: string | null;
  sittingsHref: string;
  fileHref: string;
}

/** What the last calendar that was taken over changed, and which of its lines did not; null = none was yet. */
export function sittingTakenView(taken: TakenOver | null): SittingTakenView {
  const lines = taken?.lines ?? [];
  const more = taken?.more ?? 0;
  return {
    title: taken === null ? 'Noch kein Sitzungskalender übernommen' : headline(taken.count),
    breadcrumbs: [
      { label: 'Kalender', href: calendarPath() },
      { label: 'Sitzungen', href: sittingsPath() },
      { label: 'Letzte Übernahme', href: null },
    ],
    lead:
      taken === null
        ? 'Importieren Sie den Sitzungskalender des Rates als .ics oder CSV.'
        : `${taken.summary}. ${formatInstant(new Date(taken.at))}`,
    lines: lines.map(({ line, of, why }) => ({
      line: String(line),
      of: of ?? 'nicht lesbar',
      why,
    })),
    linesHeading: `Nicht oder nicht vollständig übernommen: ${lines.length + more === 1 ? '1 Zeile' : `${lines.length + more} Zeilen`}`,
    moreText: more > 0 ? `Dazu ${more} weitere Zeilen der Datei.` : null,
    sittingsHref: sittingsPath(),
    fileHref: sittingFilePath(),
  };
}

const headline = (count: number): string =>
  count === 1 ? '1 Sitzung übernommen' : `${count} Sitzungen übernommen`;
