import { expect } from 'chai';
import { splitSentences } from '../../src/imports/evidence/sentences.ts';
import { findEvidence } from '../../src/imports/find-evidence.ts';
import { section, sourceRecord } from './sample-records.ts';

const length = 200_000;
const filled = (piece: string): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

describe('evidence in hostile texts', () => {
  const pieces = [
    'a',
    '1. ',
    '1.1.',
    '31.3.',
    ' ',
    '9',
    'bis zum 31.3. ',
    'EUR ',
    'EUR 1.000.000.000.000 ',
    'maximal ',
    'Antrag ',
    'Antrag laufend ',
    'Antrag laufend gestellt nicht keine Mittel sind ',
    '50 Prozent ',
    'der zuwendungsfähigen ',
    'Die Höhe des Zuschusses beträgt bis zu 50 Prozent der ',
    'außer Kraft in Kraft 31.12.2025 Richtlinie gilt ',
    'keine Anträge 1.1.2027 bis ',
    'Antragstellung nicht mehr; ',
    'A\n',
    'Antrag bis zum 31.3.2027 ',
    '?„“ ',
  ];
  for (const piece of pieces) {
    it(`ends in time on 200.000 characters of ${JSON.stringify(piece)}`, function () {
      this.timeout(5000);
      const record = sourceRecord({
        variant: 'single',
        sections: [
          section('volltext', filled(piece)),
          section('richtlinie', filled(`${piece}. Ein `)),
        ],
      });
      for (const { sentence } of findEvidence(record)) expect(sentence.length).to.be.at.most(1200);
    });
  }
});

describe('splitSentences', () => {
  const cases: [string, string[]][] = [
    ['Eins. Zwei.', ['Eins.', 'Zwei.']],
    ['Bis zum 31.3. eines Jahres. Danach nicht.', ['Bis zum 31.3. eines Jahres.', 'Danach nicht.']],
    ['Bis zum 31.3. Danach nicht.', ['Bis zum 31.3.', 'Danach nicht.']],
    ['Am 15. April geht es los. Ende.', ['Am 15. April geht es los.', 'Ende.']],
    ['Bis zu 70 v. H. Der Rest.', ['Bis zu 70 v. H. Der Rest.']],
    ['Zum Beispiel, z. B. Vereine. Ende.', ['Zum Beispiel, z. B. Vereine.', 'Ende.']],
    ['Nach Nr. 3 und Abs. 2 gilt das. Ende.', ['Nach Nr. 3 und Abs. 2 gilt das.', 'Ende.']],
    ['1,25 Mio. EUR gibt es. Ende.', ['1,25 Mio. EUR gibt es.', 'Ende.']],
    ['Im 2. Halbjahr. Ende.', ['Im 2. Halbjahr.', 'Ende.']],
    ['Bis 31.12.2026. Danach nicht.', ['Bis 31.12.2026.', 'Danach nicht.']],
    ['Es gibt EUR 10.000. Mehr nicht.', ['Es gibt EUR 10.000.', 'Mehr nicht.']],
    ['3. Voraussetzungen\nText.', ['3. Voraussetzungen', 'Text.']],
    ['?Hilfen in Not? Sind gemeint. Ende.', ['?Hilfen in Not? Sind gemeint.', 'Ende.']],
    ['(Das ist so.) Weiter geht es.', ['(Das ist so.)', 'Weiter geht es.']],
    ['', []],
    ['  Erster.  Zweiter. ', ['Erster.', 'Zweiter.']],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const sentences = splitSentences(text);
      expect(sentences.map((sentence) => sentence.text)).to.deep.equal(expected);
      for (const { text: part, offset } of sentences) {
        expect(text.slice(offset, offset + part.length), 'literal, at its place').to.equal(part);
      }
    });
  }
});
