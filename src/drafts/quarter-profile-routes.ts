import type { Router } from 'express';
import { allow } from '../http/allow.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import { draftDisposition } from './draft-file-name.ts';
import { quarterProfileView } from './quarter-profile-views.ts';

/** A quarter's profile as it is printed, on screen and as a PDF. */
export function addQuarterProfiles(
  router: Router,
  { quarterProfileDocuments }: Pick<Services, 'quarterProfileDocuments'>,
): void {
  router.get('/quartiere/:slug/profil', allow('quarter.read'), async (req, res) => {
    const profile = await quarterProfileDocuments.getProfile(scopeOf(res), req.params.slug);
    await renderPage(res, 'drafts/quarter-profile', quarterProfileView(profile));
  });

  router.get('/quartiere/:slug/profil.pdf', allow('quarter.read'), async (req, res) => {
    const { slug } = req.params;
    const { name, bytes } = await quarterProfileDocuments.getProfilePdf(scopeOf(res), slug);
    res.set('Content-Disposition', draftDisposition(name, 'Quartiersprofil'));
    res.type('application/pdf').send(bytes);
  });
}
