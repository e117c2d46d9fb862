import type { PageView } from '../http/page-parts.ts';
import {
  fundingGapsPath,
  fundingGapsPdfPath,
  overviewMatrixCsvPath,
  profileFilePath,
} from '../paths.ts';
import type { Quarter } from '../quarters/quarter.ts';

export interface ReportListView extends PageView {
  reports: {
    title: string;
    text: string;
    href: string | null;
    files: { label: string; href: string }[];
  }[];
  quarters: { name: string; href: string }[];
}

/** Everything that can be printed or handed on about all quarters, and the way to each of them. */
export function reportListView(quarters: readonly Quarter[]): ReportListView {
  return {
    title: 'Berichte',
    breadcrumbs: [{ label: 'Berichte', href: null }],
    reports: [
      {
        title: 'Anschlussfinanzierung',
        text: 'Wo Geld endet, ohne dass etwas folgt: welche Stellen und Positionen es trifft, was die Lücke je Haushaltsjahr kostet und bis wann gehandelt werden muss. Mit Zeitleiste über alle Quartiere.',
        href: fundingGapsPath(),
        files: [{ label: 'PDF', href: fundingGapsPdfPath() }],
      },
      {
        title: 'Matrix der Lage',
        text: 'Quartiere und Bausteine mit dem Stand jedes Bedarfs.',
        href: null,
        files: [{ label: 'CSV', href: overviewMatrixCsvPath() }],
      },
    ],
    quarters: quarters.map(({ name, slug }) => ({ name, href: profileFilePath(slug, 'pdf') })),
  };
}
