import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectRoot } from '../../../src/project-root.ts';
import { parsePayTables, readPayTables } from '../../../src/quarters/costs/pay-table-file.ts';
import {
  raiseCents,
  stepAfter,
  tablePayIn,
  yearEndPercent,
} from '../../../src/quarters/costs/pay-table.ts';
import { StartError } from '../../../src/shared/errors.ts';

const tables = readPayTables(join(projectRoot, 'data'));
const file = join(projectRoot, 'data', 'pay', 'tvoed.json');

describe('pay tables', () => {
  it('give the pay of the table that holds in the month', () => {
    const cases: [string, string, number, string, number | undefined][] = [
      ['before the first table', 's11b', 1, '2025-03', undefined],
      ['04/2025', 's11b', 1, '2025-04', 380_848],
      ['last month of it', 's12', 3, '2026-04', 446_571],
      ['05/2026', 'e10', 6, '2026-05', 575_335],
      ['end of the agreement', 's12', 3, '2027-03', 459_075],
      ['first assumed rise', 's12', 3, '2027-04', 471_929],
      ['a year later', 's12', 3, '2028-03', 471_929],
      ['second assumed rise', 's12', 3, '2028-04', 485_143],
      ['unknown group', 's99', 3, '2028-04', undefined],
    ];
    for (const [name, group, step, month, cents] of cases) {
      expect(tablePayIn(tables, { group, step, month }, 2.8)?.monthlyCents, name).to.equal(cents);
    }
    expect(
      tablePayIn(tables, { group: 's12', step: 3, month: '2027-04' }, 0)?.monthlyCents,
    ).to.equal(459_075);
  });

  it('each has a source, and what was derived says so', () => {
    for (const { source, derived, basis } of tables.tables) {
      expect(tables.sources[source]?.url).to.match(/^https:/u);
      expect(basis).to.equal(derived === null ? 'belegt' : 'abgeleitet');
    }
    expect(tables.tables.filter(({ derived }) => derived !== null)).to.have.length(3);
  });

  it('steps rise after 1, 2, 3, 4 and 5 years, and end with the sixth', () => {
    const cases: [number, number, number][] = [
      [1, 11, 1],
      [1, 12, 2],
      [2, 23, 2],
      [2, 24, 3],
      [3, 35, 3],
      [3, 36, 4],
      [1, 12 + 24 + 36 + 48 + 60, 6],
      [6, 600, 6],
    ];
    for (const [start, months, is] of cases) expect(stepAfter(tables, start, months)).to.equal(is);
    expect(tables.stepYears.note).to.contain('Annahme (Fachwissen, nicht nachgeschlagen)');
  });

  it('know that the year-end payment is read from 2026 on and assumed before', () => {
    expect(yearEndPercent(tables, 2027)).to.deep.equal({ percent: 85, isAssumed: false });
    expect(yearEndPercent(tables, 2025)).to.deep.equal({ percent: 85, isAssumed: true });
    expect(yearEndPercent(tables, 2020)).to.equal(undefined);
  });

  it('round to cents at every rise, as tables are printed', () => {
    expect(raiseCents(385_950, 2.8)).to.equal(396_757);
    expect(raiseCents(8_500_000, 2.8, 2)).to.equal(8_982_664);
  });

  it('refuse to start with a table that does not follow, naming the place', () => {
    const json = readFileSync(file, 'utf8');
    const faults: [string, RegExp][] = [
      [json.replace('391512', '391513'), /tables\.4\.monthlyCents/u],
      [json.replace('"group": "s12"', '"group": "s13"'), /tables\.0\.group.*s13/u],
      [json.replace('"validFrom": "2024-03"', '"validFrom": "2024-13"'), /tables\.0\.validFrom/u],
      [json.replace('"source": "S106"', '"source": "S1"'), /tables\.0\.source/u],
      ['{', /nicht lesbar/u],
    ];
    for (const [fault, says] of faults) {
      expect(() => parsePayTables(fault, 'tvoed.json')).to.throw(StartError, says);
    }
    expect(() => readPayTables('/nowhere')).to.throw(StartError, /nicht lesbar/u);
  });
});
