import { formatCents } from '../shared/money.ts';
import { budgetYears, financePlan, type Project } from './project.ts';

export interface PlanCheck {
  closes: boolean;
  text: string;
}

/** Whether the money of every year comes together, in a sentence. */
export function planCheck(project: Project): PlanCheck {
  const { eligibleCents, differenceCents } = financePlan(project);
  const perYear = budgetYears(project.startMonth, project.months).filter(
    ({ year }) => financePlan(project, year).differenceCents !== 0,
  );
  if (eligibleCents === 0 && differenceCents === 0) {
    return { closes: false, text: 'Es sind noch keine zuwendungsfähigen Kosten beziffert.' };
  }
  if (differenceCents > 0) {
    return { closes: false, text: `Es fehlen ${formatCents(differenceCents)}.` };
  }
  if (differenceCents < 0) {
    return { closes: false, text: `Es sind ${formatCents(-differenceCents)} zu viel eingeplant.` };
  }
  if (perYear.length > 0) {
    const years = perYear.map(({ year }) => year).join(', ');
    return { closes: false, text: `In der Summe geht der Plan auf, aber nicht in ${years}.` };
  }
  return { closes: true, text: 'Der Finanzierungsplan geht auf.' };
}
