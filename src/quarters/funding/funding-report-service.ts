import type { Scope } from '../../accounts/scope.ts';
import type { Catalogue } from '../../programmes/catalogue-service.ts';
import type { Clock } from '../../shared/clock.ts';
import type { QuarterPortfolio } from '../quarter-dossier.ts';
import { fundingReport, type FundingReport } from './funding-report.ts';

export type FundingReportService = ReturnType<typeof createFundingReportService>;

/** The same report for page, file and PDF. */
export function createFundingReportService({
  quarterService,
  catalogue,
  clock,
}: {
  quarterService: { getPortfolio: (scope: Scope) => Promise<QuarterPortfolio> };
  catalogue: Pick<Catalogue, 'list'>;
  clock: Clock;
}) {
  return {
    async getReport(
      scope: Scope,
    ): Promise<{ report: FundingReport; municipalities: QuarterPortfolio['municipalities'] }> {
      const [portfolio, entries] = await Promise.all([
        quarterService.getPortfolio(scope),
        catalogue.list(scope),
      ]);
      const report = fundingReport(portfolio, entries, clock.today());
      return { report, municipalities: portfolio.municipalities };
    },
  };
}
