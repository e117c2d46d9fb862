import { Engine } from 'json-rules-engine';
import { compileCatalogue } from '../../src/matching/compiled/compiled-catalogue.ts';
import type { CompiledProgramme } from '../../src/matching/criteria/compile-criteria.ts';
import type { Criterion, MatchCase } from '../../src/matching/criteria/criterion.ts';
import { truthOf } from '../../src/matching/criteria/criterion-tests.ts';
import { createNeedColumns } from '../../src/matching/compiled/need-columns.ts';
import { createReasons } from '../../src/matching/compiled/reasons.ts';
import { combine } from '../../src/matching/verdict.ts';
import { manyNeeds, manyProgrammes } from './matching-world.ts';
import { percentile } from './ndcg.ts';

/**
 * Matching on one core: verdicts only, with every reason, the same rules and needs through json-rules-engine, and a
 * whole country.
 *
 *     npm run bench -- matching
 */

const on = '2026-11-22';
const rounds = 5;
const programmes = 2500;
const countryNeeds = 100_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const median = (values: readonly number[]): number => percentile(values, 0.5);

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/**
 * Pairs per second of several rounds, the median. Each round has needs of its own, so that nothing is measured that
 * was kept from the same need before; the first round warms up and does not count.
 */
function pairsPerSecond(perRound: number, workOn: (need: MatchCase) => void): number {
  const times = Array.from({ length: rounds + 1 }, (_, round) => {
    const needs = manyNeeds(perRound, 101 + round);
    return seconds(() => {
      for (const need of needs) workOn(need);
    });
  });
  return Math.round((perRound * programmes) / median(times.slice(1)));
}

/** Two rules per programme, because the engine knows only true and false: one refuses, one leaves open. */
function rivalOf(all: readonly CompiledProgramme[]): Engine {
  const engine = new Engine();
  const isTruth =
    (truth: string) =>
    (need: MatchCase, criterion: Criterion): boolean =>
      truthOf(criterion, need, on) === truth;
  engine.addOperator('refuses', isTruth('notMet'));
  engine.addOperator('leavesOpen', isTruth('unknown'));
  for (const { programme, criteria } of all) {
    for (const operator of ['refuses', 'leavesOpen']) {
      engine.addRule({
        conditions: {
          any: criteria.map((criterion) => ({ fact: 'need', operator, value: criterion })),
        },
        event: { type: operator, params: { slug: programme.slug } },
      });
    }
  }
  return engine;
}

async function rivalVerdicts(engine: Engine, need: MatchCase): Promise<Map<string, string>> {
  const { events } = await engine.run({ need });
  const verdicts = new Map<string, string>();
  for (const { type, params } of events) {
    const slug = String(params?.['slug']);
    if (type === 'refuses') verdicts.set(slug, 'doesNotFit');
    else if (!verdicts.has(slug)) verdicts.set(slug, 'toClarify');
  }
  return verdicts;
}

async function rivalPairsPerSecond(
  all: readonly CompiledProgramme[],
  needs: readonly MatchCase[],
): Promise<number> {
  const engine = rivalOf(all);
  const compiled = compileCatalogue(all, on);
  const times: number[] = [];
  for (const need of needs) {
    const start = performance.now();
    const theirs = await rivalVerdicts(engine, need);
    times.push((performance.now() - start) / 1000);
    const ours = compiled.verdictsOf(need);
    for (const [index, { programme }] of all.entries()) {
      if ((theirs.get(programme.slug) ?? 'fits') !== compiled.verdictAt(ours, index)) {
        throw new Error(`json-rules-engine and the product differ for ${programme.slug}`);
      }
    }
  }
  // The first need warms up.
  return Math.round(all.length / median(times.slice(1)));
}

const all = manyProgrammes(programmes, 7);
const compiled = compileCatalogue(all, on);
const verdictPairsPerSecond = pairsPerSecond(1000, (need) => void compiled.verdictsOf(need));
say(`verdicts only: ${verdictPairsPerSecond.toLocaleString('en')} pairs per second`);

const reasons = createReasons(all, on);
let letters = 0;
const reasonPairsPerSecond = pairsPerSecond(60, (need) => {
  const reasonsOf = reasons(need);
  for (let index = 0; index < all.length; index += 1) {
    const results = reasonsOf(index);
    combine(results);
    // Put into words only where somebody reads them: so read them.
    for (const { reason, missing, toChange } of results) {
      letters += reason.length + (missing?.what.length ?? 0) + (toChange?.length ?? 0);
    }
  }
});
say(
  `with every reason: ${reasonPairsPerSecond.toLocaleString('en')} pairs per second; ${letters} letters read`,
);

const jsonRulesEnginePairsPerSecond = await rivalPairsPerSecond(all, manyNeeds(12, 11));
say(`json-rules-engine: ${jsonRulesEnginePairsPerSecond.toLocaleString('en')} pairs per second`);

const country = manyNeeds(countryNeeds, 13);
const fresh = manyProgrammes(programmes, 17);
const counts = { fits: 0, toClarify: 0 };
const countrySeconds = seconds(() => {
  const catalogue = compileCatalogue(fresh, on);
  for (const need of country) {
    const { doesNotFit, toClarify } = catalogue.verdictsOf(need);
    for (let word = 0; word < doesNotFit.length; word += 1) {
      counts.toClarify += bitCount(toClarify[word] ?? 0);
      counts.fits -= bitCount((doesNotFit[word] ?? 0) | (toClarify[word] ?? 0));
    }
    counts.fits += fresh.length;
  }
});
const countryRssMb = Math.round(process.memoryUsage().rss / 1024 / 1024);
say(
  `country: ${programmes} programmes × ${countryNeeds} needs in ${countrySeconds.toFixed(2)} s, ${countryRssMb} MB; ${counts.fits} fit, ${counts.toClarify} to clarify`,
);

const catalogue = compileCatalogue(fresh, on);
for (const need of country.slice(0, 1000)) catalogue.verdictsOf(need);
const oneNeedMs =
  1000 *
  median(country.slice(1000, 1100).map((need) => seconds(() => void catalogue.verdictsOf(need))));
const columns = createNeedColumns(country, on);
// The first question builds what all later ones look at.
const prepareSeconds = seconds(() => {
  for (const one of fresh.slice(0, 119)) columns.truthsOf(one);
});
const oneProgrammeMs =
  1000 * median(fresh.slice(0, 50).map((one) => seconds(() => void columns.truthsOf(one))));
say(
  `columns of the needs built in ${prepareSeconds.toFixed(2)} s; one programme ${oneProgrammeMs.toFixed(1)} ms; one need ${oneNeedMs.toFixed(3)} ms`,
);

process.stdout.write(
  `${JSON.stringify({
    bench: 'matching',
    verdictPairsPerSecond,
    reasonPairsPerSecond,
    jsonRulesEnginePairsPerSecond,
    countrySeconds: Number(countrySeconds.toFixed(2)),
    countryRssMb,
    oneProgrammeMs: Number(oneProgrammeMs.toFixed(1)),
    oneNeedMs: Number(oneNeedMs.toFixed(3)),
  })}\n`,
);

function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
