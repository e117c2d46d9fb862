import type { CostTypeCode, Programme } from '../programmes/programme.ts';
import { recalculateFinancing } from './financing-proposal.ts';
import { budgetYears, type Project } from './project.ts';

/** What the pressed button asks for beside saving. */
export type EditAction =
  | { kind: 'save' }
  | { kind: 'addLine'; label: string; costType: CostTypeCode }
  | { kind: 'removeLine'; id: string }
  | { kind: 'recalculate' }
  | { kind: 'regenerate' };

/** What the pressed button changes beside what was typed. */
export function applyAction(
  project: Project,
  action: EditAction,
  { programme, nextId }: { programme: Programme; nextId: () => string },
): Project {
  switch (action.kind) {
    case 'save':
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
    case 'addLine': {
      const { label, costType } = action;
      const isEligible =
        programme.fundedCosts.length === 0 || programme.fundedCosts.includes(costType);
      const line = {
        id: nextId(),
        label,
        costType,
        calculation: '',
        basis: 'annahme' as const,
        isEligible,
        source: null,
        amounts: [],
      };
      return { ...project, costs: [...project.costs, line] };
    }
  }
}
