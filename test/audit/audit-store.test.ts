import { expect } from 'chai';
import { createAuditStore } from '../../src/audit/audit-store.ts';
import { startOfBerlinDay } from '../../src/shared/dates.ts';
import { testDatabase } from '../support/app.ts';

const record = {
  personId: null,
  action: 'test.done',
  thingKind: 'test',
  thingId: 't',
  municipalityId: null,
  summary: 'Etwas geschah',
  source: '192.0.2.7',
};
const none = { personId: null, action: null, from: null, before: null };

describe('audit store', () => {
  it('refuses to change or delete an entry, at the database itself', async () => {
    const { db, connection, close } = await testDatabase();
    const audit = createAuditStore(db);
    await audit.append(record, '2026-11-22T10:00:00.000Z');
    expect(() => connection.exec("update audit_entry set summary = 'anders'")).to.throw(
      /append-only/u,
    );
    expect(() => connection.exec('delete from audit_entry')).to.throw(/append-only/u);
    expect(() =>
      connection.exec('insert or replace into audit_entry select * from audit_entry'),
    ).to.throw(/append-only/u);
    const [entry] = await audit.listEntries(none, null);
    expect(entry).to.include({ summary: 'Etwas geschah', source: '192.0.2.7' });
    await close();
  });

  it('forgets network addresses after their time and keeps the entries', async () => {
    const { db, close } = await testDatabase();
    const audit = createAuditStore(db);
    await audit.append(record, '2026-11-14T10:00:00.000Z');
    await audit.append(record, '2026-11-22T10:00:00.000Z');
    expect(await audit.deleteSourcesBefore('2026-11-15T10:00:00.000Z')).to.equal(1);
    const entries = await audit.listEntries(none, null);
    expect(entries.map(({ source }) => source)).to.deep.equal(['192.0.2.7', null]);
    await close();
  });

  it('filters by instants of Berlin days', async () => {
    const { db, close } = await testDatabase();
    const audit = createAuditStore(db);
    await audit.append(record, '2026-11-21T22:59:59.000Z');
    await audit.append(record, '2026-11-21T23:00:00.000Z');
    const from = startOfBerlinDay('2026-11-22').toISOString();
    expect(from).to.equal('2026-11-21T23:00:00.000Z');
    expect(startOfBerlinDay('2026-07-01').toISOString()).to.equal('2026-06-30T22:00:00.000Z');
    expect(await audit.listEntries({ ...none, from }, null)).to.have.length(1);
    expect(await audit.listEntries({ ...none, before: from }, null)).to.have.length(1);
    await close();
  });
});
