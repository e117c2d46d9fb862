import express from 'express';
import { expect } from 'chai';
import request from 'supertest';
import { sendCsv } from '../../src/http/lists.ts';

describe('sendCsv', () => {
  const cellOf = async (value: string): Promise<string> => {
    const app = express();
    app.get('/', (_req, res) => {
      sendCsv(res, 'x.csv', [{ id: value }]);
    });
    const { text } = await request(app).get('/');
    return text.split('id\r\n')[1]?.replaceAll('"', '') ?? '';
  };

  it('defuses whatever a spreadsheet would take for a formula', async () => {
    for (const value of ['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '\n=1', '＝1', '－1']) {
      expect(await cellOf(value), JSON.stringify(value)).to.match(/^'/u);
    }
  });

  it('leaves ordinary texts as they are', async () => {
    for (const value of ['Nähe', '50 %', 'a=b', 'Rheindorf-Nord', '']) {
      expect((await cellOf(value)).trim()).to.equal(value);
    }
  });
});
