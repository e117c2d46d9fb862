import { join } from 'node:path';
import { expect } from 'chai';
import {
  describeConditionTest,
  indicatorNames,
  needsConfirmation,
} from '../../src/programmes/condition-test-text.ts';
import type { ConditionTest } from '../../src/programmes/condition-test.ts';
import { projectRoot } from '../../src/project-root.ts';
import { readSeed } from '../../src/seeding/seed-files.ts';

const { programmes, indicators } = readSeed(join(projectRoot, 'data', 'seed'));
const conditions = programmes.flatMap((programme) =>
  programme.conditions.map((condition) => ({
    place: `${programme.slug}, ${condition.key}`,
    condition,
  })),
);
const tested = conditions.flatMap(({ place, condition }) =>
  condition.test ? [{ place, condition, test: condition.test }] : [],
);

function indicatorsIn(test: ConditionTest): string[] {
  if (test.kind === 'anyOf' || test.kind === 'allOf') return test.tests.flatMap(indicatorsIn);
  if (test.kind === 'not') return indicatorsIn(test.test);
  return test.kind === 'indicator' ? [test.indicatorId] : [];
}

describe('tests of conditions in the seed', () => {
  it('name indicators that exist', () => {
    const known = new Set(indicators.map(({ id }) => id));
    const named = tested.flatMap(({ test }) => indicatorsIn(test));
    expect(named).not.to.deep.equal([]);
    expect(named.filter((id) => !known.has(id))).to.deep.equal([]);
  });

  it('stand at blocking conditions only, and at none that a structured criterion tests', () => {
    const wrong = tested.filter(
      ({ condition }) => condition.effect !== 'blocking' || condition.testedBy !== null,
    );
    expect(wrong.map(({ place }) => place)).to.deep.equal([]);
  });

  it('can be told in German without a code', () => {
    const names = indicatorNames(indicators);
    for (const { place, test } of tested) {
      const said = describeConditionTest(test, names);
      expect(said, place).not.to.match(/undefined|[a-z]_[a-z]|[a-z]-traeger|sozialeStadt/u);
    }
  });
});

describe('describeConditionTest', () => {
  const names = indicatorNames([{ id: 'q', name: 'SGB-II-Quote', unit: '%' }]);
  const figure = (than: object, operator = 'above') =>
    ({
      kind: 'indicator',
      indicatorId: 'q',
      of: 'quarter',
      operator,
      than,
      maxAgeYears: null,
    }) as ConditionTest;
  const ratio = (factor: number) => ({ ratioTo: 'city', factor });
  const cases: [ConditionTest, string][] = [
    [figure(ratio(1)), 'Kennzahl „SGB-II-Quote“ des Quartiers: über dem Wert der Stadt'],
    [
      figure(ratio(1.5), 'atLeast'),
      'Kennzahl „SGB-II-Quote“ des Quartiers: mindestens so hoch wie das 1,5-Fache des Werts der Stadt',
    ],
    [
      figure({ value: 12.5 }, 'atLeast'),
      'Kennzahl „SGB-II-Quote“ des Quartiers: mindestens 12,5 %',
    ],
    [{ kind: 'months', atLeast: 2, atMost: 12 }, 'Laufzeit 2 bis 12 Monate'],
    [{ kind: 'quota', max: 1 }, 'höchstens ein Vorhaben je Kommune in diesem Programm'],
    [
      {
        kind: 'allOf',
        tests: [
          { kind: 'voluntary' },
          { kind: 'anyOf', tests: [{ kind: 'financeWeak' }, { kind: 'confirm', text: 'X' }] },
        ],
      },
      'freiwillige Aufgabe, keine Pflichtaufgabe der Kommune und zugleich (Kommune gilt nach der Einstufung des Landes als finanzschwach oder von Ihnen zu bestätigen: „X“)',
    ],
    [
      { kind: 'not', test: { kind: 'topic', anyOf: ['sport', 'kultur'] } },
      'nicht: Thema Sport oder Kultur',
    ],
  ];
  for (const [test, said] of cases) {
    it(said, () => {
      expect(describeConditionTest(test, names)).to.equal(said);
    });
  }

  it('calls an indicator nobody knows by its id', () => {
    expect(describeConditionTest(figure(ratio(1)), () => undefined)).to.contain('„q“');
  });

  it('knows where a person has to say something', () => {
    const confirm = { kind: 'confirm', text: 'X' } as const;
    expect(needsConfirmation({ kind: 'not', test: confirm })).to.equal(true);
    expect(needsConfirmation({ kind: 'anyOf', tests: [{ kind: 'novelty' }] })).to.equal(false);
  });
});
