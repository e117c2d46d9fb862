import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { canOf, personOf } from '../http/current-person.ts';
import { sendCsv, sendJson } from '../http/lists.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import { calendarText } from './calendar-text.ts';
import { calendarRow, calendarView } from './calendar-views.ts';
import { inCalendarOrder, isCalendarKind, type CalendarKind } from './calendar.ts';
import { committeeRoutes } from './committee-routes.ts';
import { leadTimeRoutes } from './lead-time-routes.ts';
import { sittingImportRoutes } from './sitting-file-routes.ts';
import { sittingRoutes } from './sitting-routes.ts';

/** The calendar and what it is made from. */
export function calendarRoutes(
  services: Pick<
    Services,
    'calendar' | 'clock' | 'committees' | 'leadTimes' | 'sittings' | 'sittingImport'
  >,
): Router {
  const router = Router();
  addCalendar(router, services);
  router.use(committeeRoutes(services), leadTimeRoutes(services));
  // Before the sittings, whose `/:id` would take `datei`.
  router.use(sittingImportRoutes(services), sittingRoutes(services));
  return router;
}

function addCalendar(
  router: Router,
  { calendar, clock }: Pick<Services, 'calendar' | 'clock'>,
): void {
  const all = (res: Response) => calendar.entriesOf(scopeOf(res), personOf(res).id);
  const asked = async (req: Pick<Request, 'query'>, res: Response) =>
    inCalendarOrder(await all(res), clock.today(), kindOf(req.query['art']));

  router.get('/kalender', allow('sitting.read'), async (req, res) => {
    const kind = kindOf(req.query['art']);
    const context = { today: clock.today(), kind, canEdit: canOf(res)('sitting.edit') };
    await renderPage(res, 'schedule/calendar', calendarView(await all(res), context));
  });
  router.get('/kalender.json', allow('sitting.read'), async (req, res) => {
    sendJson(res, (await asked(req, res)).map(calendarRow));
  });
  router.get('/kalender.csv', allow('sitting.read'), async (req, res) => {
    sendCsv(res, 'kalender.csv', (await asked(req, res)).map(calendarRow));
  });
  router.get('/kalender.ics', allow('sitting.read'), async (req, res) => {
    const text = calendarText(await asked(req, res), clock.now());
    res.attachment('kalender.ics').type('text/calendar; charset=utf-8').send(text);
  });
}

const kindOf = (asked: unknown): CalendarKind | null => (isCalendarKind(asked) ? asked : null);
