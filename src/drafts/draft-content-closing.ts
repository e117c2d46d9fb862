import type { Block } from './document.ts';
import {
  checklist,
  facts,
  heading,
  missing,
  note,
  paragraph,
  row,
} from './draft-content-blocks.ts';
import type { PrintableFacts } from './draft-content-facts.ts';

/** Nr. 7: nothing is declared by a machine, therefore no box is ticked. */
export function declarationBlocks(): Block[] {
  return [
    heading(1, '7. Erklärungen'),
    note('Annahme: Wortlaut der Erklärungen bitte mit dem aktuellen Muster abgleichen.'),
    checklist([
      {
        text: 'Mit der Maßnahme wurde noch nicht begonnen; sie wird auch nicht vor der Bewilligung oder einer Zustimmung zum vorzeitigen Maßnahmebeginn begonnen.',
        done: false,
      },
      {
        text: 'Zum Vorsteuerabzug ist die Antragstellerin oder der Antragsteller berechtigt oder nicht berechtigt; das ist bei Nr. 3.2 berücksichtigt.',
        done: false,
      },
      { text: 'Die Angaben in diesem Antrag sind vollständig und richtig.', done: false },
    ]),
    { kind: 'signature', lines: ['Ort, Datum', 'Rechtsverbindliche Unterschrift'] },
  ];
}

/** Nr. 8: what the programme asks for, and what this draft brings along. */
export function enclosureBlocks({ programme, costs, figures }: PrintableFacts): Block[] {
  const { documents } = programme.procedure;
  const isCosted = costs.length > 0 && costs.every((line) => line.amounts.length > 0);
  return [
    heading(1, '8. Anlagen'),
    checklist([
      ...documents.map((text) => ({ text, done: false })),
      { text: 'Kostenplan (in Nr. 3)', done: isCosted },
      { text: 'Quartiersdaten (Anhang A)', done: figures.figures.length > 0 },
    ]),
    ...(documents.length === 0
      ? [missing('vom Fördergeber verlangte Unterlagen; die Quelle nennt keine')]
      : []),
  ];
}

/** Nr. 9 concerns building measures only. */
export function examinationBlocks({ costs, isDemo }: PrintableFacts): Block[] {
  const isBuilding = costs.some((line) => line.costType === 'investition');
  if (isBuilding) {
    return [
      heading(1, '9. Prüfvermerk'),
      facts([
        row('Baufachliche Stellungnahme', null, 'baufachliche Stellungnahme, falls Baumaßnahme'),
      ]),
    ];
  }
  const isOpen = isDemo && costs.length === 0;
  return [
    heading(1, '9. Prüfvermerk'),
    isOpen
      ? missing('ob die Maßnahme eine Baumaßnahme ist')
      : paragraph('entfällt (keine Baumaßnahme)'),
  ];
}
