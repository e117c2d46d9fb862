import { expect } from 'chai';
import {
  afterFailure,
  lockMinutes,
  shortenAddress,
  sourceKey,
} from '../../src/accounts/lockout.ts';

describe('lockMinutes', () => {
  it('waits from the fifth failure on, doubling up to an hour', () => {
    const minutes = [1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 5000].map((n) => lockMinutes('address', n));
    expect(minutes).to.deep.equal([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is more patient with a source, behind which a whole town hall may sit', () => {
    expect(lockMinutes('source', 29)).to.equal(0);
    expect(lockMinutes('source', 30)).to.equal(1);
  });
});

describe('afterFailure', () => {
  const now = new Date('2026-11-22T10:00:00Z');

  it('begins anew after a day without a failure', () => {
    const old = { failures: 9, lastFailedAt: '2026-11-21T09:59:59.000Z' };
    expect(afterFailure('address', old, now)).to.include({ failures: 1, lockedUntil: null });
    const recent = { failures: 4, lastFailedAt: '2026-11-21T10:00:01.000Z' };
    expect(afterFailure('address', recent, now)).to.include({
      failures: 5,
      lockedUntil: '2026-11-22T10:01:00.000Z',
    });
  });
});

describe('shortenAddress', () => {
  it('keeps the office and drops the desk', () => {
    expect(shortenAddress('192.0.2.7')).to.equal('192.0.2.x');
    expect(shortenAddress('::ffff:192.0.2.7')).to.equal('192.0.2.x');
    expect(shortenAddress('2001:db8:1:2:3:4:5:6')).to.equal('2001:db8:1:2::/64');
    expect(sourceKey('2001:db8:1:2:9::1')).to.equal(sourceKey('2001:db8:1:2::2'));
    expect(sourceKey('192.0.2.7')).not.to.equal(sourceKey('192.0.2.8'));
  });
});
