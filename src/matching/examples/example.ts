import { z } from 'zod';
import { day } from '../../shared/dates.ts';
import type { CompiledProgramme } from '../criteria/compile-criteria.ts';
import type { CriterionResult } from '../criteria/criterion.ts';
import { needFileSchema, type NeedFile } from '../trial/need-file.ts';
import { trialCase } from '../trial/trial-case.ts';
import { combine, testAll, type Verdict } from '../verdict.ts';

export const verdicts = ['fits', 'toClarify', 'doesNotFit'] as const satisfies readonly Verdict[];

/** An example says everything itself, so that it means the same in every municipality and in years to come. */
const exampleNeedSchema = z
  .strictObject(needFileSchema.shape)
  .refine(({ quarter }) => quarter === undefined, 'Ein Beispiel nennt kein Quartier.');

/** What is kept of an example beside its words. */
export const exampleCaseSchema = z.strictObject({
  /** The day it is looked at, so that a window that closes later does not change it. */
  on: day,
  need: exampleNeedSchema,
});

const exampleDraftSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  expected: z.enum(verdicts),
  ...exampleCaseSchema.shape,
  /** Why a colleague would say so. */
  why: z.string().trim().min(1).max(1000),
});
export type ExampleDraft = z.infer<typeof exampleDraftSchema>;

/** One example of `data/seed/examples`. */
export const exampleSeedSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/u),
  ...exampleDraftSchema.shape,
});

export type ExampleSeed = z.infer<typeof exampleSeedSchema>;

/** A need and what a programme should say to it: fits, unclear, does not fit. */
export interface Example extends ExampleDraft {
  id: string;
  programmeId: string;
  key: string;
  origin: 'seed' | 'person';
  version: number;
}

export interface ExampleRun<Kind extends ExampleDraft = Example> {
  example: Kind;
  found: Verdict;
  isAsExpected: boolean;
  /** Of every criterion, in their order. */
  results: readonly CriterionResult[];
  /** What speaks against the expected verdict; empty where nothing refuses or stays open although it should. */
  disagreeing: readonly CriterionResult[];
}

/** Tests an example against a record as matching would test a need. */
export function runExample<Kind extends ExampleDraft>(
  example: Kind,
  { id, compiled }: { id: string; compiled: CompiledProgramme },
): ExampleRun<Kind> {
  const matchCase = exampleCase(example.need, { id, slug: compiled.programme.slug });
  const results = testAll(compiled, matchCase, example.on);
  const found = combine(results);
  const isAsExpected = found === example.expected;
  return {
    example,
    found,
    isAsExpected,
    results,
    disagreeing: isAsExpected ? [] : against(example.expected, results),
  };
}

function exampleCase(need: NeedFile, { id, slug }: { id: string; slug: string }) {
  const idOf = (named: string): string => (named === slug ? id : named);
  return trialCase(need, { quarter: null, municipality: null, idOf });
}

function against(expected: Verdict, results: readonly CriterionResult[]): CriterionResult[] {
  if (expected === 'fits') return results.filter(({ result }) => result !== 'met');
  const wrong = expected === 'toClarify' ? 'notMet' : 'unknown';
  return results.filter(({ result }) => result === wrong);
}
