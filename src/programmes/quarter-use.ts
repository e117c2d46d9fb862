import type { StatusTag } from '../http/page-parts.ts';

/**
 * Which needs of the reader's municipality a programme could serve. The programme page asks for it through a function
 * that the composition root hands in (`matching/` answers), so that this room does not know the other one.
 */
export interface ProgrammeUse {
  /** Needs whose verdict is fits or toClarify, by quarter in the order of their names; no quarter without a need. */
  quarters: readonly QuarterUse[];
  /** Needs that only the date speaks against. */
  waitingForRound: number;
  /** Every need that was looked at. */
  neededInAll: number;
  /** What the council's sittings leave of the time until its deadline; null where no deadline is near. */
  time: { words: string; isDemo: boolean } | null;
}

export interface QuarterUse {
  name: string;
  needs: readonly { id: string; title: string; isDemo: boolean; verdict: StatusTag }[];
}
