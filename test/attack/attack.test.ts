import { expect } from 'chai';
import { findingsOf } from './findings.ts';
import { hostileValue } from './payloads.ts';
import { createRandom } from './random.ts';
import { leastReachPercent, reportLines, verdictOf } from './report.ts';
import { attack, type AttackResult } from './run.ts';
import type { Answer } from './send.ts';

const answer = (changed: Partial<Answer> & { header?: Record<string, string> } = {}): Answer => ({
  status: 200,
  headers: new Map(
    Object.entries({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      ...changed.header,
    }).map(([name, value]) => [name, [value]]),
  ),
  body: '<p>Guten Tag</p>',
  fault: 'none',
  ...changed,
});

const findings = (changed: Parameters<typeof answer>[0]): string[] =>
  findingsOf(answer(changed), { isReached: true });

describe('npm run attack', () => {
  it('finds nothing in about 700 requests, most of which come in', async function () {
    this.timeout(120_000);
    const result = await attack({ seed: 20_261_122, requests: 700, seconds: 90 });
    const report = reportLines(result).join('\n');
    expect(result.findings, report).to.be.empty;
    expect(result.total, report).to.be.greaterThan(300);
    expect(verdictOf(result).reachedPercent, report).to.be.at.least(leastReachPercent);
    // Every route had its handler attacked, not only knocked at.
    const unreached = result.routes.filter(({ reached }) => reached === 0);
    expect(unreached.map(({ route }) => route)).to.be.empty;
    expect([...result.byVisitor.keys()]).to.have.length(7);
  });
});

describe('findingsOf', () => {
  it('finds nothing in an ordinary answer, nor in markup that was escaped', () => {
    expect(findings({})).to.be.empty;
    expect(findings({ body: '<p>&lt;x-attack-1&gt; &#34;xattack-quote</p>' })).to.be.empty;
    expect(findings({ status: 303, header: { location: '/konto?notice=x' } })).to.be.empty;
  });

  it('finds a fault of ours, silence and what must not be told', () => {
    expect(findings({ status: 500 })).to.deep.equal(['serverError']);
    expect(findings({ status: 0, fault: 'silent' })).to.deep.equal(['noAnswer']);
    expect(findings({ body: 'SqliteError: near "x"' })).to.deep.equal(['leak']);
  });

  it('finds markup that came back, in a page only', () => {
    for (const body of ['<x-attack-1>', '<b title=""xattack-quote">', '<a href="javascript:x">']) {
      expect(findings({ body }), body).to.deep.equal(['markup']);
      expect(findings({ body, header: { 'content-type': 'text/csv' } }), body).to.be.empty;
    }
  });

  it('finds headers that were planted, bent or forgotten', () => {
    expect(findings({ header: { 'x-attack-injected': '1' } })).to.deep.equal(['headerInjection']);
    expect(findings({ header: { 'set-cookie': 'a=b; xattack=1' } })).to.deep.equal([
      'headerInjection',
    ]);
    for (const location of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      expect(findings({ header: { location } }), location).to.deep.equal(['openRedirect']);
    }
    expect(findings({ header: { 'content-security-policy': '' } })).to.deep.equal([
      'missingHeaders',
    ]);
  });
});

describe('verdictOf', () => {
  const result = (changed: Partial<AttackResult>): AttackResult => ({
    seed: 1,
    seconds: 1,
    total: 100,
    reached: 80,
    routes: [],
    byVisitor: new Map(),
    findings: [],
    ...changed,
  });

  it('passes from 80 % reach without a finding, and fails otherwise', () => {
    expect(verdictOf(result({})).passed).to.equal(true);
    expect(verdictOf(result({ reached: 79 })).passed).to.equal(false);
    expect(verdictOf(result({ total: 0, reached: 0 })).passed).to.equal(false);
    const finding = { route: '', visitor: 'staff', status: 500, request: '', log: '' } as const;
    const failed = verdictOf(result({ findings: [{ ...finding, kind: 'serverError' }] }));
    expect(failed).to.include({ passed: false, status500: 1 });
  });
});

describe('hostile values', () => {
  it('are the same for the same seed, and only bytes', () => {
    const values = (seed: number): string[] => {
      const random = createRandom(seed);
      return Array.from({ length: 500 }, () => hostileValue(random));
    };
    expect(values(1)).to.deep.equal(values(1));
    expect(values(1)).not.to.deep.equal(values(2));
    // One character is one byte on the wire, and none may end the request line.
    expect(values(1).join('')).not.to.match(/[^\x21-\xff]/u);
  });
});
