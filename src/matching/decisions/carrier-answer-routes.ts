import { Router } from 'express';
import { allow } from '../../http/allow.ts';
import { actorOf } from '../../http/current-person.ts';
import { postedText, postedVersion } from '../../http/posted.ts';
import { scopeOf } from '../../http/visitor.ts';
import { matchPath, withNotice } from '../../paths.ts';
import type { Services } from '../../services.ts';
import { StaleError } from '../../shared/errors.ts';
import { readDecline } from './carrier-answer-form.ts';
import { showMatch } from './match-decision-routes.ts';

type Wired = Pick<Services, 'matching' | 'matchDecisions' | 'carrierAnswers'>;

/** Staff accept or decline what a carrier answered. */
export function carrierAnswerRoutes(services: Wired): Router {
  const router = Router();
  const base = '/bedarfe/:id/treffer/:slug/traegerantworten/:answerId';
  for (const step of ['annehmen', 'ablehnen'] as const) {
    router.post(`${base}/${step}`, allow('need.confirm'), async (req, res) => {
      const {
        id: needId,
        slug,
        answerId,
      } = req.params as Record<'id' | 'slug' | 'answerId', string>;
      const address = { needId, slug, answerId };
      const { reason, error } =
        step === 'ablehnen' ? readDecline(req.body) : { reason: '', error: null };
      // First of all, so that a foreign answer is 404 whatever was posted.
      await services.carrierAnswers.demandAnswer(scopeOf(res), address);
      if (error !== null) {
        const decline = { answerId, reason, error, isStale: false };
        await showMatch(services, res, { needId, slug, status: 422, decline });
        return;
      }
      const declineReason = step === 'ablehnen' ? reason : null;
      const [version, seen] = [postedVersion(req.body), postedText(req.body, 'seen', 64)];
      try {
        const input = { ...address, version, seen, declineReason };
        await services.carrierAnswers.decide(scopeOf(res), input, actorOf(req, res));
      } catch (failure) {
        if (!(failure instanceof StaleError)) throw failure;
        const decline = { answerId, reason, error: null, isStale: true };
        await showMatch(services, res, { needId, slug, status: 409, decline });
        return;
      }
      const notice = step === 'annehmen' ? 'antwort-angenommen' : 'antwort-abgelehnt';
      res.redirect(303, `${withNotice(matchPath(needId, slug), notice)}#traegerantworten`);
    });
  }
  return router;
}
