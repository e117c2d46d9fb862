import type { Scope } from '../accounts/scope.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { Programme } from '../programmes/programme.ts';
import type { Project } from '../projects/project.ts';
import type { Quarter } from '../quarters/quarter.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import type { DraftDocument } from './document.ts';
import { draftDocument } from './draft-content.ts';
import type { ConditionState, DraftFacts } from './draft-facts.ts';
import { chooseFigures, type FigureChoice } from './draft-figures.ts';
import { renderDraftPdf } from './pdf/draft-pdf.ts';
import type { PdfFonts } from './pdf/fonts.ts';

export interface Draft {
  project: Project;
  document: DraftDocument;
}

export type DraftService = ReturnType<typeof createDraftService>;

/** Loads what a draft is made of, and draws it. Screen and PDF get the same document. */
export function createDraftService({
  stores,
  catalogue,
  clock,
  fonts,
}: {
  stores: Stores;
  catalogue: Catalogue;
  clock: Clock;
  fonts: PdfFonts;
}) {
  async function loadFigures(scope: Scope, quarter: Quarter): Promise<FigureChoice> {
    const { id: areaId, districtId, municipalityId } = quarter;
    const { indicators: store } = stores;
    const [indicators, local, district, city] = await Promise.all([
      store.listIndicators(),
      store.listValues(scope, [{ areaKind: 'quarter', areaId }]),
      store.listValues(scope, [{ areaKind: 'district', areaId: districtId }]),
      store.listValues(scope, [{ areaKind: 'municipality', areaId: municipalityId }]),
    ]);
    return chooseFigures({ indicators, quarter: local, district, city });
  }

  async function loadFacts(scope: Scope, project: Project): Promise<DraftFacts> {
    const [need, municipality, { programme }, organisations] = await Promise.all([
      stores.needs.getNeed(scope, project.needId),
      stores.quarters.getMunicipality(scope, project.municipalityId),
      catalogue.getById(project.programmeId),
      stores.quarters.listOrganisations(scope),
    ]);
    const quarter = await stores.quarters.getQuarter(scope, need.quarterId);
    return {
      project,
      need,
      quarter,
      municipality,
      programme,
      carrier: organisations.find(({ id }) => id === need.carrierId) ?? null,
      figures: await loadFigures(scope, quarter),
      conditions: conditionsOf(programme),
      today: clock.today(),
    };
  }

  /** @throws NotFoundError */
  async function getDraft(scope: Scope, projectId: string): Promise<Draft> {
    const project = await stores.projects.getProject(scope, projectId);
    return { project, document: draftDocument(await loadFacts(scope, project)) };
  }

  return {
    getDraft,

    /** @throws NotFoundError */
    async getDraftPdf(scope: Scope, projectId: string): Promise<{ title: string; bytes: Buffer }> {
      const { project, document } = await getDraft(scope, projectId);
      const bytes = await renderDraftPdf(document, { createdAt: clock.now(), fonts });
      return { title: project.title, bytes };
    },
  };
}

function conditionsOf(programme: Programme): ConditionState[] {
  return programme.conditions
    .filter(({ effect }) => effect === 'blocking')
    .map(({ text }) => ({ text, state: 'open', note: '', confirmedOn: null }));
}
