import { createDraftService } from './draft-service.ts';
import type { PdfFonts } from './pdf/fonts.ts';
import { createQuarterProfileService } from './quarter-profile-service.ts';
import { createQuickCheckService } from './quick-check-service.ts';

type Made = Parameters<typeof createDraftService>[0] &
  Parameters<typeof createQuickCheckService>[0] &
  Parameters<typeof createQuarterProfileService>[0];

/** Everything that is printed, with the same fonts. */
export function createDraftServices(made: Made & { fonts: PdfFonts }) {
  return {
    drafts: createDraftService(made),
    quickChecks: createQuickCheckService(made),
    quarterProfileDocuments: createQuarterProfileService(made),
  };
}
