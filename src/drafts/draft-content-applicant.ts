import { filingRouteLabels } from '../projects/project.ts';
import type { Block } from './document.ts';
import { facts, heading, known, note, row, type FactRow } from './draft-content-blocks.ts';
import { cityName, type PrintableFacts } from './draft-content-facts.ts';

/** Head of the form and Nr. 1: nobody's name, address or account is ever made up. */
export function headBlocks({ programme, title }: PrintableFacts): Block[] {
  return [
    note(
      'Die Gliederung folgt dem NRW-Grundmuster 1 (Anlage 2 zu Nr. 3.1 VVG) in einer Fassung vor 2022. Die Vorschriften zu § 44 LHO wurden 2025 und 2026 geändert: Aufbau und Wortlaut bitte vor der Einreichung mit dem aktuellen Muster abgleichen. Annahme: die Zeile 3.7, die Teilung in 5.1 und 5.2 und der Inhalt von Nr. 7.',
    ),
    facts([
      row(
        'An (Bewilligungsbehörde)',
        programme.administrator,
        'Name und Anschrift der Bewilligungsbehörde',
      ),
      row('Fördergeber', programme.funder, 'Fördergeber'),
      row('Betreff', title, 'Bezeichnung der Maßnahme'),
      row('Ort, Datum', null, 'Ort und Datum des Antrags'),
    ]),
  ];
}

export function applicantBlocks(draft: PrintableFacts): Block[] {
  const byCarrier = draft.filingRoute === 'carrier';
  return [
    heading(1, '1. Antragsteller/in'),
    facts([...nameRows(draft), ...routeRows(draft), ...contactRows(draft)]),
    ...(byCarrier
      ? [
          note(
            'Das Grundmuster gilt für Gemeinden; für andere Antragsteller ist es nur sinngemäß zu verwenden.',
          ),
        ]
      : []),
  ];
}

function nameRows({ filingRoute, carrier, municipality }: PrintableFacts): FactRow[] {
  if (filingRoute === 'carrier') {
    return [
      row('Name/Bezeichnung', carrier?.name ?? null, 'Name des Trägers, der den Antrag stellt'),
      row('Anschrift', null, 'Anschrift des Trägers'),
      known('Gemeindekennziffer', `entfällt; Ort der Maßnahme: ${municipality.name}`),
      row('Vertretungsberechtigte Person', null, 'vertretungsberechtigte Person des Trägers'),
    ];
  }
  return [
    known('Name/Bezeichnung', cityName(municipality)),
    row('Anschrift', null, 'Anschrift der Stadt'),
    known('Gemeindekennziffer', municipality.ags),
    row('Vertretungsberechtigte Person', null, 'vertretungsberechtigte Person'),
  ];
}

function routeRows({ filingRoute, carrier }: PrintableFacts): FactRow[] {
  const route = known('Antragsweg', filingRouteLabels[filingRoute]);
  const name = carrier?.name ?? null;
  if (filingRoute === 'cityForwarding') {
    return [
      route,
      row('Weiterleitung an', name, 'Träger, an den die Zuwendung weitergeleitet wird'),
    ];
  }
  if (filingRoute === 'joint') {
    return [route, row('Gemeinsam mit', name, 'Träger, mit dem gemeinsam beantragt wird')];
  }
  return [route];
}

function contactRows({ filingRoute, municipality }: PrintableFacts): FactRow[] {
  const department = filingRoute === 'carrier' ? null : municipality.leadDepartment;
  return [
    row('Auskunft erteilt (Stelle)', department, 'Stelle des Trägers, die Auskunft erteilt'),
    row('Auskunft erteilt (Person)', null, 'Name, Telefon und E-Mail für Rückfragen'),
    row('Vertretung', null, 'Vertretung für Rückfragen'),
    row('Bankverbindung', null, 'IBAN und BIC'),
  ];
}
