import type { Scope } from '../../accounts/scope.ts';
import type { CityMatchService } from '../city/city-match-service.ts';
import { workOut } from '../city/worked-out.ts';
import { effectBetween, type MatchEffect } from './match-effect.ts';

/** To be called before a change of data or answers; what it gives tells after the change what that did. */
export function createEffectWatch({ cityMatches }: { cityMatches: CityMatchService }) {
  return async (scope: Scope): Promise<() => Promise<MatchEffect>> => {
    const before = await cityMatches.matchesOfCity(scope);
    return async () => {
      const after = await cityMatches.matchesOfCity(scope);
      await workOut(before.needs);
      await workOut(after.needs);
      return effectBetween(before, after);
    };
  };
}
