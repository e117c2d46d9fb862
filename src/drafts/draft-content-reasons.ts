import type { TaskDuty } from '../quarters/needs/need.ts';
import { sumOf } from '../projects/project.ts';
import { formatCents } from '../shared/money.ts';
import type { Block } from './document.ts';
import { facts, heading, note, row, textBlocks, type FactRow } from './draft-content-blocks.ts';
import type { PrintableFacts } from './draft-content-facts.ts';
import { sectionBlocks } from './draft-content-measure.ts';
import { yearsOf } from './draft-content-years.ts';

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

/**
 * Nr. 6: under provisional budget management the authority asks for duty, cover and follow-up costs. The project's text
 * answers or asks this; where there is none, the draft asks itself.
 */
export function budgetBlocks(draft: PrintableFacts): Block[] {
  const blocks = textBlocks(draft.texts.budgetEffects ?? '');
  const title = heading(1, '6. Finanz- und haushaltswirtschaftliche Auswirkungen');
  if (blocks.length === 0) return [title, facts(budgetQuestions(draft))];
  const reminder = note(
    'Bitte prüfen, ob der Text die Haushaltslage, die Deckung des Eigenanteils und die Folgekosten nennt.',
  );
  return [title, ...blocks, ...(draft.edited.has('budgetEffects') ? [reminder] : [])];
}

function budgetQuestions(draft: PrintableFacts): FactRow[] {
  return [
    row('Aufgabe', dutyText(draft.duty), 'freiwillige Aufgabe oder Pflichtaufgabe'),
    row('Eigenanteil (3.7)', ownShareText(draft), 'Eigenanteil nach Haushaltsjahren'),
    ...(draft.filingRoute === 'carrier'
      ? []
      : [
          row(
            'Haushaltslage',
            null,
            'Stand der Haushaltsgenehmigung, des Haushaltssicherungskonzepts und der vorläufigen Haushaltsführung (§ 82 GO NRW)',
          ),
        ]),
    row('Deckung des Eigenanteils', null, 'Deckung des Eigenanteils (Produkt, Sachkonto)'),
    row('Folgekosten', null, 'Folgekosten nach Ende der Förderung'),
  ];
}

const dutyTexts: Record<TaskDuty, string> = {
  freiwillig: 'freiwillige Aufgabe',
  pflicht: 'Pflichtaufgabe',
};

function dutyText(duty: TaskDuty | null): string | null {
  return duty === null ? null : dutyTexts[duty];
}

function ownShareText(draft: PrintableFacts): string | null {
  const lines = draft.financing.filter(
    (line) => line.kind === 'ownShare' && line.amounts.length > 0,
  );
  if (lines.length === 0) return null;
  const byYear = yearsOf(draft).map((year) => `${year}: ${formatCents(sumOf(lines, year))}`);
  return `${formatCents(sumOf(lines))}; davon ${byYear.join(', ')}`;
}
