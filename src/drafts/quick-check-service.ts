import type { Scope } from '../accounts/scope.ts';
import type { KnownSource } from '../programmes/known-source.ts';
import type { ProgrammePageService } from '../programmes/programme-page-service.ts';
import type { Programme } from '../programmes/programme.ts';
import type { Clock } from '../shared/clock.ts';
import { formatDayOf } from '../shared/dates.ts';
import type { DraftDocument } from './document.ts';
import { renderDraftPdf } from './pdf/draft-pdf.ts';
import type { PdfFonts } from './pdf/fonts.ts';
import { quickCheckDocument } from './quick-check-content.ts';

export interface QuickCheck {
  programme: Programme;
  document: DraftDocument;
}

export type QuickCheckService = ReturnType<typeof createQuickCheckService>;

/** One page about one programme; screen and PDF get the same document. */
export function createQuickCheckService({
  programmePages,
  clock,
  fonts,
  isDemo,
}: {
  programmePages: Pick<ProgrammePageService, 'open'>;
  clock: Clock;
  fonts: PdfFonts;
  isDemo: boolean;
}) {
  /** @throws NotFoundError for a programme that this reader does not see */
  async function getQuickCheck(scope: Scope, slug: string): Promise<QuickCheck> {
    const { entry, sources } = await programmePages.open(scope, slug);
    const { programme } = entry;
    const licences = sources.map(licenceText);
    const document = quickCheckDocument({ programme, licences, isDemo, today: clock.today() });
    return { programme, document };
  }

  return {
    getQuickCheck,

    /** @throws NotFoundError */
    async getQuickCheckPdf(scope: Scope, slug: string): Promise<{ title: string; bytes: Buffer }> {
      const { programme, document } = await getQuickCheck(scope, slug);
      const bytes = await renderDraftPdf(document, { createdAt: clock.now(), fonts });
      return { title: programme.shortTitle, bytes };
    },
  };
}

function licenceText({ attribution, licence, retrievedAt }: KnownSource): string {
  return `${attribution}, ${licence}, abgerufen am ${formatDayOf(retrievedAt)}`;
}
