import type { MatchCase } from '../../criteria/criterion.ts';
import { ranks, type Rank } from '../../criteria/truth.ts';

/** Answers questions of one sort, which it knows by their places. */
export interface Source {
  /** The need that is asked from now on. */
  begin: (matchCase: MatchCase) => void;
  rankAt: (place: number) => Rank;
}

/** A source of the answers to criteria of one kind. */
export interface CriterionSource<Asked> extends Source {
  /** @returns where the question is found. */
  add: (criterion: Asked) => number;
}

type Join = 'allOf' | 'anyOf' | 'not';

/** The number of a question. */
export type Question = number;

/**
 * Questions to one need after the other, and questions made of others: each of these is worked out once for a need.
 * All of it lies in lists of numbers, because a thousand objects do not stay in a processor's cache.
 */
export function createAnswers() {
  const sources: Source[] = [];
  const numbers = new Map<string, Question>();
  /** By question: its source and its place there; of a joined one `joined` and the number of its join. */
  const sourceOf: number[] = [];
  const placeOf: number[] = [];
  const joins: Join[] = [];
  const partsOf: Question[][] = [];
  /** By join: the turn in which it was last asked, and what it came to then. */
  const turns: number[] = [];
  const found: Rank[] = [];
  let turn = 0;

  /** Equal questions are one. */
  function numberOf(name: string, make: () => { source: number; place: number }): Question {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const { source, place } = make();
    const number = sourceOf.push(source) - 1;
    placeOf.push(place);
    numbers.set(name, number);
    return number;
  }

  function rankOf(question: Question): Rank {
    const source = sourceOf[question] ?? joined;
    const place = placeOf[question] ?? 0;
    return source === joined ? joinedRank(place) : (sources[source]?.rankAt(place) ?? 0);
  }

  function joinedRank(place: number): Rank {
    if (turns[place] !== turn) {
      found[place] = join(joins[place] ?? 'allOf', partsOf[place] ?? []);
      turns[place] = turn;
    }
    return found[place] ?? ranks.unknown;
  }

  function join(how: Join, parts: readonly Question[]): Rank {
    if (how === 'anyOf') return bestOf(parts);
    return how === 'not' ? ranks.notMet - worstOf(parts) : worstOf(parts);
  }

  /** AND after Kleene: nobody is asked any more once one has decided. */
  function worstOf(parts: readonly Question[]): Rank {
    let worst: Rank = ranks.met;
    for (const part of parts) {
      const rank = rankOf(part);
      if (rank > worst) worst = rank;
      if (worst === ranks.notMet) break;
    }
    return worst;
  }

  /** OR, likewise. */
  function bestOf(parts: readonly Question[]): Rank {
    let best: Rank = ranks.notMet;
    for (const part of parts) {
      const rank = rankOf(part);
      if (rank < best) best = rank;
      if (best === ranks.met) break;
    }
    return best;
  }

  return {
    /** The need that is asked from now on. */
    begin(matchCase: MatchCase): void {
      turn += 1;
      for (const source of sources) source.begin(matchCase);
    },

    /** @param name equal for equal questions. @param add to the source; gives the place. */
    asked(name: string, source: Source, add: () => number): Question {
      return numberOf(name, () => {
        if (!sources.includes(source)) sources.push(source);
        return { source: sources.indexOf(source), place: add() };
      });
    },

    joined(how: Join, parts: readonly Question[]): Question {
      return numberOf(`${how} ${parts.join()}`, () => {
        partsOf.push([...parts]);
        turns.push(0);
        found.push(ranks.unknown);
        return { source: joined, place: joins.push(how) - 1 };
      });
    },

    /** What all of them come to for the need that is being asked. */
    worstOf,
  };
}

const joined = -1;
