import type { Scope } from '../accounts/scope.ts';
import type { FundingReportService } from '../quarters/funding/funding-report-service.ts';
import type { Clock } from '../shared/clock.ts';
import { fundingGapDocument } from './funding-gap-content.ts';
import { renderDraftPdf } from './pdf/draft-pdf.ts';
import type { PdfFonts } from './pdf/fonts.ts';

export type FundingGapPdfService = ReturnType<typeof createFundingGapPdfs>;

/** The report "Anschlussfinanzierung" on paper; the page shows the same report. */
export function createFundingGapPdfs({
  fundingReports,
  clock,
  fonts,
}: {
  fundingReports: FundingReportService;
  clock: Clock;
  fonts: PdfFonts;
}) {
  return {
    async getPdf(scope: Scope): Promise<Buffer> {
      const { report, municipalities } = await fundingReports.getReport(scope);
      const municipalityNames = municipalities.map(({ name }) => name);
      const document = fundingGapDocument({ report, municipalityNames });
      return renderDraftPdf(document, { createdAt: clock.now(), fonts });
    },
  };
}
