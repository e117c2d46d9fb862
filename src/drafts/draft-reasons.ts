import type { TaskDuty } from '../quarters/need.ts';
import { sumOf } from '../projects/project.ts';
import { formatCents } from '../shared/money.ts';
import type { Block } from './document.ts';
import { facts, heading, note, row, type FactRow } from './draft-blocks.ts';
import type { PrintableFacts } from './draft-facts.ts';
import { sectionBlocks } from './draft-measure.ts';
import { yearsOf } from './draft-years.ts';

/** Nr. 5 Begründung. */
export function reasonBlocks(draft: PrintableFacts): Block[] {
  return [
    heading(1, '5. Begründung'),
    heading(2, '5.1 Notwendigkeit der Maßnahme'),
    ...sectionBlocks(draft, 'necessity', 'Notwendigkeit der Maßnahme'),
    ...(draft.figures.figures.length > 0
      ? [note('Kennzahlen des Quartiers mit Jahr und Quelle stehen in Anhang A.')]
      : []),
    heading(2, '5.2 Notwendigkeit der Förderung und Finanzierung'),
    ...sectionBlocks(draft, 'fundingNecessity', 'Notwendigkeit der Förderung und Finanzierung'),
  ];
}

/** Nr. 6: under provisional budget management the authority asks for duty, cover and follow-up costs, so the draft does. */
export function budgetBlocks(draft: PrintableFacts): Block[] {
  const isWritten = draft.edited.has('budgetEffects') && draft.texts.budgetEffects?.trim() !== '';
  return [
    heading(1, '6. Finanz- und haushaltswirtschaftliche Auswirkungen'),
    ...sectionBlocks(draft, 'budgetEffects', 'Auswirkungen auf den Haushalt'),
    facts([
      row('Aufgabe', dutyText(draft.duty), 'Pflichtaufgabe oder freiwillige Leistung'),
      row('Eigenanteil (3.7)', ownShareText(draft), 'Eigenanteil nach Haushaltsjahren'),
      // A person's own text is expected to answer these; asking twice would never end.
      ...(isWritten ? [] : openQuestions(draft)),
    ]),
    ...(isWritten
      ? [
          note(
            'Bitte prüfen, ob der Text die Haushaltslage, die Deckung des Eigenanteils und die Folgekosten nennt.',
          ),
        ]
      : []),
  ];
}

const dutyTexts: Record<TaskDuty, string> = {
  freiwillig: 'freiwillige Leistung',
  pflicht: 'Pflichtaufgabe',
};

function dutyText(duty: TaskDuty | null): string | null {
  return duty === null ? null : dutyTexts[duty];
}

function openQuestions({ filingRoute }: PrintableFacts): FactRow[] {
  const questions = [
    row('Deckung des Eigenanteils', null, 'Deckung des Eigenanteils'),
    row('Folgekosten', null, 'Folgekosten nach Ende der Förderung'),
  ];
  if (filingRoute === 'carrier') return questions;
  return [
    row(
      'Haushaltslage',
      null,
      'Stand der Haushaltsgenehmigung, des Haushaltssicherungskonzepts und der vorläufigen Haushaltsführung (§ 82 GO NRW)',
    ),
    ...questions,
  ];
}

function ownShareText(draft: PrintableFacts): string | null {
  const lines = draft.financing.filter(
    (line) => line.kind === 'ownShare' && line.amounts.length > 0,
  );
  if (lines.length === 0) return null;
  const byYear = yearsOf(draft).map((year) => `${year}: ${formatCents(sumOf(lines, year))}`);
  return `${formatCents(sumOf(lines))}; davon ${byYear.join(', ')}`;
}
