import { expect } from 'chai';
import { findEvidence } from '../../src/imports/find-evidence.ts';
import { sectionFields, type SectionField } from '../../src/imports/source-record.ts';
import { section, sourceRecord, valuesIn } from './sample-records.ts';

interface Where {
  field?: SectionField;
  variant?: 'tabs' | 'single';
}

const fixed = (text: string, where?: Where): string[] =>
  valuesIn('deadline', text, where).map(({ on, time }) => (time === null ? on : `${on} ${time}`));
const yearly = (text: string, where?: Where): string[] =>
  valuesIn('yearlyDeadline', text, where).map(({ monthDay }) => monthDay);
const single: Where = { field: 'richtlinie', variant: 'single' };

describe('deadlines in prose', () => {
  const dated: [string, string[], Where?][] = [
    ['Anträge sind bis zum 31.3.2027 einzureichen.', ['2027-03-31']],
    ['Ihren Antrag stellen Sie bis spätestens 1. Dezember 2026 beim Landesamt.', ['2026-12-01']],
    [
      'Für das Jahr 2026 können Anträge bis zum 20.04.2026 und 15.09.2026 gestellt werden.',
      ['2026-04-20', '2026-09-15'],
      single,
    ],
    [
      'Für das Jahr 2026 können Anträge bis zum 20.04. und 15.09.2026 gestellt werden.',
      ['2026-04-20', '2026-09-15'],
      single,
    ],
    ['Die Frist zur Einreichung von Projektskizzen endete am 28.11.2024.', ['2024-11-28'], single],
    [
      'Für die Einreichung der Anträge gilt als Ausschlussfrist der 15. Mai 2026.',
      ['2026-05-15'],
      { field: 'richtlinie' },
    ],
    ['Projektskizzen konnten bis zum 30.6.2025 eingereicht werden.', ['2025-06-30']],
    [
      'Reichen Sie Ihre Interessenbekundung bis zum 29. Januar 2027, 15:00 Uhr ein.',
      ['2027-01-29 15:00'],
    ],
    ['Bewerbungen sind bis 12 Uhr am 2.2.2027 einzureichen.', ['2027-02-02 12:00']],
    ['Anträge können vom 1.2.2027 bis zum 31.3.2027 gestellt werden.', ['2027-03-31']],
    ['Antragsfrist ist der 31.10.2026.', ['2026-10-31'], { field: 'fristen' }],
    ['Die Frist endet am 31.10.2026, 24:00 Uhr.', ['2026-10-31'], { field: 'fristen' }],
    ['Bewerbungsschluss: 15.05.2027', ['2027-05-15'], { field: 'fristen' }],
    ['Der nächste Stichtag ist der 15.1.2027.', ['2027-01-15'], { field: 'fristen' }],
    ['Anträge für das Jahr 2027 müssen bis zum 31.3. des Jahres 2027 eingehen.', ['2027-03-31']],
    [
      'Sie müssen Ihre Anträge z. B. für Nr. 3 bis zum 31. 12. 2026 einreichen. Später geht es nicht.',
      ['2026-12-31'],
    ],
    ['Die Frist zur Antragstellung:\n31.1.2027', []],
    [
      'Anträge sind einzureichen:\nbis zum 31.1.2027 für Teil A,\nbis zum 31.7.2027 für Teil B.',
      ['2027-01-31', '2027-07-31'],
    ],
  ];
  for (const [text, expected, where] of dated) {
    it(`reads ${expected.join(', ') || 'nothing'}: ${text.slice(0, 70)}`, () => {
      expect(fixed(text, where)).to.deep.equal(expected);
      expect(yearly(text, where), 'a cut year never makes it recur').to.deep.equal([]);
    });
  }

  const recurring: [string, string[], Where?][] = [
    ['Sie stellen den Antrag bis zum 31.3. eines Jahres.', ['03-31']],
    ['Der Antrag ist bis zum 31.1. des jeweiligen Haushaltsjahrs zu stellen.', ['01-31']],
    ['Ihren Antrag reichen Sie bis zum 30.9. des Vorjahres ein.', ['09-30']],
    ['Stellen Sie Ihren Antrag zum 15.12. des Vorjahres.', ['12-15']],
    ['Anträge sind bis spätestens 1.12. für das folgende Kalenderjahr einzureichen.', ['12-01']],
    [
      'Anträge sind jeweils bis spätestens zum 31.1. beziehungsweise 31.7. zu stellen.',
      ['01-31', '07-31'],
    ],
    [
      'Die Anträge sind bis zum 30. November für das jeweils folgende Jahr vorzulegen.',
      ['11-30'],
      { field: 'verfahren' },
    ],
    [
      'Antragstermine sind jeweils der 15. April und der 15. Oktober.',
      ['04-15', '10-15'],
      { field: 'fristen' },
    ],
    [
      'Anträge müssen spätestens bis zum 30.09. jeden Jahres vorliegen und gestellt sein.',
      ['09-30'],
      single,
    ],
    ['Der Antrag ist jährlich bis zum 1. März einzureichen.', ['03-01'], { field: 'fristen' }],
    ['Die Antragsfrist endet jeweils am 31. Oktober.', ['10-31'], { field: 'fristen' }],
    ['Anträge sind bis zum 31.3. eines jeden Jahres zu stellen.', ['03-31'], { field: 'weitere' }],
    [
      'Bewerben Sie sich jährlich bis zum 15. Mai; die Bewerbung ist online einzureichen.',
      ['05-15'],
    ],
    [
      'Anträge nimmt die Stelle bis zum 31.5. des laufenden Jahres entgegen; sie sind dort einzureichen.',
      ['05-31'],
    ],
    ['Projektskizzen sind bis zum 1. Februar eines Jahres einzureichen.', ['02-01']],
    [
      'Das Antragsverfahren ist zweistufig. Bewertungsstichtage sind jeweils der 15. April und 15. Oktober.',
      ['04-15', '10-15'],
      { field: 'fristen' },
    ],
  ];
  for (const [text, expected, where] of recurring) {
    it(`comes back on ${expected.join(', ')}: ${text.slice(0, 70)}`, () => {
      expect(yearly(text, where)).to.deep.equal(expected);
      expect(fixed(text, where)).to.deep.equal([]);
    });
  }

  const traps: [string, Where?][] = [
    ['Sie müssen den Antrag vor Beginn Ihres Vorhabens stellen.'],
    ['Die Richtlinie ist befristet bis zum 31.12.2029; Anträge sind an das Amt zu richten.'],
    ['Die Zweckbindungsfrist für Anträge endet am 31.12.2030.'],
    ['Der Verwendungsnachweis ist bis zum 31.3.2027 vorzulegen; der Antrag ist zu stellen.'],
    ['Der Mittelabruf ist zum 15.11.2026 zu beantragen.'],
    ['Vorhaben, für die Anträge gestellt werden, müssen bis zum 31.12.2027 abgeschlossen sein.'],
    ['3.1. Anträge sind jährlich zu stellen.'],
    ['6.9. Der Antrag ist jeweils einzureichen.', { field: 'verfahren' }],
    ['Nach Nr. 3.1. und Nr. 6.9. sind Anträge jährlich bis zum Abgabetermin zu stellen.'],
    ['Anträge sind bis zum 00. November 2020 einzureichen.'],
    ['Anträge sind bis zum 31. Februar 2027 einzureichen.'],
    ['Anträge sind bis zum 30.2. eines Jahres zu stellen.'],
    ['Anträge sind bis zum 31.12.26 einzureichen.'],
    ['Anträge sind bis zum 29.2. eines Jahres zu stellen.'],
    [
      'Anträge stellen Sie bis zum 31.1.2027, den Abruf bis zum 31.5.2027, die Unterlagen bis zum 30.9.2027.',
    ],
    ['Anträge sind bis zum 31.3. zu stellen.'],
    ['Richtlinie vom 23.12.2024, Anträge sind an die Bezirksregierung zu richten.'],
    [
      'Antragsberechtigt sind Vereine, die bis zum 31.12.2020 gegründet wurden und Anträge stellen.',
    ],
    ['Der Antrag muss innerhalb von 3 Monaten nach dem 1.2.2027 gestellt werden.'],
    ['Ab dem 1.2.2027 können Anträge gestellt werden.'],
    ['Für bis zum 31.12.2025 eingegangene Anträge ist die alte Richtlinie maßgeblich.'],
    [
      'Anträge, die bis zum 31.12.2025 gestellt wurden, werden nach der bisherigen Richtlinie beschieden.',
    ],
    ['Der Antrag auf Auszahlung ist bis zum 30.11.2027 zu stellen.'],
    ['Anträge für Projekte mit einer Laufzeit bis zum 31.12.2028 sind zu stellen.'],
    ['Anträge sind bis zum 31.3. eines Jahres zu stellen.', { field: 'richtlinie' }],
    ['Es gilt die Fassung vom 4.5.2023.', { field: 'fristen' }],
    ['Die Bewilligungsfrist endet am 31.12.2027.', { field: 'fristen' }],
    [
      'Abschluss: Die Investitionen müssen bis zum 31.12.2028 abgeschlossen sein. Mittelabruf: Der Abruf ist bis zum 30.3.2029 zu stellen. Abrechnung: Der Antrag ist bis zum 30.6.2030 vorzulegen.',
      { field: 'fristen' },
    ],
    [
      'Antragsteller müssen zum Stichtag 31.12.2023 ordentliches Mitglied sein und Anträge stellen.',
      { field: 'voraussetzungen' },
    ],
    ['Fristen werden auf der Website bekannt gegeben.', { field: 'fristen' }],
  ];
  for (const [text, where] of traps) {
    it(`is no deadline: ${text.slice(0, 80)}`, () => {
      expect([...fixed(text, where), ...yearly(text, where)]).to.deep.equal([]);
    });
  }

  it('takes none from citation, conditions, documents or processing time', () => {
    const text = 'Anträge sind bis zum 31.3.2027 und danach bis zum 31.3. eines Jahres zu stellen.';
    const fields = sectionFields.filter(
      (field) => findEvidence(sourceRecord({ sections: [section(field, text)] })).length > 0,
    );
    expect(fields).to.deep.equal([
      'kurztext',
      'volltext',
      'verfahren',
      'fristen',
      'richtlinie',
      'weitere',
    ]);
  });

  it('keeps the literal sentence and its place', () => {
    const text =
      'Ein Satz.\nNach Abs. 2 gilt: Anträge sind bis zum 31.3.2027 einzureichen. Noch ein Satz.';
    const [found] = findEvidence(sourceRecord({ sections: [section('fristen', text)] }));
    expect(found?.sentence).to.equal(
      'Nach Abs. 2 gilt: Anträge sind bis zum 31.3.2027 einzureichen.',
    );
    expect(
      text.slice(found?.offset, (found?.offset ?? 0) + (found?.sentence.length ?? 0)),
    ).to.equal(found?.sentence);
    expect(found?.value).to.deep.equal({
      kind: 'deadline',
      on: '2027-03-31',
      time: null,
      what: 'Antrag',
    });
  });
});
