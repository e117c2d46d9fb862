import type { Scope } from '../accounts/scope.ts';
import type { QuarterDossier } from '../quarters/quarter-dossier.ts';
import type { Quarter } from '../quarters/quarter.ts';
import type { Clock } from '../shared/clock.ts';
import type { DraftDocument } from './document.ts';
import { renderDraftPdf } from './pdf/draft-pdf.ts';
import type { PdfFonts } from './pdf/fonts.ts';
import { quarterProfileDocument } from './quarter-profile-content.ts';

export interface QuarterProfile {
  quarter: Quarter;
  document: DraftDocument;
}

export type QuarterProfileService = ReturnType<typeof createQuarterProfileService>;

/** A quarter's profile to be printed; screen and PDF get the same document. */
export function createQuarterProfileService({
  quarterService,
  clock,
  fonts,
  isDemo,
}: {
  quarterService: { getDossier: (scope: Scope, slug: string) => Promise<QuarterDossier> };
  clock: Clock;
  fonts: PdfFonts;
  isDemo: boolean;
}) {
  /** @throws NotFoundError */
  async function getProfile(scope: Scope, slug: string): Promise<QuarterProfile> {
    const dossier = await quarterService.getDossier(scope, slug);
    const document = quarterProfileDocument({ dossier, isDemo, today: clock.today() });
    return { quarter: dossier.quarter, document };
  }

  return {
    getProfile,

    /** @throws NotFoundError */
    async getProfilePdf(scope: Scope, slug: string): Promise<{ name: string; bytes: Buffer }> {
      const { quarter, document } = await getProfile(scope, slug);
      const bytes = await renderDraftPdf(document, { createdAt: clock.now(), fonts });
      return { name: quarter.name, bytes };
    },
  };
}
