import { expect } from 'chai';
import { findEvidence } from '../../src/imports/find-evidence.ts';
import type { SectionField } from '../../src/imports/source-record.ts';
import { section, sourceRecord, valuesIn } from './sample-records.ts';

interface Where {
  field?: SectionField;
  variant?: 'tabs' | 'single';
}

describe('rolling in prose', () => {
  const yes: [string, Where?][] = [
    ['Anträge können laufend gestellt werden.'],
    ['Sie können Ihren Antrag jederzeit stellen.'],
    ['Die Antragstellung ist laufend möglich.', { field: 'fristen' }],
    ['laufend', { field: 'fristen' }],
    ['Jederzeit.', { field: 'fristen' }],
    ['Antragsfrist: laufend', { field: 'fristen' }],
    ['Anträge werden ganzjährig entgegengenommen.'],
    ['Anträge können fortlaufend beim Landesamt eingereicht werden.', { field: 'verfahren' }],
    ['Es gibt keine Antragsfristen.', { field: 'fristen' }],
    ['Die Antragstellung ist an keine Fristen gebunden.', { field: 'fristen' }],
    ['Ein Antrag ist jederzeit möglich.'],
    [
      'Projektskizzen können jederzeit eingereicht werden.',
      { field: 'richtlinie', variant: 'single' },
    ],
    ['Jederzeit können Sie einen Antrag stellen.'],
    ['Laufend können Anträge eingereicht werden.'],
    ['Förderanträge können jederzeit gestellt werden.', { field: 'richtlinie' }],
  ];
  for (const [text, where] of yes) {
    it(`rolling: ${text}`, () => {
      expect(valuesIn('rolling', text, where)).to.have.length(1);
    });
  }
  const no: [string, Where?][] = [
    ['Laufende Kosten werden auf Antrag gefördert und können gestellt werden.'],
    ['Anträge sind im laufenden Haushaltsjahr zu stellen.'],
    ['Der Antrag kann jederzeit widerrufen werden; ein neuer ist möglich.'],
    ['Die Bewilligungsstelle kann den Antrag jederzeit prüfen.'],
    ['Anträge können nicht jederzeit gestellt werden.'],
    ['Wir informieren Sie laufend über die Antragstellung.'],
    ['Jederzeit ist Einsicht in die Antragsunterlagen zu ermöglichen; das ist möglich.'],
    ['Anträge können laufend gestellt werden.', { field: 'voraussetzungen' }],
    ['Anträge können laufend gestellt werden.', { field: 'fundstelle' }],
    ['laufend', { field: 'volltext' }],
  ];
  for (const [text, where] of no) {
    it(`not rolling: ${text}`, () => {
      expect(valuesIn('rolling', text, where)).to.deep.equal([]);
    });
  }
});

describe('validity in prose', () => {
  const ends = (text: string, where: Where = { field: 'richtlinie' }): string[] =>
    valuesIn('validUntil', text, where).map(({ on }) => on);
  const cases: [string, string[], Where?][] = [
    [
      'Diese Richtlinie tritt am Tag nach der Veröffentlichung in Kraft. Sie tritt mit Ablauf des 31. Dezember 2025 außer Kraft.',
      ['2025-12-31'],
    ],
    [
      'Diese Richtlinie tritt mit Wirkung vom 1. Juli 2019 in Kraft und mit Ablauf des 31. Dezember 2025 außer Kraft.',
      ['2025-12-31'],
    ],
    ['Gleichzeitig tritt die Richtlinie vom 3.5.2017 mit Ablauf des 30.6.2019 außer Kraft.', []],
    ['Die Richtlinie ist befristet bis zum 31.12.2029.', ['2029-12-31']],
    [
      'Diese Richtlinie gilt für alle Anträge, die bis zum 31. Dezember 2024 bei der Bewilligungsstelle eingehen.',
      ['2024-12-31'],
    ],
    ['Die Förderrichtlinie ist gültig bis 30.06.2027.', ['2027-06-30'], { field: 'volltext' }],
    ['Die Richtlinie tritt am 1. Januar 2026 außer Kraft.', ['2025-12-31']],
    ['Das Programm endet am 31.12.2026.', ['2026-12-31'], { field: 'volltext' }],
    ['Geltungsdauer\nDie Laufzeit endet mit Ablauf des 30. Juni 2028.', ['2028-06-30']],
    ['Stand: Januar 2024', []],
    [
      'Die Laufzeit dieser Förderrichtlinie ist bis zum Auslaufen ihrer Grundlage zuzüglich sechs Monaten, mithin bis zum 30. Juni 2027, befristet.',
      ['2027-06-30'],
    ],
    [
      'Verlängert sich die Grundlage, verlängert sich die Laufzeit der Förderrichtlinie, jedoch nicht über den 31. Dezember 2027 hinaus.',
      [],
    ],
    [
      'Die Richtlinie tritt am Tag ihrer Veröffentlichung in Kraft und am 31. Dezember 2028 außer Kraft.',
      ['2028-12-31'],
    ],
    ['Das Arbeitsverhältnis im Programm ist befristet bis zum 31.12.2027.', []],
    ['Die Richtlinie vom 4.5.2023 gilt weiter.', []],
    ['Die Zweckbindung nach dieser Richtlinie gilt bis zum 31.12.2035.', []],
    ['Anträge nach dieser Richtlinie gelten bis zum 31.12.2026 als gestellt.', []],
    ['Diese Richtlinie tritt am 1. Juli 2024 in Kraft.', []],
    ['Die Geltungsdauer der Richtlinie wird bis zum 31.12.2030 verlängert.', ['2030-12-31']],
    ['Diese Richtlinie tritt am 31.12.2027 außer Kraft.', ['2027-12-31'], { field: 'fundstelle' }],
  ];
  for (const [text, expected, where] of cases) {
    const wanted = where?.field === 'fundstelle' ? [] : expected;
    it(`valid until ${wanted.join(', ') || '–'}: ${text.slice(0, 80)}`, () => {
      expect(ends(text, where)).to.deep.equal(wanted);
      expect(
        valuesIn('deadline', text, where ?? { field: 'richtlinie' }),
        'never a deadline (regression 7)',
      ).to.deep.equal([]);
    });
  }
});

describe('a deadline of a programme', () => {
  it('is no validity', () => {
    const text = 'Die Einreichungsfrist des Programms endet am 31.3.2027.';
    expect(valuesIn('validUntil', text)).to.deep.equal([]);
    expect(valuesIn('deadline', text).map(({ on }) => on)).to.deep.equal(['2027-03-31']);
  });
});

describe('status in prose', () => {
  const states = (text: string, where?: Where): string[] =>
    valuesIn('status', text, where).map(({ status }) => status);
  const cases: [string, string[], Where?][] = [
    ['Seit dem 19.12.2023 ist keine Antragstellung mehr möglich.', ['closed']],
    ['Seit dem 19.12.2023 ist keine Antragstellung im Programm möglich.', ['closed']],
    ['Die Mittel für das Jahr 2026 sind ausgeschöpft.', ['closed'], { field: 'fristen' }],
    ['Anträge können nicht mehr gestellt werden.', ['closed'], { field: 'verfahren' }],
    ['Anträge können derzeit nicht gestellt werden.', ['paused']],
    ['Eine Antragstellung ist zurzeit nicht möglich.', ['paused'], { field: 'fristen' }],
    [
      'Das Programm ist zum Jahresende ausgelaufen.',
      ['closed'],
      { field: 'richtlinie', variant: 'single' },
    ],
    ['Die Fördermittel wurden vollständig vergeben.', ['closed']],
    ['Es werden keine neuen Anträge mehr angenommen.', ['closed']],
    ['Wenn die Mittel ausgeschöpft sind, ist keine Antragstellung mehr möglich.', []],
    ['Anträge werden bearbeitet, bis die Mittel ausgeschöpft sind.', []],
    ['Nach Beginn des Vorhabens ist eine Antragstellung nicht mehr möglich.', []],
    ['Für bereits begonnene Vorhaben ist keine Antragstellung mehr möglich.', []],
    ['Anträge können nicht mehr per E-Mail gestellt werden.', []],
    ['Die Mittel im Modul A sind ausgeschöpft.', []],
    ['Anträge für den Programmteil B können nicht mehr gestellt werden.', []],
    ['Sobald die Mittel verbraucht sind, nehmen wir keine Anträge mehr an.', []],
    ['Ab dem 1.7.2027 können keine Anträge mehr gestellt werden.', []],
    ['Anträge können nicht mehr gestellt werden.', [], { field: 'richtlinie' }],
    ['Anträge können nicht mehr gestellt werden.', [], { field: 'voraussetzungen' }],
    ['Unvollständige Anträge können nicht mehr berücksichtigt werden.', []],
  ];
  for (const [text, expected, where] of cases) {
    it(`${expected.join(', ') || 'says nothing'}: ${text}`, () => {
      expect(states(text, where)).to.deep.equal(expected);
    });
  }

  it('takes the note in the head, in its own words', () => {
    const statusNote = 'Förderprogramm akktiv, Antagstellung nicht merh möglich';
    const found = findEvidence(
      sourceRecord({
        statusNote,
        status: 'closed',
        sections: [section('volltext', 'Anträge können nicht mehr gestellt werden.')],
      }),
    );
    expect(found).to.deep.equal([
      {
        value: { kind: 'status', status: 'closed' },
        sentence: statusNote,
        sourceField: 'statusNote',
        offset: 0,
      },
    ]);
  });
});
