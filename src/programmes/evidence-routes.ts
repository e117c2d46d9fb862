import { Router, type Request, type Response } from 'express';
import { allow } from '../http/allow.ts';
import { actorOf, canOf } from '../http/current-person.ts';
import { pageNumber, pageOf, sendCsv, sendJson } from '../http/lists.ts';
import { postedList, postedText } from '../http/posted.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import { evidenceCheckPath, programmePath, withNotice } from '../paths.ts';
import type { Services } from '../services.ts';
import { AppError } from '../shared/errors.ts';
import {
  checkRow,
  evidenceCheckView,
  type CheckPage,
  type RejectedReason,
} from './evidence-check-views.ts';
import type { EvidenceDecision } from './evidence-service.ts';
import { examplesBlockView } from './example-state-views.ts';
import { ExamplesDisagreeError } from './example-state.ts';
import { evidenceKinds, type EvidenceKind } from './evidence.ts';

type Checking = Pick<Services, 'evidenceChecks' | 'evidenceService' | 'twinService' | 'clock'>;

/** So many programmes, each with its sentences, fill a page. */
const programmesPerPage = 20;

/** "Zu prüfen": evidence and possible twins. */
export function evidenceRoutes(services: Checking): Router {
  const router = Router();
  addLists(router, services);
  addDecisions(router, services);
  addTwins(router, services);
  return router;
}

function kindOf(asked: unknown): EvidenceKind | null {
  return evidenceKinds.find((kind) => kind === asked) ?? null;
}

async function loadPage(
  { evidenceChecks, twinService, clock }: Checking,
  res: Response,
  { kind, page }: { kind: EvidenceKind | null; page: number },
): Promise<CheckPage> {
  const groups = await evidenceChecks.listGroups(scopeOf(res), kind);
  const shown = pageOf(groups, { page, size: programmesPerPage }, (number) =>
    evidenceCheckPath({ art: kind ?? '', seite: String(number) }),
  );
  return {
    groups: await evidenceChecks.listEvidence(shown.items, kind),
    count: groups.reduce((sum, { count }) => sum + count, 0),
    kind,
    page,
    paging: shown.paging,
    twins: canOf(res)('twin.decide') ? await twinService.listOpen() : null,
    today: clock.today(),
  };
}

function addLists(router: Router, services: Checking): void {
  const { evidenceChecks } = services;
  const rows = async (req: Request, res: Response) => {
    const kind = kindOf(req.query['art']);
    const groups = await evidenceChecks.listGroups(scopeOf(res), kind);
    const all = await evidenceChecks.listEvidence(groups, kind);
    return all.flatMap(({ group, evidence }) => evidence.map((one) => checkRow(group, one)));
  };

  router.get('/programme/pruefen', allow('evidence.check'), async (req, res) => {
    const asked = { kind: kindOf(req.query['art']), page: pageNumber(req.query['seite']) };
    const view = evidenceCheckView(await loadPage(services, res, asked));
    await renderPage(res, 'programmes/check', view);
  });
  router.get('/programme/pruefen.json', allow('evidence.check'), async (req, res) => {
    sendJson(res, await rows(req, res));
  });
  router.get('/programme/pruefen.csv', allow('evidence.check'), async (req, res) => {
    sendCsv(res, 'zu-pruefen.csv', await rows(req, res));
  });
}

function addDecisions(router: Router, services: Checking): void {
  const { evidenceService } = services;
  const decide = async (
    { req, res, id }: { req: Request; res: Response; id: string },
    decision: EvidenceDecision,
    notice: string,
  ): Promise<void> => {
    const slug = await evidenceService
      .decide(scopeOf(res), { id, decision }, actorOf(req, res))
      .catch(showBlock(res));
    if (slug === null) return;
    const body: unknown = req.body;
    const art = kindOf(postedText(body, 'art')) ?? '';
    const back =
      postedText(body, 'zurueck') === 'programm'
        ? withNotice(programmePath(slug), notice)
        : evidenceCheckPath({ art, seite: postedText(body, 'seite', 6), notice });
    res.redirect(303, back);
  };

  router.post('/programme/pruefen/:id/bestaetigen', allow('evidence.check'), async (req, res) => {
    await decide({ req, res, id: req.params.id }, { kind: 'confirm' }, 'beleg-bestaetigt');
  });

  router.post('/programme/pruefen/:id/verwerfen', allow('evidence.check'), async (req, res) => {
    const { id } = req.params;
    const reason = postedText(req.body, 'reason', 500);
    if (reason !== '') {
      await decide({ req, res, id }, { kind: 'reject', reason }, 'beleg-verworfen');
      return;
    }
    await evidenceService.getVisible(scopeOf(res), id);
    const asked = {
      kind: kindOf(postedText(req.body, 'art')),
      page: pageNumber(postedText(req.body, 'seite')),
    };
    const rejected: RejectedReason = { id, error: 'Bitte angeben, warum die Angabe nicht stimmt.' };
    const view = evidenceCheckView(await loadPage(services, res, asked), rejected);
    await renderPage(res.status(422), 'programmes/check', view);
  });

  router.post('/programme/:slug/belege/geprueft', allow('evidence.check'), async (req, res) => {
    const { slug } = req.params;
    const seen = postedList(req.body, 'gesehen');
    const confirmed = await evidenceService
      .confirmAll(scopeOf(res), { slug, seen }, actorOf(req, res))
      .catch(showBlock(res));
    if (confirmed === null) return;
    res.redirect(303, withNotice(programmePath(slug), 'belege-geprueft'));
  });

  router.post(
    '/programme/pruefen/:id/wieder-oeffnen',
    allow('evidence.check'),
    async (req, res) => {
      await decide({ req, res, id: req.params.id }, { kind: 'reopen' }, 'beleg-wieder-offen');
    },
  );
}

/** Answers what cannot count as checked because of its examples with a page that names the ways out. @returns null then */
const showBlock =
  (res: Response) =>
  async (error: unknown): Promise<null> => {
    if (!(error instanceof ExamplesDisagreeError)) throw error;
    await renderPage(res.status(409), 'programmes/blocked', examplesBlockView(error));
    return null;
  };

function addTwins(router: Router, { twinService }: Checking): void {
  router.post('/programme/pruefen/dubletten/:id', allow('twin.decide'), async (req, res) => {
    const decision = (['same', 'different'] as const).find(
      (one) => one === postedText(req.body, 'entscheidung'),
    );
    if (decision === undefined) {
      throw new AppError('badRequest', 'Bitte wählen Sie, ob es dasselbe Programm ist.');
    }
    await twinService.decide(req.params.id, decision, actorOf(req, res));
    res.redirect(303, withNotice(evidenceCheckPath(), 'dublette-entschieden'));
  });
}
