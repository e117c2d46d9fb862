import { Router, type Response } from 'express';
import { reachOf } from '../accounts/access.ts';
import { allow } from '../http/allow.ts';
import { canOf, personOf } from '../http/current-person.ts';
import { sendCsv } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { startPathOf } from '../http/start-page.ts';
import { scopeOf } from '../http/visitor.ts';
import { overviewPath } from '../paths.ts';
import type { Services } from '../services.ts';
import { matchBlock } from './match-block.ts';
import { matchedNeeds } from './matched-needs.ts';
import { matrixRows, matrixViews } from './matrix-views.ts';
import { filterPortfolio, readOverviewQuery } from './overview-filter.ts';
import { overviewView } from './overview-views.ts';
import { releasedView } from './released-views.ts';

export function overviewRoutes(services: Services): Router {
  const { catalogue, clock, quarterService, projectService, accounts, notices } = services;
  const { matchDecisions, matchNews, cityMatches } = services;
  const router = Router();

  router.get(
    overviewPath(),
    allow('overview.read', { elsewhere: startPathOf }),
    async (req, res) => {
      if (reachOf(personOf(res).role, 'overview.read') === 'releasedOfAssigned') {
        await showReleased(res);
        return;
      }
      const [portfolio, entries, ownNotices, decided, told, city] = await Promise.all([
        quarterService.getPortfolio(scopeOf(res)),
        catalogue.list(scopeOf(res)),
        notices.listNotices(scopeOf(res), personOf(res).id),
        matchDecisions.listDecided(scopeOf(res)),
        matchNews.listTold(scopeOf(res)),
        cityMatches.matchesOfCity(scopeOf(res)),
      ]);
      const on = {
        today: clock.today(),
        canEdit: canOf(res)('project.edit'),
        notices: ownNotices,
        matched: matchedNeeds(city.needs),
        query: readOverviewQuery(req.query, portfolio),
      };
      const matches = matchBlock({ told, decided }, personOf(res).id);
      const view = { ...overviewView(portfolio, entries, on), matches };
      await renderPage(res, 'overview/overview', view);
    },
  );

  router.get('/lage.csv', allow('report.read'), async (req, res) => {
    const portfolio = await quarterService.getPortfolio(scopeOf(res));
    const query = readOverviewQuery(req.query, portfolio);
    const asked = filterPortfolio(portfolio, query, clock.today());
    sendCsv(res, 'lage.csv', matrixRows(matrixViews(asked, clock.today(), query)));
  });

  /** The Lage of who accompanies municipalities from outside: what these released. */
  async function showReleased(res: Response): Promise<void> {
    const { assignedMunicipalityIds } = personOf(res);
    const [projects, municipalities] = await Promise.all([
      projectService.listOpenProjects(scopeOf(res)),
      accounts.places.listMunicipalities(),
    ]);
    const assigned = municipalities.filter(({ id }) => assignedMunicipalityIds.includes(id));
    await renderPage(res, 'overview/released', releasedView(projects, assigned, clock.today()));
  }

  return router;
}
