import { setImmediate } from 'node:timers/promises';
import type { Actor } from '../../accounts/account-services.ts';
import type { Scope } from '../../accounts/scope.ts';
import type { QuarterStore } from '../../quarters/quarter-store.ts';
import type { Day } from '../../shared/dates.ts';
import type { AskedNeeds } from './asked-needs.ts';
import { createEffectWatch } from './match-effect-service.ts';
import { readMissingFacts } from './missing-facts-reading.ts';
import { askedAuthorities, callAuthority, inCallOrder, type CallAuthority } from './call-list.ts';
import type { CityMatchService } from '../city/city-match-service.ts';
import type { MatchEffect } from './match-effect.ts';
import type {
  AnswerInput,
  DescribedAnswer,
  ProgrammeAnswerService,
} from './programme-answer-service.ts';

export interface OpenedCalls {
  on: Day;
  municipalityName: string;
  authorities: readonly CallAuthority[];
  answers: readonly DescribedAnswer[];
}

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
  const watchEffect = createEffectWatch({ cityMatches });
  return {
    async open(scope: Scope): Promise<OpenedCalls> {
      const city = await cityMatches.matchesOfCity(scope);
      const municipalities = await stores.quarters.listMunicipalities(scope);
      return {
        on: city.on,
        municipalityName: municipalities.map(({ name }) => name).join(', '),
        authorities: await callsOf(city),
        answers: await answers.describeAnswers(scope),
      };
    },

    /**
     * What an authority answered, and what that did to the matches.
     * @throws NotFoundError for a question nobody asks. @throws StaleError where somebody else saved since
     */
    async saveAnswer(scope: Scope, input: AnswerInput, actor: Actor): Promise<MatchEffect> {
      const effect = await watchEffect(scope);
      await answers.saveAnswer(scope, input, actor);
      return effect();
    },
  };
}

async function callsOf(city: AskedNeeds): Promise<CallAuthority[]> {
  const authorities: CallAuthority[] = [];
  for (const one of askedAuthorities(await readMissingFacts(city), city)) {
    authorities.push(callAuthority(one));
    await setImmediate();
  }
  return inCallOrder(authorities);
}
