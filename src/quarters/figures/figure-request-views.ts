import type { PageView } from '../../http/page-parts.ts';
import {
  figureImportsPath,
  figureRequestFilePath,
  quarterPath,
  quartersPath,
} from '../../paths.ts';
import { formatDay, type Day } from '../../shared/dates.ts';
import { baseLabel } from '../quarter-labels.ts';
import { lackTexts, type LackingFigure } from './figure-request.ts';
import type { FigureRequest } from './figure-request-service.ts';

export interface FigureRequestView extends PageView {
  isEmpty: boolean;
  letter: { place: string; subject: string; paragraphs: string[]; closing: string[] };
  figures: {
    name: string;
    unit: string;
    numerator: string;
    denominator: string;
    why: string;
    wanted: string[];
  }[];
  csvHref: string;
  xlsxHref: string;
  importHref: string;
  quarterHref: string;
}

/** What a quarter lacks as a letter to the statistics office; what we do not know prints as "[Angabe fehlt: …]". */
export function figureRequestView(request: FigureRequest, today: Day): FigureRequestView {
  const { quarter, municipality, lacking, threshold } = request;
  return {
    title: 'Datenanforderung an die Statistikstelle',
    breadcrumbs: [
      { label: 'Quartiere', href: quartersPath() },
      { label: quarter.name, href: quarterPath(quarter.slug) },
      { label: 'Datenanforderung', href: null },
    ],
    isEmpty: lacking.length === 0,
    letter: {
      place: `${municipality.name}, ${formatDay(today)}`,
      subject: `Kennzahlen für das Quartier ${quarter.name} (Stadtteil ${quarter.districtName})`,
      paragraphs: [
        'Sehr geehrte Damen und Herren,',
        `für das Quartiersprofil ${quarter.name} und für Förderanträge, die sich darauf stützen, bitten wir um die unten genannten Kennzahlen. Wir vergleichen das Quartier mit der Stadt nur, wo Definition, Grundlage und Stichtag dieselben sind; deshalb bitten wir auch um die Werte der Stadt.`,
        'Bitte nennen Sie möglichst Zähler und Nenner sowie die statistische Grundlage, für Quartier und Stadt dieselbe. Die beigefügte Tabelle enthält für jeden Wert eine Zeile; wir lesen sie ausgefüllt wieder ein.',
        `Werte, die Sie wegen kleiner Fallzahlen nicht weitergeben, kennzeichnen Sie bitte mit einem Punkt. Fallzahlen von 1 bis ${threshold - 1} sperren wir beim Einlesen selbst und speichern sie nicht.`,
      ],
      closing: [
        'Mit freundlichen Grüßen',
        municipality.leadDepartment,
        '[Angabe fehlt: Name, Telefon und E-Mail]',
      ],
    },
    figures: lacking.map((figure) => ({
      name: figure.indicator.name,
      unit: figure.indicator.unit,
      numerator: figure.indicator.numerator,
      denominator: figure.indicator.denominator ?? 'keiner (Anzahl)',
      why: whyText(figure),
      wanted: figure.wanted.map(
        ({ area, reference, base }) =>
          `${area === 'city' ? 'Stadt' : quarter.name}: ${reference}${base === '' ? '' : `, ${baseLabel(base)}`}`,
      ),
    })),
    csvHref: figureRequestFilePath(quarter.slug, 'csv'),
    xlsxHref: figureRequestFilePath(quarter.slug, 'xlsx'),
    importHref: figureImportsPath(),
    quarterHref: quarterPath(quarter.slug),
  };
}

function whyText({ lack, newest }: LackingFigure): string {
  return newest === null
    ? lackTexts[lack]
    : `${lackTexts[lack]} (vorhanden: ${newest.yearLabel}, ${baseLabel(newest.base)})`;
}
