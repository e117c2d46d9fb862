import { costFundingOf } from '../programmes/cost-funding.ts';
import type { Programme } from '../programmes/programme.ts';
import type { CostTypeCode } from '../programmes/programme-codes.ts';
import { recalculateFinancing } from './financing-proposal.ts';
import { budgetYears, type CostLine, type Project } from './project.ts';

export interface NewLine {
  label: string;
  costType: CostTypeCode;
}

/** What the pressed button asks for beside saving; `newLine` is what was typed for a new line, if anything. */
export type EditAction =
  | { kind: 'save'; newLine: null }
  | { kind: 'addLine'; newLine: NewLine }
  | { kind: 'removeLine'; id: string; newLine: NewLine | null }
  | { kind: 'recalculate'; newLine: NewLine | null }
  | { kind: 'regenerate'; newLine: NewLine | null };

/** What the pressed button changes beside what was typed. */
export function applyAction(
  typed: Project,
  action: EditAction,
  { programme, nextId }: { programme: Programme; nextId: () => string },
): Project {
  const added = action.newLine && costLine(action.newLine, { programme, id: nextId() });
  const project = added ? { ...typed, costs: [...typed.costs, added] } : typed;
  switch (action.kind) {
    case 'save':
    case 'addLine':
      return project;
    case 'removeLine':
      return { ...project, costs: project.costs.filter((line) => line.id !== action.id) };
    case 'regenerate':
      // An emptied text has nothing to lose: asked for, it gets a proposal again.
      return {
        ...project,
        sections: project.sections.map((section) =>
          section.text.trim() === '' ? { ...section, isEdited: false } : section,
        ),
      };
    case 'recalculate': {
      const years = budgetYears(project.startMonth, project.months);
      return { ...project, financing: recalculateFinancing(project, programme, years) };
    }
  }
}

function costLine(
  { label, costType }: NewLine,
  { programme, id }: { programme: Programme; id: string },
): CostLine {
  return {
    id,
    label,
    costType,
    calculation: '',
    basis: 'annahme',
    isEligible: costFundingOf(costType, programme.fundedCosts) === 'named',
    source: null,
    amounts: [],
  };
}
