import { expect } from 'chai';
import { repairCharacters } from '../../src/imports/repair-characters.ts';
import { statusOfNote } from '../../src/imports/source-status.ts';

const repairs: readonly (readonly [string, string])[] = [
  ['Programm ?Miteinander wachsen? (2021?2027)', 'Programm „Miteinander wachsen“ (2021–2027)'],
  ['Koproduktion (?Minivertrag?)', 'Koproduktion („Minivertrag“)'],
  ['?Stark vor Ort?', '„Stark vor Ort“'],
  ['Agentur ? Ansprechpartner', 'Agentur – Ansprechpartner'],
  ['?Los!?, sagte man', '„Los!“, sagte man'],
  ['?Neue Wege?-Programm', '„Neue Wege“-Programm'],
  ['?Was nun?? heißt es', '„Was nun?“ heißt es'],
  // Real questions, and what nobody can decide, stay.
  ['Wer wird gefördert?', 'Wer wird gefördert?'],
  ['Preis in ?', 'Preis in ?'],
  ['und so weiter?', 'und so weiter?'],
  ['Wie hoch? Und wann?', 'Wie hoch? Und wann?'],
];

describe('repairCharacters', () => {
  for (const [received, shown] of repairs) {
    it(`${received} → ${shown}`, () => {
      expect(repairCharacters(received)).to.equal(shown);
    });
  }
});

const notes: readonly (readonly [string | null, string])[] = [
  [null, 'unknown'],
  ['Förderprogramm aktiv, Antragstellung nicht mehr möglich', 'closed'],
  ['Förderprogramm akktiv, Antagstellung nicht merh möglich', 'closed'],
  ['Programm aktiv, Antragsstellung derzeit nicht möglich', 'paused'],
  ['Förderprogramm ausgelaufen', 'closed'],
  ['Förderprogramm in Überarbeitung', 'unclear'],
  ['ausschließlich für Bestandskunden', 'unclear'],
];

describe('statusOfNote', () => {
  for (const [note, status] of notes) {
    it(`${note ?? 'no note'} → ${status}`, () => {
      expect(statusOfNote(note)).to.equal(status);
    });
  }
});
