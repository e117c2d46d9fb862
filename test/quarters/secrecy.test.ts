import { expect } from 'chai';
import {
  cellsToLock,
  isCover,
  isTooSmall,
  type SecrecyCell,
} from '../../src/quarters/figures/secrecy.ts';

const cell = (key: string, count: number | null, more: Partial<SecrecyCell> = {}): SecrecyCell => ({
  key,
  groups: ['quarters'],
  sums: [],
  locked: null,
  count,
  rest: null,
  denominator: null,
  value: count,
  wasLocked: false,
  ...more,
});

const locksOf = (cells: readonly SecrecyCell[], threshold = 10): Record<string, string> =>
  Object.fromEntries(cellsToLock(cells, threshold));

describe('isTooSmall', () => {
  const counted = { count: null, rest: null, denominator: null };
  const cases: [string, object, boolean][] = [
    ['zero is no small number', { count: 0 }, false],
    ['one', { count: 1 }, true],
    ['one below the threshold', { count: 9 }, true],
    ['the threshold itself', { count: 10 }, false],
    ['few who are left', { count: 97, rest: 3, denominator: 100 }, true],
    ['nobody left', { count: 100, rest: 0, denominator: 100 }, false],
    ['a small whole', { count: 0, rest: 7, denominator: 7 }, true],
    ['nothing known', {}, false],
  ];
  for (const [what, given, expected] of cases) {
    it(what, () => {
      expect(isTooSmall({ ...counted, ...given }, 10)).to.equal(expected);
    });
  }
});

describe('cellsToLock', () => {
  it('locks nothing where nothing is small', () => {
    expect(locksOf([cell('a', 10), cell('b', 0), cell('c', 500)])).to.deep.equal({});
  });

  it('covers one small count with the smallest that is not small', () => {
    const cells = [cell('a', 4), cell('b', 300), cell('c', 40), cell('d', 0)];
    expect(locksOf(cells)).to.deep.equal({ a: 'primary', c: 'secondary' });
  });

  it('covers several small counts too, because together they may still be few', () => {
    const cells = [cell('a', 1), cell('b', 1), cell('c', 40), cell('d', 50)];
    expect(locksOf(cells)).to.deep.equal({ a: 'primary', b: 'primary', c: 'secondary' });
  });

  it('prefers a figure that was locked before', () => {
    const cells = [cell('a', 4), cell('b', 40), cell('c', 300, { wasLocked: true })];
    expect(locksOf(cells)).to.deep.equal({ a: 'primary', c: 'secondary' });
  });

  it('locks a zero where there is nothing else, and nothing where there is nobody else', () => {
    expect(locksOf([cell('a', 4), cell('b', 0), cell('c', 0)])).to.deep.equal({
      a: 'primary',
      b: 'primary',
    });
    expect(locksOf([cell('a', 4)])).to.deep.equal({ a: 'primary' });
  });

  it('covers what the source locked', () => {
    const cells = [cell('a', null, { locked: 'source' }), cell('b', 40), cell('c', 50)];
    expect(locksOf(cells)).to.deep.equal({ b: 'secondary' });
  });

  it('covers within a Stadtteil of several quarters as well, and never leaves a cover alone there', () => {
    const [north, south] = ['quarters-of:n', 'quarters-of:s'].map((name) => [name, 'quarters']);
    const cells = [
      cell('n1', 4, { groups: north ?? [] }),
      cell('n2', 90, { groups: north ?? [] }),
      cell('s1', 20, { groups: south ?? [] }),
      cell('s2', 30, { groups: south ?? [] }),
    ];
    expect(locksOf(cells)).to.deep.equal({ n1: 'primary', n2: 'secondary' });
    const alone = [cell('x', 4, { groups: ['quarters-alone', 'quarters'] }), ...cells.slice(2)];
    expect(locksOf(alone)).to.deep.equal({ x: 'primary', s1: 'secondary', s2: 'secondary' });
  });

  it('takes a share of 100 % for no cover of one whose rest is small', () => {
    const share = (key: string, count: number, whole: number): SecrecyCell =>
      cell(key, count, { rest: whole - count, denominator: whole });
    const cells = [share('a', 97, 100), share('b', 50, 50), share('c', 80, 100)];
    expect(locksOf(cells)).to.deep.equal({ a: 'primary', c: 'secondary' });
  });

  it('asked again, changes nothing', () => {
    const cells = [cell('a', 4), cell('b', 300), cell('c', 40)];
    const locks = cellsToLock(cells, 10);
    const stored = cells.map((one) => {
      const locked = locks.get(one.key) ?? null;
      return locked === null ? one : { ...one, locked, count: null, value: null, wasLocked: true };
    });
    expect(locksOf(stored)).to.deep.equal({});
  });
});

/** A small generator with a seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

interface Table {
  threshold: number;
  cells: SecrecyCell[];
}

/** Up to ten quarters in up to four Stadtteile, with many small counts and zeros; shares, counts, locked ones. */
function randomTable(next: () => number): Table {
  const threshold = 3 + Math.floor(next() * 10);
  const count = (): number => {
    const kind = next();
    if (kind < 0.15) return 0;
    return kind < 0.5 ? 1 + Math.floor(next() * threshold * 1.5) : Math.floor(next() * 500);
  };
  const areas = Array.from({ length: 1 + Math.floor(next() * 10) }, () => Math.floor(next() * 4));
  const isShare = next() < 0.5;
  const cells = areas.map((district, index) => {
    const isAlone = areas.filter((one) => one === district).length === 1;
    const [counted, rest] = [count(), count()];
    return cell(`q${index}`, counted, {
      groups: [isAlone ? 'quarters-alone' : `quarters-of:${district}`, 'quarters'],
      rest: isShare ? rest : null,
      denominator: isShare ? counted + rest : null,
      locked: next() < 0.1 ? 'source' : null,
    });
  });
  return { threshold, cells };
}

/**
 * What somebody can work out who knows the totals of the city and of every Stadtteil with several quarters, and every
 * visible figure: within each part of the city with a total of its own, the sum of what is locked. A locked count then
 * can be anything from zero to that sum, if it is not alone.
 */
describe('law of secrecy, on random tables', () => {
  const next = random(20_261_128);
  const tables = Array.from({ length: 4000 }, () => randomTable(next));

  /** Quarters by the smallest part of the city whose total may be known. */
  const partsOf = (cells: readonly SecrecyCell[]): SecrecyCell[][] => {
    const names = new Set(cells.map(({ groups }) => groups[0] ?? ''));
    return [...names].map((name) => cells.filter(({ groups }) => groups[0] === name));
  };

  it('no visible figure is small, and no locked one can be told from totals and visible figures', () => {
    let seen = 0;
    for (const { cells, threshold } of tables) {
      const locks = cellsToLock(cells, threshold);
      const isLocked = (one: SecrecyCell): boolean => one.locked !== null || locks.has(one.key);
      for (const one of cells) {
        if (!isLocked(one))
          expect(isTooSmall(one, threshold), JSON.stringify(cells)).to.equal(false);
      }
      for (const part of [...partsOf(cells), cells]) {
        const locked = part.filter(isLocked);
        if (locked.length === 0 || part.length === 1) continue;
        seen += 1;
        expect(locked.length, JSON.stringify({ cells, locks: [...locks] })).to.be.at.least(2);
        const hasCover = part.some((one) => !isLocked(one) && isCover(one, threshold));
        if (!hasCover) continue;
        const sum = (of: (one: SecrecyCell) => number | null): number =>
          locked.reduce((total, one) => total + (of(one) ?? 0), 0);
        // Anything from zero to the sum: more than `threshold` possible values for every locked count.
        expect(sum(({ count }) => count)).to.be.at.least(threshold);
        if (part[0]?.rest !== null) expect(sum(({ rest }) => rest)).to.be.at.least(threshold);
      }
    }
    expect(seen).to.be.greaterThan(1000);
  });

  it('would catch a rule without covers', () => {
    const alone = tables.filter(({ cells, threshold }) => {
      const small = cells.filter((one) => isTooSmall(one, threshold));
      return cells.length > 1 && small.length === 1;
    });
    expect(alone.length).to.be.greaterThan(50);
  });
});
