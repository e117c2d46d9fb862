import express from 'express';
import { expect } from 'chai';
import request from 'supertest';
import { plainText } from '../../src/http/plain-text.ts';
import { testApp, type TestApp } from '../support/app.ts';

describe('plainText', () => {
  const app = express();
  app.use(express.urlencoded({ extended: false }), plainText());
  app.post('/', (req, res) => {
    res.json(req.body);
  });

  it('drops control characters from a form and keeps line ends, tabs and everything else', async () => {
    const sent =
      'text=a%00b%07%1b[1m%7f%0d%0a%09%C3%BC%F0%9F%98%80&list=%00x&list=y&constructor=%00z';
    const { text } = await request(app).post('/').type('form').send(sent);
    expect(JSON.parse(text)).to.deep.equal({
      text: 'ab[1m\r\n\tü😀',
      list: ['x', 'y'],
      constructor: 'z',
    });
  });
});

describe('an address with NUL', () => {
  let site: TestApp;
  before(async () => {
    site = await testApp();
  });
  after(() => site.close());

  it('is refused before it reaches the database', async () => {
    for (const path of ['/vorhaben/%00', '/programme?q=a%00b']) {
      const answer = await site.staff.get(path);
      expect(answer.status, path).to.equal(400);
      expect(answer.text).to.include('Zeichen, die kein Text sind');
    }
  });
});
