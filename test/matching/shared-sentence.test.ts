import { expect } from 'chai';
import { carrierKey, carrierQuestion } from '../../src/matching/decisions/carrier-question.ts';
import { sharedSentence } from '../../src/matching/decisions/shared-sentence.ts';
import { limitText } from '../../src/matching/criteria/amount-test.ts';
import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import type { Criterion } from '../../src/matching/criteria/criterion.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const on = '2026-11-22';
const truths = ['met', 'notMet', 'unknown'] as const;

describe('what a carrier reads of a criterion', () => {
  let app: TestApp;
  let criteria: Criterion[];

  before(async () => {
    app = await testApp();
    const all = await app.services.catalogue.list(await installationScope(app.services));
    criteria = all.flatMap(({ programme }) => compileCriteria(programme, () => undefined).criteria);
  });
  after(() => app.close());

  it('is a sentence for every criterion of the catalogue, whatever its outcome', () => {
    expect(criteria.length).to.be.greaterThan(500);
    for (const criterion of criteria) {
      for (const result of truths) {
        const { text } = sharedSentence(criterion, result, on);
        expect(text, `${criterion.kind} ${result}`).to.match(/^.{12,}[.!?]$/su);
      }
    }
  });

  it('is the same whatever the outcome, where the outcome would tell what the need costs or how the city stands', () => {
    const kinds = ['amount', 'ownShare', 'quota', 'novelty', 'indicator'];
    const inner = criteria.filter(({ kind }) => kinds.includes(kind));
    expect(new Set(inner.map(({ kind }) => kind)).size).to.be.greaterThan(2);
    for (const criterion of inner) {
      const said = truths.map((result) => sharedSentence(criterion, result, on));
      expect(new Set(said.map(({ text }) => text)).size, criterion.key).to.equal(1);
      expect(said[0]?.isShown).to.equal(false);
    }
  });

  it('words a limit as the house does, without what the need costs', () => {
    const amounts = criteria.filter((one) => one.kind === 'amount');
    expect(amounts.length).to.be.greaterThan(0);
    for (const amount of amounts) {
      const [first = '', ...rest] = limitText(amount);
      const limit = `${first.toLowerCase()}${rest.join('')}`;
      expect(sharedSentence(amount, 'notMet', on).text).to.equal(
        `Die Quelle nennt ${limit}. Das prüft die Verwaltung mit ihren eigenen Angaben.`,
      );
    }
  });

  it('calls the first of two stages by its name: nobody can hand in an application yet', () => {
    const windows = criteria.filter(({ kind }) => kind === 'window');
    const said = windows.map((one) => sharedSentence(one, 'met', on).text);
    const first = said.filter((text) => text.includes('(Interessenbekundung)'));
    expect(first.length).to.be.greaterThan(0);
    for (const text of first) expect(text).to.not.include('Anträge sind jetzt möglich');
    expect(said.some((text) => text.includes('Anträge sind jetzt möglich'))).to.equal(true);
  });

  const about = (text: string): Criterion | undefined =>
    criteria.find((criterion) => 'text' in criterion && criterion.text === text);
  const open = { result: 'unknown', missing: null } as const;

  for (const text of [
    'Gemeinnütziger Verein mit Mitgliedschaft im Landessportbund und Fachverband',
    'Gemeinnützige Rechtsform; keine von öffentlicher Hand oder kommerziell dominierte Organisation',
    'Bündnis aus mindestens drei lokalen Partnern mit Kooperationsvereinbarung',
    'Anerkannter freier Träger der Jugendhilfe; Modellhaftigkeit oder überregionale Bedeutung',
    'Bereits im Vorgängerprogramm gefördertes Haus',
    'Eingeworbene Drittmittel/Spenden in gleicher Höhe',
  ]) {
    it(`asks a carrier: ${text}`, () => {
      const criterion = about(text);
      if (!criterion) throw new Error('not in the catalogue');
      expect(carrierQuestion(criterion, open)?.words).to.include(text);
      expect(carrierQuestion(criterion, { result: 'met', missing: null })).to.equal(null);
    });
  }

  for (const text of [
    'Ratsbeschluss über die Teilnahme',
    'Kofinanzierung von 10.000 Euro jährlich durch Kommune, Kreis oder Land',
    'Koordination auf Planungsebene im Jugendamt angesiedelt',
    'Stadt oder Kreis mit eigenem Jugendamt',
    'Nur neue, nicht begonnene Projekte, keine Anschlussfinanzierung',
    'Passung zum Jahresthema',
  ]) {
    it(`does not ask a carrier: ${text}`, () => {
      const criterion = about(text);
      if (!criterion) throw new Error('not in the catalogue');
      expect(carrierQuestion(criterion, open)).to.equal(null);
    });
  }

  for (const text of [
    'Kofinanzierung von 10.000 Euro jährlich durch Kommune, Kreis oder Land',
    'Eigenanteil des Schulträgers je Platz',
  ]) {
    it(`keeps in the house what was said of the money of the city: ${text}`, () => {
      const criterion = about(text);
      if (!criterion) throw new Error('not in the catalogue');
      const said = truths.map((result) => sharedSentence(criterion, result, on));
      expect(new Set(said.map((one) => one.text)).size).to.equal(1);
      expect(said.every(({ isShown }) => !isShown)).to.equal(true);
    });
  }

  it('asks for own funds whether or not they are open, because that would tell of the money of the city', () => {
    const share = criteria.find((one) => one.kind === 'ownShare' && one.percentMin > 0);
    if (!share) throw new Error('no own share in the catalogue');
    const asked = truths.map((result) => carrierQuestion(share, { result, missing: null })?.key);
    expect(new Set(asked)).to.deep.equal(new Set([carrierKey(share)]));
  });
});
