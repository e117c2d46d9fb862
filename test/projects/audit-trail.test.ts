import { expect } from 'chai';
import type { Scope } from '../../src/accounts/scope.ts';
import type { InTransaction } from '../../src/database/in-transaction.ts';
import { createMatchingServices } from '../../src/matching/matching-services.ts';
import { createProjectService } from '../../src/projects/project-service.ts';
import { createTalkService } from '../../src/projects/talk-service.ts';
import type { Stores } from '../../src/services.ts';
import { seenMark } from '../../src/matching/confirmation.ts';
import { AppError } from '../../src/shared/errors.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const planted = new Error('planted');

/** The services of the application; with `breaks`, the audit trail refuses everything. */
function servicesOf({ services }: TestApp, { breaks }: { breaks: boolean }) {
  const { stores, catalogue, clock, loadDraftFacts } = services;
  const append = breaks
    ? () => Promise.reject(planted)
    : (...given: Parameters<Stores['audit']['append']>) => stores.audit.append(...given);
  const inTransaction: InTransaction<Stores> = (work) =>
    services.inTransaction((inside) =>
      work(breaks ? { ...inside, audit: { ...inside.audit, append } } : inside),
    );
  const parts = { stores, inTransaction, catalogue, loadDraftFacts, clock, isDemo: true };
  return {
    projects: createProjectService(parts),
    talk: createTalkService(parts),
    matching: createMatchingServices(parts).matching,
  };
}

describe('audit trail of projects and matches', () => {
  let test: TestApp;
  let scope: Scope;
  let actor: { personId: string; source: string };
  let needId: string;
  let id: string;
  const programmeSlug = 'dhw-quartier';
  const good = () => servicesOf(test, { breaks: false });
  const open = () => good().projects.openProject(scope, id);
  /** Everything that a change may touch. */
  const everything = async (): Promise<string> => {
    const { db } = test.database;
    const tables = [
      'project',
      'projectSection',
      'projectLine',
      'comment',
      'projectTextVersion',
      'conditionConfirmation',
      'auditEntry',
    ] as const;
    const rows = await Promise.all(
      tables.map((table) => db.selectFrom(table).selectAll().execute()),
    );
    return JSON.stringify(rows);
  };

  before(async () => {
    test = await testApp();
    scope = await installationScope(test.services);
    const people = await test.services.accounts.people.list();
    const staff = people.find((one) => one.role === 'staff');
    actor = { personId: staff?.id ?? '', source: '192.0.2.7' };
    const needs = await test.services.stores.needs.listNeeds(scope);
    needId = needs.find((need) => need.title === 'Quartiersmanagement Manfort')?.id ?? '';
  });
  after(() => test.close());

  /** Every change there is, in an order in which each has something to change. */
  const changes: [string, string, (services: ReturnType<typeof good>) => Promise<unknown>][] = [
    [
      'creating',
      'project.created',
      async ({ projects }) => {
        ({ id } = await projects.createProject(scope, { needId, programmeSlug }, actor));
      },
    ],
    ['saving', 'project.saved', ({ projects }) => save(projects, 'save')],
    ['new proposals', 'project.regenerated', ({ projects }) => save(projects, 'regenerate')],
    ['releasing', 'project.released', ({ talk }) => release(talk, true)],
    ['withdrawing', 'project.withdrawn', ({ talk }) => release(talk, false)],
    [
      'commenting',
      'comment.written',
      async ({ talk }) => {
        const comment = { opened: await open(), text: 'geheim', visibility: 'internal' } as const;
        await talk.writeComment(scope, comment, actor);
      },
    ],
    [
      'withdrawing a comment',
      'comment.withdrawn',
      async ({ talk }) => {
        const [comment] = await test.services.stores.comments.listComments(scope, id, reader);
        await talk.withdrawComment(scope, { projectId: id, id: comment?.id ?? '' }, actor);
      },
    ],
    [
      'sharing an earlier text',
      'textVersion.shared',
      async ({ talk }) => {
        const [version] = await test.services.stores.textVersions.listVersions(scope, id, reader);
        const share = { opened: await open(), versionId: version?.id ?? '' };
        await talk.shareVersion(scope, { ...share, visibility: 'gib' }, actor);
      },
    ],
    ['answering', 'condition.confirmed', ({ matching }) => confirm(matching, 'met')],
    ['taking back', 'condition.takenBack', ({ matching }) => confirm(matching, 'unknown')],
  ];
  const reader = { visibilities: ['internal', 'carrier', 'gib'], organisationId: null } as const;

  for (const [name, action, change] of changes) {
    it(`${name} writes ${action}, and nothing at all where that fails`, async () => {
      const before = await everything();
      const error = await change(servicesOf(test, { breaks: true })).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).to.equal(planted);
      expect(await everything()).to.equal(before);

      await change(good());
      const query = { personId: null, action, from: null, before: null };
      const entries = await test.services.stores.audit.listEntries(query, null);
      expect(entries).to.have.length(1);
      expect(entries[0]).to.include({ personId: actor.personId, source: actor.source });
      expect(entries[0]?.municipalityId).to.be.a('string');
      expect(JSON.stringify(entries)).not.to.contain('geheim');
    });
  }

  it('asking for what already is writes nothing', async () => {
    const before = await everything();
    await release(good().talk, false);
    await confirm(good().matching, 'unknown');
    const again = await good().projects.createProject(scope, { needId, programmeSlug }, actor);
    expect(again).to.deep.equal({ id, isNew: false });
    expect(await everything()).to.equal(before);
  });

  it('a stale save or release leaves no trace', async () => {
    const before = await everything();
    const { project, facts, carriers } = await open();
    const action = { kind: 'save', newLine: null } as const;
    const old = { project, facts, carriers, expectedVersion: 1, action } as const;
    const asked = { id, isReleased: true, expectedVersion: 1 };
    const attempts = [
      good().projects.saveProject(scope, old, actor),
      good().talk.setRelease(scope, asked, actor),
    ];
    for (const attempt of attempts) {
      const error = await attempt.catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(AppError).with.property('code', 'stale');
    }
    expect(await everything()).to.equal(before);
  });

  it('shows on the match who answered, and when', async () => {
    await confirm(good().matching, 'met');
    const found = await good().matching.matchOfNeed(scope, { needId, slug: programmeSlug });
    expect(found.confirmations[0]?.personName).to.equal('Demo Sozialverwaltung');
    expect(found.history.map((entry) => entry.action)).to.deep.equal([
      'condition.confirmed',
      'condition.takenBack',
      'condition.confirmed',
    ]);
    const { text } = await test.staff.get(`/bedarfe/${needId}/treffer/${programmeSlug}`);
    expect(text).to.contain('Angabe von Demo Sozialverwaltung am 22.11.2026');
    expect(text).to.contain('id="verlauf"');
  });

  async function save(
    projects: ReturnType<typeof good>['projects'],
    kind: 'save' | 'regenerate',
  ): Promise<void> {
    const { project, facts, carriers } = await open();
    const sections = project.sections.map((section) =>
      section.key === 'goal' ? { ...section, text: `geheim ${kind}`, isEdited: true } : section,
    );
    const changed = { ...project, title: kind, sections };
    const expectedVersion = project.version;
    const input = {
      project: changed,
      facts,
      carriers,
      expectedVersion,
      action: { kind, newLine: null },
    };
    await projects.saveProject(scope, input, actor);
  }

  async function release(
    talk: ReturnType<typeof good>['talk'],
    isReleased: boolean,
  ): Promise<void> {
    await talk.setRelease(scope, { id, isReleased, expectedVersion: null }, actor);
  }

  async function confirm(
    matching: ReturnType<typeof good>['matching'],
    result: 'met' | 'unknown',
  ): Promise<void> {
    const found = await matching.matchOfNeed(scope, { needId, slug: programmeSlug });
    const { match, confirmations } = found;
    const asked = match.compiled.criteria.find((criterion) => 'conditionKey' in criterion);
    const conditionKey = asked && 'conditionKey' in asked ? asked.conditionKey : '';
    const seen = seenMark(confirmations.find((one) => one.conditionKey === conditionKey));
    const input = { needId, slug: programmeSlug, conditionKey, result, note: 'geheim', seen };
    await matching.confirmCondition(scope, input, actor);
  }
});
