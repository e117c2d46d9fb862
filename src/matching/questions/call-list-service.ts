import type { Scope } from '../../accounts/scope.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Day } from '../../shared/dates.ts';
import { callList, type CallAuthority } from './call-list.ts';
import type { CityMatchService } from '../city/city-match-service.ts';
import { readMissingFacts } from './missing-facts-reading.ts';
import type { DescribedAnswer, ProgrammeAnswerService } from './programme-answer-service.ts';

export interface OpenedCalls {
  on: Day;
  municipalityName: string;
  authorities: readonly CallAuthority[];
  answers: readonly DescribedAnswer[];
}

export type CallListService = ReturnType<typeof createCallListService>;

/** What has to be asked, by authority, and what has been answered. */
export function createCallListService({
  cityMatches,
  answers,
  stores,
}: {
  cityMatches: CityMatchService;
  answers: ProgrammeAnswerService;
  stores: { quarters: QuarterStore };
}) {
  return {
    async open(scope: Scope): Promise<OpenedCalls> {
      const city = await cityMatches.matchesOfCity(scope);
      const facts = await readMissingFacts(city);
      const municipalities = await stores.quarters.listMunicipalities(scope);
      return {
        on: city.on,
        municipalityName: municipalities.map(({ name }) => name).join(', '),
        authorities: callList(facts, city),
        answers: await answers.describeAnswers(scope),
      };
    },
  };
}
