import { expect } from 'chai';
import readXlsxFile from 'read-excel-file/node';
import type { Response } from 'supertest';
import { readPdf } from '../drafts/pdf/read-pdf.ts';
import { figureCsv, importFigures } from '../support/figures.ts';
import { routesOf } from '../support/routes.ts';
import { testApp, type TestApp, type Visitor } from '../support/app.ts';

/**
 * Numbers that stand nowhere else: a small count with its rate, and a larger one that must cover it. Other rows are
 * there to be visible.
 */
const small = { numerator: 7, denominator: 6173, rate: '0,1134', digits: '6173' };
const cover = { numerator: 61_379, denominator: 91_193, rate: '67,3', exact: '67.3067' };
const hidden = [
  small.digits,
  '6.173',
  '0.1134',
  '0,1134',
  String(cover.numerator),
  '61.379',
  String(cover.denominator),
  '91.193',
  cover.exact,
  '67,3067',
  '67,3 %',
];
/** As a number of its own, not as a part of an id, a hash or a longer number. */
const stands = (number: string, text: string): boolean =>
  new RegExp(`(?<![\\w-])${number.replaceAll(/[.]/gu, '\\.')}(?![\\w-])`, 'u').test(text);
const visible = '73,9';

const content = figureCsv(
  `Manfort;kinderarmut_u15;31.12.2024;;${small.numerator};${small.denominator}`,
  `Alkenrath;kinderarmut_u15;31.12.2024;;${cover.numerator};${cover.denominator}`,
  'Opladen-Zentrum;kinderarmut_u15;31.12.2024;;73938;100000',
  'Stadt;kinderarmut_u15;31.12.2024;;201111;300000',
);

describe('a locked figure stands in no output', () => {
  let test: TestApp;
  let importId: string;
  before(async () => {
    test = await testApp();
    importId = (await importFigures(test, { content })).split('/').at(-1) ?? '';
  });
  after(() => test.close());

  /** Everything an answer says: text, attributes of charts, the words of a PDF, the cells of a workbook. */
  async function saidBy({ headers, body }: Response): Promise<string> {
    const type = String(headers['content-type']);
    const name = headers['content-disposition'] ?? '';
    const bytes = body as Buffer;
    const text = type.startsWith('application/pdf')
      ? JSON.stringify((await readPdf(bytes)).pages.map((page) => page.text))
      : name.includes('.xlsx')
        ? JSON.stringify(await readXlsxFile(bytes))
        : bytes.toString('utf8');
    return text.replaceAll('\u00A0', ' ');
  }

  /** Ids and slugs of the two quarters, their needs and projects; anything else is asked without. */
  async function ids(): Promise<Record<string, string[]>> {
    const all = (sql: string): string[] =>
      test.database.connection
        .prepare<[], { id: string }>(sql)
        .all()
        .map(({ id }) => id);
    const quarters = ['manfort', 'alkenrath'];
    const needs = all(
      "select need.id from need join quarter on quarter.id = need.quarter_id where quarter.slug in ('manfort', 'alkenrath')",
    );
    for (const needId of needs.slice(0, 2)) {
      await test.staff.post('/vorhaben', { needId, programmeSlug: 'heimat-fonds' }).expect(303);
    }
    return {
      '/quartiere/kennzahlen/:id': [importId],
      '/quartiere/': quarters,
      '/bedarfe/': needs,
      '/vorhaben/': all('select id from project'),
      '/programme/': ['heimat-fonds'],
    };
  }

  /** Every address of the application that can be filled in with what we have. */
  async function addresses(): Promise<string[]> {
    const known = await ids();
    return routesOf(test.app)
      .filter(({ method }) => method === 'GET')
      .flatMap(({ path }) => {
        const parameters = path.match(/:\w+/gu) ?? [];
        if (parameters.length === 0) return [path];
        const start = Object.keys(known)
          .sort((a, b) => b.length - a.length)
          .find((one) => path.startsWith(one));
        const values = start === undefined ? [] : (known[start] ?? []);
        return values.map((value) =>
          path.replace(/:(?:id|slug|needId)/u, value).replace(/:slug/u, 'heimat-fonds'),
        );
      })
      .filter((path) => !path.includes(':'));
  }

  const ask = (visitor: Visitor, path: string) =>
    visitor
      .get(path)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
        res.on('end', () => {
          done(null, Buffer.concat(chunks));
        });
      });

  it('neither for the Sozialverwaltung nor for the auditor, on any page, list, chart or PDF', async function () {
    this.timeout(180_000);
    const leaks: string[] = [];
    const answered: string[] = [];
    let seen = 0;
    const paths = await addresses();
    for (const visitor of [test.staff, await test.as('auditor')]) {
      for (const path of paths) {
        const answer = await ask(visitor, path);
        if (answer.status !== 200) continue;
        answered.push(path);
        const text = await saidBy(answer);
        if (text.includes(visible)) seen += 1;
        for (const number of hidden) if (stands(number, text)) leaks.push(`${path}: ${number}`);
      }
    }
    expect(leaks).to.deep.equal([]);
    for (const must of [
      '/quartiere/manfort',
      '/quartiere/alkenrath',
      '/quartiere.csv',
      `/quartiere/kennzahlen/${importId}`,
    ]) {
      expect(answered).to.include(must);
    }
    expect(answered.some((path) => path.endsWith('/entwurf.pdf'))).to.equal(true);
    expect(answered.some((path) => path.startsWith('/bedarfe/'))).to.equal(true);
    // The visible figure of the same import is found by the same look.
    expect(seen).to.be.greaterThan(0);
  });

  it('nor in any table of the database, the journal included', () => {
    const { connection } = test.database;
    const tables = connection
      .prepare<[], { name: string }>("select name from sqlite_master where type = 'table'")
      .all();
    const found: string[] = [];
    for (const { name } of tables) {
      for (const row of connection.prepare(`select * from "${name}"`).iterate()) {
        const text = JSON.stringify(row);
        for (const number of hidden) if (stands(number, text)) found.push(`${name}: ${number}`);
      }
    }
    expect(found).to.deep.equal([]);
    const suppressed = connection
      .prepare(
        'select suppression, value, numerator, denominator from indicator_value where import_id = ? and state = ? order by suppression',
      )
      .all(importId, 'suppressed');
    const nothing = { value: null, numerator: null, denominator: null };
    expect(suppressed).to.deep.equal([
      { suppression: 'primary', ...nothing },
      { suppression: 'secondary', ...nothing },
    ]);
  });

  it('and is told as locked, not as missing', async () => {
    const { text } = await test.staff.get('/quartiere/manfort');
    expect(text).to.contain('gesperrt');
  });
});
