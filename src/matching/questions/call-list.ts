import type { AskedNeeds } from './asked-needs.ts';
import { askedWords } from './call-words.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import { isAnswerable } from './missing-datum.ts';
import type { MissingFact } from './missing-facts.ts';

/** Open questions bundled per authority: one call each, every question once. */

export interface CallProgramme {
  programmeId: string;
  slug: string;
  title: string;
  alone: number;
  withOneOther: number;
  needIds: readonly string[];
  /** Of the question in this programme: the same words may stand under another key elsewhere. */
  key: string;
  /** What the question rests on in the record: the quoted condition, and its sources. */
  quote: string;
  sources: readonly string[];
}

export interface CallQuestion {
  /** As one asks it on the telephone. */
  words: string;
  /** As matching names it. */
  text: string;
  /** Whether yes or no is an answer that can be kept. */
  isAnswerable: boolean;
  alone: number;
  withOneOther: number;
  programmes: readonly CallProgramme[];
}

export interface CallAuthority {
  name: string;
  /** Office, telephone and e-mail, as far as the records of its programmes name them. */
  contactLines: readonly string[];
  alone: number;
  withOneOther: number;
  questions: readonly CallQuestion[];
}

/** By authority, the most deciding first, in questions as in authorities. */
export function callList(facts: readonly MissingFact[], city: AskedNeeds): CallAuthority[] {
  const compiled = compiledOf(city);
  const authorities = new Map<
    string,
    Map<string, CallQuestion & { programmes: CallProgramme[] }>
  >();
  for (const { datum, owner, alone, withOneOther, waiting } of facts) {
    if (datum.of !== 'question' || datum.isPerNeed || owner.kind !== 'programme') continue;
    const questions = authorities.get(datum.contact) ?? new Map<string, never>();
    authorities.set(datum.contact, questions);
    const found = compiled.get(owner.slug);
    if (!found) continue;
    const { words, quote, sources } = askedWords(datum.key, datum.text, found);
    const question = questions.get(datum.text) ?? {
      ...{ words, text: datum.text, isAnswerable: isAnswerable(datum.key) },
      ...{ alone: 0, withOneOther: 0, programmes: [] },
    };
    questions.set(datum.text, {
      ...question,
      alone: question.alone + alone,
      withOneOther: question.withOneOther + withOneOther,
      programmes: [
        ...question.programmes,
        {
          programmeId: owner.programmeId,
          slug: owner.slug,
          title: found.programme.shortTitle,
          ...{ key: datum.key, alone, withOneOther, quote, sources },
          needIds: waiting.map(({ needId }) => needId),
        },
      ],
    });
  }
  return [...authorities]
    .map(([name, found]) => authorityOf(name, [...found.values()], compiled))
    .sort(compare);
}

function authorityOf(
  name: string,
  found: readonly CallQuestion[],
  compiled: ReadonlyMap<string, CompiledProgramme>,
): CallAuthority {
  const questions = found.toSorted(compare);
  const slugs = questions.flatMap(({ programmes }) => programmes.map(({ slug }) => slug));
  const lines = slugs.flatMap((slug) => contactLines(compiled.get(slug)));
  return {
    name,
    contactLines: [...new Set(lines)],
    alone: sum(questions.map((question) => question.alone)),
    withOneOther: sum(questions.map((question) => question.withOneOther)),
    questions,
  };
}

function contactLines(compiled: CompiledProgramme | undefined): string[] {
  const contacts = compiled?.programme.contacts ?? [];
  return contacts.map(({ name, department, phone, email }) =>
    [name, department, phone === null ? null : `Telefon ${phone}`, email]
      .filter((part) => part !== null)
      .join(', '),
  );
}

function compiledOf({ needs }: AskedNeeds): Map<string, CompiledProgramme> {
  const all = needs.flatMap(({ matches }) => matches);
  return new Map(all.map(({ slug, compiled }) => [slug, compiled]));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

interface Weighed {
  alone: number;
  withOneOther: number;
}

function compare(a: Weighed & ({ name: string } | { text: string }), b: typeof a): number {
  const nameOf = (one: typeof a): string => ('name' in one ? one.name : one.text);
  return b.alone - a.alone || b.withOneOther - a.withOneOther || (nameOf(a) < nameOf(b) ? -1 : 1);
}

/** Only what decides a match, alone or with one other answer: a list one can work through. */
export function mostDeciding(facts: readonly MissingFact[]): MissingFact[] {
  return facts.filter(({ alone, withOneOther }) => alone + withOneOther > 0);
}
