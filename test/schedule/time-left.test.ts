import { expect } from 'chai';
import { calendarText } from '../../src/schedule/calendar-text.ts';
import type { CalendarEntry } from '../../src/schedule/calendar.ts';
import { districtsAround, stationsFor, type Committee } from '../../src/schedule/committee.ts';
import { readCalendarFile } from '../../src/schedule/sources/calendar-file.ts';
import { planView } from '../../src/schedule/plan-section.ts';
import { proposeCommittee } from '../../src/schedule/committee-words.ts';
import { compareWithKept, nameChoices } from '../../src/schedule/sitting-import.ts';
import type { KeptSitting } from '../../src/schedule/sitting.ts';
import type { FileEntry } from '../../src/schedule/sources/file-entry.ts';
import { timeLeft, type ConsultationFrame } from '../../src/schedule/time-left.ts';

const committee = (id: string, more: Partial<Committee> = {}): Committee => ({
  ...{ id, municipalityId: 'lev', name: id, shortName: id, kind: 'ausschuss' },
  ...{ consultationOrder: 1, districtId: null, version: 1, retiredAt: null, source: null },
  ...more,
});
const committees = [
  committee('rat', { name: 'Rat der Stadt', shortName: 'Rat', kind: 'rat', consultationOrder: 3 }),
  committee('bv1', {
    ...{ name: 'Bezirksvertretung für den Stadtbezirk I', shortName: 'BV I' },
    ...{ kind: 'bezirksvertretung', consultationOrder: 2, districtId: 'b1' },
  }),
  committee('bv2', {
    ...{ name: 'Bezirksvertretung für den Stadtbezirk II', shortName: 'BV II' },
    ...{ kind: 'bezirksvertretung', consultationOrder: 2, districtId: 'b2' },
  }),
  committee('soz', {
    name: 'Ausschuss für Soziales, Gesundheit und Senioren',
    shortName: 'Soziales',
  }),
  committee('alt', { name: 'Alter Ausschuss', shortName: 'Alt', retiredAt: '2026-01-01' }),
  committee('fin', { name: 'Finanzausschuss', shortName: 'Finanzen', consultationOrder: null }),
];

const frame: ConsultationFrame = {
  stations: [
    { committeeId: 'soz', name: 'Soziales', isDeciding: false },
    { committeeId: 'rat', name: 'Rat', isDeciding: true },
  ],
  sittings: [
    { committeeId: 'soz', on: '2027-02-22', submissionOn: '2027-02-05' },
    { committeeId: 'rat', on: '2027-03-15', submissionOn: null },
  ],
  lead: {
    ...{ submissionWorkingDays: 10, coSignatureWorkingDays: 15 },
    ...{ carrierWorkingDays: 10, filingWorkingDays: 2 },
  },
};
const deadline = '2027-03-31';

describe('the order of consultation of a place', () => {
  const names = (within: string[]) => stationsFor(committees, within).map(({ name }) => name);

  it('has the Bezirksvertretung of the district only, and the council decides', () => {
    expect(names(['m1', 'b1'])).to.deep.equal(['Soziales', 'BV I', 'Rat']);
    expect(names(['b2'])).to.deep.equal(['Soziales', 'BV II', 'Rat']);
    expect(names([])).to.deep.equal(['Soziales', 'Rat']);
    expect(stationsFor(committees, []).map(({ isDeciding }) => isDeciding)).to.deep.equal([
      false,
      true,
    ]);
  });

  it('finds what a Stadtteil lies in, and ends where districts go in a circle', () => {
    const place = (id: string, parentId: string | null) => ({
      ...{ id, parentId, municipalityId: 'lev', name: id, kind: 'stadtteil' },
    });
    const districts = [place('m1', 'b1'), place('b1', null), place('x', 'y'), place('y', 'x')];
    expect(districtsAround(districts, 'm1')).to.deep.equal(['m1', 'b1']);
    expect(districtsAround(districts, 'x')).to.deep.equal(['x', 'y']);
    expect(districtsAround(districts, null)).to.deep.equal([]);
  });
});

describe('the time left until a deadline', () => {
  const cases: [string, string, string[], RegExp][] = [
    ['2026-11-22', deadline, ['regular'], /spätestens am 31\.12\.2026 beginnen/u],
    ['2027-01-10', deadline, ['regular'], /verkürztem Vorlauf: Vorlage bis 05\.02\.2027/u],
    [
      '2027-02-06',
      deadline,
      ['urgentDecision', 'subjectToDecision'],
      /Dringlichkeitsentscheidung/u,
    ],
    ['2027-03-27', deadline, ['subjectToDecision'], /fristwahrend/u],
    ['2027-04-01', deadline, ['tooLate'], /abgelaufen/u],
  ];
  for (const [today, on, ways, words] of cases) {
    it(`on ${today}: ${ways.join(', ')}`, () => {
      const left = timeLeft(on, frame, today);
      expect(left.ways).to.deep.equal(ways);
      expect(left.words).to.match(words);
    });
  }

  it('without an order of consultation or sittings nobody can say, except that it is over', () => {
    for (const change of [{ stations: [] }, { sittings: [] }]) {
      const left = timeLeft(deadline, { ...frame, ...change }, '2026-11-22');
      expect(left.ways).to.deep.equal(['sittingsUnknown']);
      expect(left.startBy).to.equal(null);
    }
    expect(timeLeft(deadline, { ...frame, stations: [] }, '2027-04-01').ways).to.deep.equal([
      'tooLate',
    ]);
  });

  it('is worked out once for each deadline and day', () => {
    expect(timeLeft(deadline, frame, '2026-11-22')).to.equal(
      timeLeft(deadline, frame, '2026-11-22'),
    );
    expect(timeLeft(deadline, frame, '2027-02-06').ways).not.to.deep.equal(['regular']);
  });

  it('shows its steps earliest first, past ones marked, with the ways that remain', () => {
    const view = planView(
      timeLeft(deadline, { ...frame, isLeadAssumed: true }, '2027-02-06'),
      '2027-02-06',
    );
    expect(view.steps.map(({ day, isPast }) => [day, isPast])).to.deep.equal([
      ['31.12.2026', true],
      ['15.01.2027', true],
      ['05.02.2027', true],
      ['22.02.2027', false],
      ['15.03.2027', false],
      ['25.03.2027', false],
      ['31.03.2027', false],
    ]);
    const [urgent, subject] = view.ways;
    expect(urgent?.title).to.equal('Dringlichkeitsentscheidung (§ 60 Abs. 1 GO NRW)');
    const steps = urgent?.steps.join(' ') ?? '';
    // Who decides, what is written down, who approves.
    expect(steps).to.match(/Hauptausschuss.*Ratsmitglied.*schriftlich festgehalten/u);
    expect(steps).to.match(/Rat in seiner nächsten Sitzung zur Genehmigung/u);
    expect(steps).to.contain('[Angabe fehlt: nächste Sitzung]');
    // A council that still sits in time leaves nothing urgent, unless the paper is not taken up.
    expect(steps).to.match(/Der Rat tagt noch am 15\.03\.2027.*Nachtrag/u);
    expect(urgent?.assumption).to.contain('nicht geprüft');
    expect(subject?.title).to.match(/^Fristwahrend/u);
    expect(subject?.steps.join(' ')).to.contain('absenden');
    expect(view.isDemo).to.equal(false);
    expect(view.assumption).to.equal('/kalender/vorlaufzeiten');
  });

  it('leads to the sittings where they are missing', () => {
    const view = planView(
      timeLeft(deadline, { ...frame, sittings: [] }, '2026-11-22'),
      '2026-11-22',
    );
    expect(view.links.map(({ href }) => href)).to.deep.equal(['/kalender/sitzungen']);
    expect(view.assumption).to.equal(null);
    expect(view.steps.map(({ day }) => day)).to.include('keine passende Sitzung');
  });
});

describe('a file against the sittings kept', () => {
  it('recognises a committee by its name or short name in whole words', () => {
    const cases: [string, string | null][] = [
      ['Rat', 'rat'],
      ['12. Sitzung: Rat der Stadt', 'rat'],
      ['BV II', 'bv2'],
      ['Bezirksvertretung für den Stadtbezirk I (öffentlich)', 'bv1'],
      ['bezirksvertretung für den stadtbezirk ii', 'bv2'],
      ['Integrationsrat', null],
      ['Alter Ausschuss', null],
      ['Weihnachtsfeier', null],
      ['Bezirksvertretung I', 'bv1'],
      ['Bezirksvertretung', null],
      ['Bezirksvertretung III', null],
    ];
    for (const [name, id] of cases)
      expect(proposeCommittee(name, committees)?.committeeId ?? null, name).to.equal(id);
  });

  const entry = (on: string, more: Partial<FileEntry> = {}): FileEntry => ({
    ...{ line: 1, name: 'Rat', on, submissionOn: null, isCancelled: false },
    ...more,
  });
  const kept = (sitsOn: string, more: Partial<KeptSitting> = {}): KeptSitting => ({
    ...{ id: sitsOn, municipalityId: 'lev', committeeId: 'rat', sitsOn, submissionOn: null },
    ...{ note: null, origin: 'person', source: null, cancelledAt: null, version: 1 },
    ...more,
  });

  const cases: [string, FileEntry, KeptSitting[], string][] = [
    ['is not kept', entry('2027-01-11'), [], 'new'],
    ['is kept', entry('2027-01-11'), [kept('2027-01-11')], 'known'],
    [
      'names another day for papers',
      entry('2027-01-11', { submissionOn: '2026-12-18' }),
      [kept('2027-01-11', { submissionOn: '2026-12-20' })],
      'submissionChanged',
    ],
    [
      'names no day for papers, which takes none away',
      entry('2027-01-11'),
      [kept('2027-01-11', { submissionOn: '2026-12-20' })],
      'known',
    ],
    ['is cancelled', entry('2027-01-11', { isCancelled: true }), [kept('2027-01-11')], 'cancelled'],
    [
      'is cancelled and was never kept',
      entry('2027-01-11', { isCancelled: true }),
      [],
      'neverKept',
    ],
    [
      'was cancelled by hand',
      entry('2027-01-11'),
      [kept('2027-01-11', { cancelledAt: 'x' })],
      'cancelledHere',
    ],
    ['has no committee', entry('2027-01-11', { name: 'Feier' }), [], 'unassigned'],
  ];
  for (const [title, one, there, kind] of cases) {
    it(`a sitting that ${title}: ${kind}`, () => {
      const lines = compareWithKept([one], nameChoices([one], committees), there);
      expect(lines.map((line) => line.kind)).to.deep.equal([kind]);
    });
  }

  it('twice in a file counts once', () => {
    const twice = [entry('2027-01-11'), entry('2027-01-11', { name: 'Rat der Stadt' })];
    const lines = compareWithKept(twice, nameChoices(twice, committees), []);
    expect(lines.map(({ kind }) => kind)).to.deep.equal(['new', 'duplicate']);
  });
});

describe('the calendar as a file', () => {
  const entries: CalendarEntry[] = [
    {
      ...{
        id: 'sitzung-1',
        on: '2026-12-31',
        kind: 'sitzung',
        title: 'Rat, Sondersitzung; „Größe“',
      },
      details: ['ä'.repeat(90), 'Zeile\nzwei'],
      ...{ href: null, isCancelled: true, isDemo: true },
    },
  ];

  it('is read again as what it was', () => {
    const text = calendarText(entries, new Date('2026-11-22T10:00:00Z'));
    const { entries: again, problems } = readCalendarFile(text);
    expect(problems).to.deep.equal([]);
    expect(again).to.deep.equal([
      {
        ...{ line: 6, name: 'Sitzung: Rat, Sondersitzung; „Größe“ (Demo)', on: '2026-12-31' },
        ...{ submissionOn: null, isCancelled: true },
      },
    ]);
    expect(text).to.contain('DTSTAMP:20261122T100000Z').and.contain('DTEND;VALUE=DATE:20270101');
  });

  it('has no line of more than 75 octets and ends every line as the standard wants', () => {
    const text = calendarText(entries, new Date('2026-11-22T10:00:00Z'));
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).to.be.at.most(75);
    expect(text.replaceAll('\r\n', '')).not.to.match(/[\r\n]/u);
  });
});
