import { expect } from 'chai';
import { browserSummary, isAlive, needsTouch } from '../../src/accounts/session.ts';
import { hashOf } from '../../src/accounts/secret-token.ts';
import { testAccounts } from '../support/accounts-app.ts';

const settings = { sessionIdleMinutes: 30, sessionAbsoluteHours: 12 };

describe('isAlive', () => {
  const at = (time: string): Date => new Date(`2026-11-22T${time}Z`);
  const session = {
    createdAt: at('00:00:00').toISOString(),
    lastSeenAt: at('11:20:00').toISOString(),
  };

  it('ends after half an hour without a request', () => {
    expect(isAlive(session, at('11:49:59'), settings)).to.equal(true);
    expect(isAlive(session, at('11:50:00'), settings)).to.equal(false);
  });

  it('ends after twelve hours, however busy', () => {
    const busy = { ...session, lastSeenAt: at('11:59:00').toISOString() };
    expect(isAlive(busy, at('11:59:59'), settings)).to.equal(true);
    expect(isAlive(busy, at('12:00:00'), settings)).to.equal(false);
  });
});

describe('needsTouch', () => {
  it('is true once a minute', () => {
    const session = { lastSeenAt: '2026-11-22T10:00:00.000Z' };
    expect(needsTouch(session, new Date('2026-11-22T10:00:59.999Z'))).to.equal(false);
    expect(needsTouch(session, new Date('2026-11-22T10:01:00Z'))).to.equal(true);
  });
});

describe('browserSummary', () => {
  const agents: Record<string, string> = {
    'Firefox unter Windows':
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
    'Edge unter Windows':
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
    'Safari unter iOS':
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Unbekannter Browser': '<script>',
  };
  for (const [summary, agent] of Object.entries(agents)) {
    it(`says ${summary}`, () => {
      expect(browserSummary(agent)).to.equal(summary);
    });
  }
});

describe('session service', () => {
  const setUp = async () => {
    const test = await testAccounts();
    const [one, two] = await test.accounts.demoPeople.list();
    const { sessions } = test.accounts;
    await sessions.begin('s1', one?.id ?? '', { csrfToken: 't1', browser: 'Firefox' });
    await sessions.begin('s2', one?.id ?? '', {});
    await sessions.begin('s3', two?.id ?? '', {});
    return { ...test, sessions, personId: one?.id ?? '' };
  };

  it('stores the hash of the id only', async () => {
    const { database, close } = await setUp();
    const rows = await database.db.selectFrom('session').select('idHash').execute();
    expect(rows.map((row) => row.idHash)).to.include(hashOf('s1'));
    expect(JSON.stringify(rows)).not.to.contain('"s1"');
    await close();
  });

  it('finds it alive, then ended, and rolls with every touch', async () => {
    const { sessions, clock, close } = await setUp();
    clock.advance(20);
    const seen = await sessions.touch('s1', '2026-11-22T10:00:00.000Z');
    expect(seen).to.equal('2026-11-22T10:20:00.000Z');
    clock.advance(20);
    expect(await sessions.findAlive('s1')).to.have.nested.property('content.csrfToken', 't1');
    expect(await sessions.findAlive('s2')).to.equal(undefined);
    expect(await sessions.findEnded('s2')).to.be.an('object');
    await close();
  });

  it('does not bring back what was ended when a late request saves', async () => {
    const { sessions, close } = await setUp();
    await sessions.end('s1');
    await sessions.save('s1', { csrfToken: 'x' });
    expect(await sessions.findAlive('s1')).to.equal(undefined);
    await close();
  });

  it('ends all others, never those of another person', async () => {
    const { sessions, personId, close } = await setUp();
    await sessions.endOne({ personId }, hashOf('s3'));
    expect(await sessions.findAlive('s3')).to.be.an('object');
    expect(await sessions.endAll({ personId }, 's1')).to.equal(1);
    expect(await sessions.findAlive('s1')).to.be.an('object');
    expect(await sessions.findAlive('s2')).to.equal(undefined);
    expect(await sessions.findAlive('s3')).to.be.an('object');
    await close();
  });

  it('forgets ended ones after a day', async () => {
    const { accounts, clock, close } = await setUp();
    clock.advance(60 * 24);
    expect(await accounts.removeExpired()).to.include({ sessions: 0 });
    clock.advance(31);
    expect(await accounts.removeExpired()).to.include({ sessions: 3 });
    await close();
  });
});
