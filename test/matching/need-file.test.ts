import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { scopeOfInstallation } from '../../src/accounts/scope.ts';
import { matchJsonRows } from '../../src/matching/match-rows.ts';
import { trialWarnings } from '../../src/matching/trial/trial.ts';
import { readNeedFile } from '../../src/matching/trial/need-file.ts';
import { testApp, type TestApp } from '../support/app.ts';

const full = {
  title: 'Quartiersmanagement',
  description: 'Halbe Stelle und Verfügungsmittel',
  quarter: 'manfort',
  topics: ['quartiersmanagement'],
  targetGroups: ['bewohnerschaft'],
  applicants: ['kommune', 'freier-traeger'],
  forwarding: true,
  costItems: [
    { kind: 'personal', amountPerYear: 42_500 },
    { kind: 'verfuegungsmittel', amountPerYear: 20_000 },
  ],
  start: '2027-07',
  months: 36,
};

function needOf(content: object) {
  const read = readNeedFile(JSON.stringify(content));
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.need;
}

describe('the need file', () => {
  it('needs only topics, cost items and applicants; the rest is unknown, not assumed', () => {
    const need = needOf({ topics: [], costItems: [{ kind: 'personal' }], applicants: [] });
    expect(need).to.include({ forwarding: null, start: null, months: null });
    expect(need.costItems[0]?.amountPerYear).to.equal(null);
  });

  const wrong: [string, string, RegExp][] = [
    ['no JSON', '{"topics":', /kein gültiges JSON/u],
    [
      'a missing list',
      JSON.stringify({ topics: [], costItems: [] }),
      /applicants: Die Angabe fehlt/u,
    ],
    [
      'an unknown code',
      JSON.stringify({ ...full, topics: ['quartier'] }),
      /topics\.0: unbekannter Wert; möglich sind kinderarmut/u,
    ],
    [
      'a month that does not exist',
      JSON.stringify({ ...full, start: '2027-13' }),
      /start: .*JJJJ-MM/u,
    ],
    [
      'a negative amount',
      JSON.stringify({ ...full, costItems: [{ kind: 'personal', amountPerYear: -1 }] }),
      /costItems\.0\.amountPerYear: Die Zahl ist zu klein; erlaubt ist mindestens 0/u,
    ],
    [
      'a list that is missing, with what it may hold',
      JSON.stringify({ ...full, applicants: undefined }),
      /applicants: Die Angabe fehlt\. Möglich sind: kommune, /u,
    ],
    [
      'a kind of cost that is missing',
      JSON.stringify({ ...full, costItems: [{ amountPerYear: 1 }] }),
      /costItems\.0\.kind: .*personal/u,
    ],
    [
      'a text in place of a list',
      JSON.stringify({ ...full, topics: 'armut' }),
      /topics: Hier wird eine Liste .* erwartet\. Möglich sind: /u,
    ],
    ['a list in place of a need', '[]', /Datei: Hier wird ein Objekt .* erwartet/u],
    ['half a month', JSON.stringify({ ...full, months: 0.5 }), /months: .*ganze Zahl/u],
    [
      'a name nobody knows within',
      JSON.stringify({ ...full, area: { isekk: true } }),
      /area: unbekannter Name: isekk/u,
    ],
  ];
  for (const [title, text, problem] of wrong) {
    it(`names the place of ${title}`, () => {
      const read = readNeedFile(text);
      expect(read.ok ? [] : read.problems.join(' ')).to.match(problem);
    });
  }

  it('tells of names nobody knows', () => {
    const read = readNeedFile(JSON.stringify({ ...full, targetGroup: ['familien'] }));
    expect(read.ok && read.ignored).to.deep.equal(['targetGroup']);
  });
});

describe('a list that says nothing', () => {
  const words = { topics: 'Themen', applicants: 'Wer beantragen kann', costItems: 'Kosten' };
  for (const [name, word] of Object.entries(words)) {
    it(`${name}: is tried, with a warning`, () => {
      const said = trialWarnings(needOf({ ...full, [name]: [] }), '2026-11-28');
      expect(said).to.have.length(1);
      expect(said[0]).to.match(new RegExp(`^${word}: nicht angegeben`, 'u'));
    });
  }
});

describe('a beginning in the past', () => {
  const cases: [string | null, string, boolean][] = [
    ['2025-01', '2026-11-28', true],
    ['2026-10', '2026-11-01', true],
    ['2026-11', '2026-11-28', false],
    ['2027-07', '2026-11-28', false],
    [null, '2026-11-28', false],
  ];
  for (const [start, on, isWarned] of cases) {
    it(`${start ?? 'none'} on ${on}: ${isWarned ? 'warned' : 'nothing said'}`, () => {
      expect(trialWarnings({ ...needOf(full), start }, on)).to.have.length(isWarned ? 1 : 0);
    });
  }

  it('is a line on stderr of the command for people; the JSON stays pure', () => {
    const folder = mkdtempSync(join(tmpdir(), 'match-'));
    const file = join(folder, 'need.json');
    writeFileSync(file, JSON.stringify({ ...full, start: '2025-01' }));
    const run = (...more: string[]) =>
      spawnSync(
        process.execPath,
        ['dist/src/commands/match.js', '--need-file', file, '--on', '2026-11-28', ...more],
        { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder } },
      );
    const warning = 'Warnung: Beginn liegt in der Vergangenheit: 01/2025';
    const people = run();
    expect(people.stderr).to.contain(warning);
    expect(people.stdout).not.to.contain(warning);
    const machine = run('--json');
    expect(machine.stderr).to.equal('');
    expect(JSON.parse(machine.stdout)).to.be.an('array');
    expect([people.status, machine.status]).to.deep.equal([0, 0]);
    // What counts beside the file is said to people as on the page.
    expect(people.stdout).to.contain('Außerdem berücksichtigt:').and.contain('Kennzahlen: ');
    writeFileSync(file, JSON.stringify({ ...full, quarter: 'Manfortt' }));
    const unknown = run('--json');
    expect(unknown.status).to.equal(2);
    expect(unknown.stdout).to.equal('');
    expect(unknown.stderr).to.contain('„Manfortt“').and.contain('Meinten Sie manfort?');
    writeFileSync(file, '{"topics":["quartiersmanagement"]}');
    expect(run('--json').stdout).to.equal('');
    const least = { topics: full.topics, costItems: full.costItems, applicants: full.applicants };
    writeFileSync(file, JSON.stringify(least));
    expect(JSON.parse(run('--json').stdout)).to.be.an('array');
    expect(run('--on', 'gestern').status).to.equal(2);
    expect(run('--help').stdout).to.contain('Aufruf:');
    rmSync(folder, { recursive: true });
  }).timeout(120_000);
});

describe('trying a need without saving it', () => {
  let test: TestApp;
  before(async () => {
    test = await testApp();
  });
  after(() => test.close());

  it('leaves open what a programme demands of the costs where the file names none', async () => {
    const { services } = test;
    const scope = scopeOfInstallation(await services.stores.quarters.listMunicipalityIds());
    const trial = await services.trials.tryNeed(scope, needOf({ ...full, costItems: [] }));
    const matches = [...trial.groups.flatMap((one) => one.matches), ...trial.doesNotFit];
    const found = matches.flatMap(({ result }) =>
      result.results.filter(({ kind }) => kind === 'costType'),
    );
    expect(found.length).to.be.greaterThan(10);
    for (const { result, reason } of found) expect(result, reason).to.equal('unknown');
  });

  it('says of each fact whether the file says it or the house knew it', async () => {
    const { services } = test;
    const scope = scopeOfInstallation(await services.stores.quarters.listMunicipalityIds());
    const fromOf = async (more: object): Promise<Map<string, string>> => {
      const { known } = await services.trials.tryNeed(scope, needOf({ ...full, ...more }));
      return new Map(known.map(({ label, from }) => [label, from]));
    };
    const plain = await fromOf({});
    expect(plain.get('Kennzahlen')).to.equal('aus dem Bestand');
    const more = await fromOf({
      area: { isek: true },
      concept: 'councilApproved',
      finances: { weak: true, provisional: false },
      figures: [{ of: 'quarter', indicator: 'sgb2-quote', value: 20, year: 2024 }],
    });
    expect(more.get('Gebiet')).to.equal('aus den Angaben');
    expect(more.get('Konzept')).to.equal('aus den Angaben');
    expect(more.get('Haushaltslage')).to.equal('aus den Angaben');
    expect(more.get('Kennzahlen')).to.equal('aus den Angaben und dem Bestand');
  });

  it('answers like the page of a saved need with the same entries', async () => {
    const { services } = test;
    const scope = scopeOfInstallation(await services.stores.quarters.listMunicipalityIds());
    const needs = await services.stores.needs.listNeeds(scope);
    const quarters = await services.stores.quarters.listQuarters(scope);
    const saved = needs.find(({ buildingBlock }) => buildingBlock === 'implementation');
    const quarter = quarters.find(({ id }) => id === saved?.quarterId);
    const organisations = await services.stores.quarters.listOrganisations(scope);
    const carrier = organisations.find(({ id }) => id === saved?.carrierId);
    if (!saved || !quarter) throw new Error('the seed has no such need');
    const trial = await services.trials.tryNeed(
      scope,
      needOf({
        quarter: quarter.slug,
        topics: saved.topics,
        targetGroups: saved.targetGroups,
        applicants: saved.applicants,
        forwarding: saved.forwarding,
        start: saved.startMonth,
        months: saved.months,
        ...(carrier?.applicantCode ? { carrier: carrier.applicantCode } : {}),
        ...(saved.duty ? { duty: saved.duty } : {}),
        ...(saved.ownShareCentsPerYear === null
          ? {}
          : { ownSharePerYear: saved.ownShareCentsPerYear / 100 }),
        ...(saved.conceptStatus ? { concept: saved.conceptStatus } : {}),
        running: {
          provider: saved.presentProvider,
          since: saved.runningSince,
          paidBy: saved.paidBy,
        },
        costItems: saved.costItems.map(({ costType, label, amountCentsPerYear }) => ({
          kind: costType,
          label,
          amountPerYear: amountCentsPerYear === null ? null : amountCentsPerYear / 100,
        })),
      }),
    );
    const onPage = await services.matching.matchesOfNeed(scope, saved.id);
    // The ceilings differ: a saved need knows its costs by budget year, a file only one year's amount.
    const told = (rows: readonly Record<string, unknown>[]) =>
      new Map(rows.map(({ slug, verdict, criteria }) => [slug, { verdict, criteria }]));
    expect(told(matchJsonRows(trial))).to.deep.equal(told(matchJsonRows(onPage)));
    expect(matchJsonRows(trial).length).to.be.greaterThan(100);
  });

  it('refuses a quarter nobody knows', async () => {
    const { services } = test;
    const scope = scopeOfInstallation(await services.stores.quarters.listMunicipalityIds());
    const asked = services.trials.tryNeed(scope, needOf({ ...full, quarter: 'nirgendwo' }));
    expect(await asked.catch((error: unknown) => String(error))).to.contain('Quartier');
  });
});
