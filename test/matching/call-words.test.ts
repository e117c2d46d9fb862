import { expect } from 'chai';
import {
  askedWords,
  conditionWords,
  openQuestionWords,
} from '../../src/matching/questions/call-words.ts';
import { compileCriteria } from '../../src/matching/criteria/compile-criteria.ts';
import type { Programme } from '../../src/programmes/programme.ts';
import { programme } from './samples.ts';

describe('call list words', () => {
  it('ask every kind of open question as one would on the telephone', () => {
    const cases: [string, string][] = [
      [
        'Ob ein Angebot für Familien und Zugewanderte gefördert wird',
        'Fördern Sie auch ein Angebot für Familien und Zugewanderte?',
      ],
      ['ob Bildung gefördert wird', 'Fördern Sie auch Bildung?'],
      [
        'Ob die Weiterleitung an einen Träger erlaubt ist',
        'Darf die Kommune die Förderung an einen Träger weiterleiten?',
      ],
      ['Ob und bis wann Anträge möglich sind', 'Sind zurzeit Anträge möglich, und bis wann?'],
      [
        'Ob über den 31.12.2027 hinaus gefördert wird',
        'Fördern Sie auch ein Vorhaben, das über den 31.12.2027 hinaus läuft?',
      ],
      ['Ob die Pauschale auch „Räume“ deckt', 'Deckt die Pauschale auch „Räume“?'],
      ['Welche Kosten gefördert werden', 'Welche Kosten fördern Sie?'],
      [
        'Bis wann die Skizze oder Interessenbekundung einzureichen ist',
        'Bis wann ist die Skizze oder Interessenbekundung einzureichen?',
      ],
      ['Fördersatz', 'Wie hoch ist der Fördersatz?'],
      ['Ob etwas anderes gilt', 'Können Sie uns sagen, ob etwas anderes gilt?'],
      ['Betrag für „Räume“', 'Was gilt hier: Betrag für „Räume“?'],
    ];
    for (const [what, words] of cases) expect(openQuestionWords(what)).to.equal(words);
  });

  it('quote a condition so that yes means met', () => {
    const words = (kind: 'gebiet' | 'indikator' | 'sonstiges'): string =>
      conditionWords({ kind, text: 'Netzwerk „Frühe Hilfen“' });
    expect(words('sonstiges')).to.equal(
      'Erfüllt ein Vorhaben wie unseres die Voraussetzung „Netzwerk ‚Frühe Hilfen‘“?',
    );
    expect(words('gebiet')).to.match(/^Erfüllt der Ort unseres Vorhabens /u);
    expect(words('indikator')).to.match(/^Erfüllt unser Quartier /u);
  });

  it('show the condition as the record has it, and nothing where it has none', () => {
    const condition: Programme['conditions'][number] = {
      ...{ key: 'x', text: 'Netzwerk', kind: 'sonstiges', effect: 'blocking' },
      ...{ testedBy: null, reading: 'Ein Netzwerk muss bestehen.' },
    };
    const compiled = compileCriteria(programme({ conditions: [condition] }), () => undefined);
    expect(askedWords('x', 'Netzwerk', compiled).quote).to.equal(
      '„Netzwerk“: Ein Netzwerk muss bestehen.',
    );
    const open = askedWords('window?ob es geht', 'Ob es geht', compiled);
    expect(open).to.include({ quote: '', words: 'Können Sie uns sagen, ob es geht?' });
  });
});
