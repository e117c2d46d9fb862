import { expect } from 'chai';
import { scopeOfNobody } from '../../src/accounts/scope.ts';
import { openNeeds } from '../../src/overview/overview-hints.ts';
import { overviewView } from '../../src/overview/overview-views.ts';
import type { CatalogueEntry } from '../../src/programmes/catalogue-service.ts';
import type { QuarterPortfolio } from '../../src/quarters/quarter-dossier.ts';
import { installationScope, testApp, type TestApp } from '../support/app.ts';

const today = '2026-11-22';

describe('overviewView', () => {
  let context: TestApp;
  let portfolio: QuarterPortfolio;
  let programmes: CatalogueEntry[];

  before(async () => {
    context = await testApp();
    const { services } = context;
    portfolio = await services.quarterService.getPortfolio(await installationScope(services));
    programmes = await services.catalogue.list(scopeOfNobody());
  });
  after(() => context.close());

  it('shows no more than seven hints and says how many there are', () => {
    const needs = portfolio.needs.map((need) => ({ ...need, startMonth: null }));
    const view = overviewView({ ...portfolio, needs }, programmes, { today, canEdit: true });
    expect(view.hints).to.have.length(7);
    expect(view.hintCountText).to.match(/^Die ersten 7 von \d+ Hinweisen$/u);
  });

  it('names no date of a programme for another state or another subject', () => {
    const [entry] = programmes;
    if (!entry) throw new Error('no programme');
    const soon = (slug: string, changed: Partial<CatalogueEntry['programme']>): CatalogueEntry => ({
      ...entry,
      id: slug,
      programme: {
        ...entry.programme,
        slug,
        shortTitle: slug,
        topics: ['quartiersmanagement'],
        regions: ['05'],
        ...changed,
        window: {
          ...entry.programme.window,
          kind: 'frist',
          opensOn: null,
          deadlines: [{ on: '2026-11-23', time: null, what: null }],
        },
      },
    });
    const more = [
      soon('hier', {}),
      soon('bayern', { regions: ['09'] }),
      soon('messe', { topics: ['wirtschaft'] }),
    ];
    const { dates } = overviewView(portfolio, [...programmes, ...more], {
      today,
      canEdit: true,
    });
    const titles = dates.map(({ title }) => title);
    expect(titles[0]).to.equal('hier');
    expect(titles).not.to.include('bayern').and.not.to.include('messe');
  });

  it('puts a draft first, and counts the need no longer as untouched', () => {
    const [need] = portfolio.needs;
    if (!need) throw new Error('no need');
    const project = {
      id: 'p1',
      municipalityId: need.municipalityId,
      needId: need.id,
      programmeId: 'x',
      status: 'draft' as const,
      title: 'Quartiersbudget',
      releasedAt: null,
      updatedAt: '2026-11-01T00:00:00Z',
    };
    const withDraft = { ...portfolio, projects: [project] };
    const view = overviewView(withDraft, programmes, { today, canEdit: true });
    expect(view.hints[0]).to.include({
      text: 'Entwurf weiterschreiben: Quartiersbudget',
      href: '/vorhaben/p1',
    });
    expect(view.stateCounts.map(({ text }) => text)).to.include('1 Entwurf');
    expect(openNeeds(withDraft, today)).to.deep.include(need);
  });

  it('lists dates of every kind sorted, none in the past, eight at first', () => {
    const { dates, laterDates } = overviewView(portfolio, programmes, { today, canEdit: true });
    const all = [...dates, ...laterDates];
    const days = all.map(({ on }) => on);
    expect(dates).to.have.length(8);
    expect(days).to.deep.equal(days.toSorted());
    expect(days.every((day) => day >= today)).to.be.true;
    expect(new Set(all.map(({ kind }) => kind))).to.deep.equal(
      new Set([
        'Antragsfrist',
        'Ende der Finanzierung',
        'Fortsetzungsantrag',
        'Anmeldung zum Haushalt',
      ]),
    );
  });

  it('gives each of several municipalities its own matrix', () => {
    const [first] = portfolio.municipalities;
    const [quarter] = portfolio.quarters;
    if (!first || !quarter) throw new Error('no municipality');
    const view = overviewView(
      {
        ...portfolio,
        municipalities: [first, { ...first, id: 'm2', name: 'Musterstadt' }],
        quarters: [...portfolio.quarters, { ...quarter, id: 'q2', municipalityId: 'm2' }],
      },
      programmes,
      { today, canEdit: true },
    );
    expect(view.hasSeveral).to.be.true;
    expect(view.matrices.map(({ municipality }) => municipality)).to.include('Musterstadt');
    expect(view.matrices.at(-1)?.total).to.equal('kein Bedarf erfasst');
  });

  it('tells readers what is in the works without asking them to write it', () => {
    const [need] = portfolio.needs;
    if (!need) throw new Error('no need');
    const project = {
      id: 'p1',
      municipalityId: need.municipalityId,
      needId: need.id,
      programmeId: 'x',
      status: 'draft' as const,
      title: 'Probe',
      releasedAt: null,
      updatedAt: '2026-11-20T10:00:00Z',
    };
    const hintsFor = (canEdit: boolean) =>
      overviewView({ ...portfolio, projects: [project] }, programmes, { today, canEdit });
    expect(hintsFor(true).hints[0]?.text).to.equal('Entwurf weiterschreiben: Probe');
    const view = hintsFor(false);
    expect(view.hints[0]?.text).to.equal('Entwurf in Arbeit: Probe');
    expect(view.hintsHeading).to.equal('Was gerade offen ist');
  });

  it('has an empty state without quarters', () => {
    const nothing = {
      municipalities: [],
      quarters: [],
      needs: [],
      projects: [],
      residents: [],
      budgetDays: new Map(),
    };
    const view = overviewView(nothing, [], { today, canEdit: true });
    expect(view).to.include({ isEmpty: true, hintCountText: null });
    expect(view.hints).to.deep.equal([]);
  });
});
