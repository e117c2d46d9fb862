import { proposeCosts } from './cost-proposal.ts';
import { filingRouteFor, involvesCarrier } from './filing-route.ts';
import { proposeFinancing } from './financing-proposal.ts';
import { proposePeriod } from './period-proposal.ts';
import type { ProjectContent, ProjectFacts } from './project-facts.ts';
import { budgetYears } from './project.ts';
import { generateSections } from './section-texts.ts';

/** A whole project from what is known. Pure: `nextId` makes the ids of the lines. */
export function prefillProject(facts: ProjectFacts, nextId: () => string): ProjectContent {
  const { need, quarter, programme } = facts;
  const period = proposePeriod(facts);
  const years = budgetYears(period.startMonth, period.months);
  const costs = proposeCosts(need, programme, { years, nextId });
  const filingRoute = filingRouteFor(need, programme);
  const plan = {
    ...period,
    filingRoute,
    costs,
    financing: proposeFinancing(costs, programme, { years, nextId }),
  };
  return {
    // "Quartiersmanagement Manfort – Manfort" would say it twice.
    title: need.title.includes(quarter.name) ? need.title : `${need.title} – ${quarter.name}`,
    ...plan,
    carrierId: involvesCarrier(filingRoute) ? need.carrierId : null,
    sections: generateSections(plan, facts),
  };
}
