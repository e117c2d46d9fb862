import { expect } from 'chai';
import {
  dueLinks,
  nextCheck,
  type LinkCheck,
  type LinkFinding,
} from '../../src/link-watch/link-check.ts';
import { linkDetail, linkTag } from '../../src/link-watch/link-words.ts';

const url = 'https://foerderer.example/programm';
const finding = (kind: LinkFinding['kind']): LinkFinding => ({
  kind,
  status: kind === 'unreachable' ? null : 200,
  finalUrl: null,
  reason: kind === 'ok' ? '' : `Grund ${kind}`,
});

/** Looks on these days, each at the given hour. */
function after(...looks: readonly (readonly [string, LinkFinding['kind']])[]): LinkCheck {
  const last = looks.reduce<LinkCheck | undefined>(
    (before, [instant, kind]) =>
      nextCheck(url, before, { finding: finding(kind), now: new Date(instant) }),
    undefined,
  );
  if (!last) throw new Error('no look');
  return last;
}

describe('link check', () => {
  const threeDays = [
    ['2026-11-20T06:20:00Z', 'missing'],
    ['2026-11-21T06:20:00Z', 'unreachable'],
    ['2026-11-22T06:20:00Z', 'softMissing'],
  ] as const;

  it('is broken only after failing on three different days', () => {
    expect(after(threeDays[0])).to.include({ state: 'failing', failures: 1 });
    expect(after(threeDays[0], threeDays[1])).to.include({ state: 'failing', failures: 2 });
    const broken = after(...threeDays);
    expect(broken).to.include({
      state: 'broken',
      problem: 'softMissing',
      failures: 3,
      firstFailedAt: '2026-11-20T06:20:00.000Z',
    });
    expect(linkTag(broken).text).to.equal('Soft-404 seit 20.11.2026');
  });

  it('counts a Berlin day once, however often it looked', () => {
    const check = after(
      // Both are the 21st in Berlin.
      ['2026-11-20T23:30:00Z', 'missing'],
      ['2026-11-21T10:00:00Z', 'missing'],
      ['2026-11-21T22:30:00Z', 'missing'],
      ['2026-11-21T23:30:00Z', 'missing'],
    );
    expect(check).to.include({ state: 'failing', failures: 2 });
  });

  it('heals by itself and says since when', () => {
    const healed = after(...threeDays, ['2026-11-25T06:20:00Z', 'ok']);
    expect(healed).to.include({
      state: 'ok',
      problem: null,
      failures: 0,
      firstFailedAt: null,
      healedAt: '2026-11-25T06:20:00.000Z',
    });
    expect(linkDetail(healed)).to.equal('War defekt, ist wieder erreichbar seit 25.11.2026.');
  });

  it('a passing fault leaves no trace', () => {
    const check = after(['2026-11-20T06:20:00Z', 'unreachable'], ['2026-11-21T06:20:00Z', 'moved']);
    expect(check).to.include({ state: 'moved', failures: 0, firstFailedAt: null, healedAt: null });
  });

  it('a captcha breaks nothing and heals nothing', () => {
    expect(after(['2026-11-20T06:20:00Z', 'unknown'])).to.include({
      state: 'unknown',
      failures: 0,
    });
    const still = after(...threeDays, ['2026-11-25T06:20:00Z', 'unknown']);
    expect(still).to.include({
      state: 'broken',
      failures: 3,
      checkedAt: '2026-11-25T06:20:00.000Z',
    });
  });

  it('what failed lately is due the next day and first, then what nobody has seen', () => {
    const at = (state: LinkCheck['state'], checkedAt: string): LinkCheck => ({
      ...after(['2026-11-01T06:00:00Z', 'ok']),
      state,
      checkedAt,
    });
    const checks = new Map([
      ['fresh', at('ok', '2026-11-10T06:00:00Z')],
      ['old', at('ok', '2026-11-08T06:00:00Z')],
      ['failing', at('failing', '2026-11-21T06:00:00Z')],
      ['failingToday', at('failing', '2026-11-22T05:00:00Z')],
      ['broken', at('broken', '2026-11-20T06:00:00Z')],
    ]);
    const urls = ['new', ...checks.keys()];
    expect(dueLinks(urls, checks, '2026-11-22')).to.deep.equal(['failing', 'new', 'old']);
    expect(dueLinks(urls, checks, '2026-11-23')).to.deep.equal([
      'failing',
      'failingToday',
      'new',
      'old',
      'broken',
    ]);
  });
});
