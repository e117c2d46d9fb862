import { expect } from 'chai';
import type { JobRun } from '../../src/jobs/job-run.ts';
import { emptyNewsText, newsCheckView } from '../../src/matching/news/news-check-views.ts';
import { newsCheckOf } from '../../src/matching/news/news-check.ts';

const now = new Date('2026-11-22T10:00:00Z');
const at = (time: string): string => `2026-11-22T${time}:00.000Z`;

const run = (time: string, changed: Partial<JobRun> = {}): JobRun => ({
  ...{ id: time, job: 'match-news', slot: time, state: 'done', ownerToken: 'o', attempt: 1 },
  ...{ startedById: null, startedAt: at(time), heartbeatAt: at(time), finishedAt: at(time) },
  ...{ progress: null, summary: null, error: null },
  ...changed,
});
const failedFor = (item: string): Partial<JobRun> => ({
  summary: { text: '', counts: [], failures: [{ item, reason: 'x' }] },
});

describe('when matches were last checked', () => {
  const here = { now, municipalityIds: ['leverkusen'] };
  const check = (runs: readonly JobRun[], changedAt: string | null) =>
    newsCheckOf({ runs, changedAt }, here);

  const cases: [string, JobRun[], string | null, ReturnType<typeof check>][] = [
    ['never', [], null, { checkedAt: null, changedAt: null, state: 'idle' }],
    [
      'after the last change',
      [run('09:00')],
      at('08:59'),
      { checkedAt: at('09:00'), changedAt: null, state: 'idle' },
    ],
    [
      'in the moment of the change: the run may have read before it',
      [run('09:00')],
      at('09:00'),
      { checkedAt: at('09:00'), changedAt: at('09:00'), state: 'idle' },
    ],
    [
      'while a run is at it',
      [run('09:59', { state: 'running' }), run('09:00')],
      at('09:30'),
      { checkedAt: at('09:00'), changedAt: at('09:30'), state: 'running' },
    ],
    [
      'before a run that died',
      [run('09:50', { state: 'running' }), run('09:00')],
      null,
      { checkedAt: at('09:00'), changedAt: null, state: 'failed' },
    ],
    [
      'before two that failed',
      [run('09:50', { state: 'failed' }), run('09:40', { state: 'abandoned' }), run('09:00')],
      null,
      { checkedAt: at('09:00'), changedAt: null, state: 'failed' },
    ],
    [
      'before one that passed this municipality over',
      [run('09:50', failedFor('leverkusen')), run('09:00')],
      null,
      { checkedAt: at('09:00'), changedAt: null, state: 'failed' },
    ],
    [
      'by one that passed another municipality over',
      [run('09:50', failedFor('wuppertal')), run('09:00')],
      null,
      { checkedAt: at('09:50'), changedAt: null, state: 'idle' },
    ],
  ];
  for (const [name, runs, changedAt, expected] of cases) {
    it(name, () => {
      expect(check(runs, changedAt)).to.deep.equal(expected);
    });
  }

  it('is said in words, with a way to look again only where waiting helps', () => {
    const said = (runs: readonly JobRun[], changedAt: string | null) => {
      const { tag, text, detail, againHref } = newsCheckView(check(runs, changedAt), {
        art: 'new',
      });
      return [tag.text, text, detail, againHref].join(' | ');
    };
    expect(said([], null))
      .to.include('noch nicht geprüft')
      .and.include('hält nur fest')
      .and.include('/treffer/neues?art=new');
    expect(said([run('09:00')], at('08:00'))).to.equal(
      'auf dem Stand | Treffer zuletzt geprüft: 22.11.2026, 10:00 Uhr. | ' +
        'Seitdem wurde nichts geändert, was Treffer berührt. | ',
    );
    expect(said([run('09:00')], at('09:10')))
      .to.include('Prüfung steht aus')
      .and.include('zuletzt 22.11.2026, 10:10 Uhr')
      .and.include('zwei bis drei Minuten');
    expect(said([run('09:59', { state: 'running' })], null)).to.include('Prüfung läuft');
    expect(said([run('09:59', { state: 'failed' }), run('09:00')], at('09:10')))
      .to.include('zuletzt geprüft: 22.11.2026, 10:00 Uhr')
      .and.include('gescheitert');
  });

  it('an empty list says whether the filter or the city has nothing', () => {
    expect(emptyNewsText({ all: 0, isFiltered: true })).to.include('kein Treffer geändert');
    expect(emptyNewsText({ all: 0, isFiltered: false })).to.include('kein Treffer geändert');
    expect(emptyNewsText({ all: 1, isFiltered: true })).to.include('steht hier 1 Meldung');
    expect(emptyNewsText({ all: 7, isFiltered: true })).to.include('stehen hier 7 Meldungen');
  });
});
