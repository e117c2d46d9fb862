import { scopeAroundProject, type Scope } from '../accounts/scope.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import type { StoredConfirmation } from '../matching/match-store.ts';
import type { StoredProgramme } from '../programmes/programme-store.ts';
import type { Project } from '../projects/project.ts';
import type { Quarter } from '../quarters/quarter.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import { berlinDay } from '../shared/dates.ts';
import type { DraftDocument } from './document.ts';
import { draftDocument } from './draft-content.ts';
import type { ConditionState, DraftFacts } from './draft-content-facts.ts';
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

  async function loadFacts(project: Project): Promise<DraftFacts> {
    // The project was found within the visitor's own scope; its need and quarter belong to it.
    const scope = scopeAroundProject(project);
    const [need, municipality, entry, organisations, confirmations] = await Promise.all([
      stores.needs.getNeed(scope, project.needId),
      stores.quarters.getMunicipality(scope, project.municipalityId),
      catalogue.getById(project.programmeId),
      stores.quarters.listOrganisations(scope),
      stores.matches.listConfirmations(scope, project.needId),
    ]);
    const quarter = await stores.quarters.getQuarter(scope, need.quarterId);
    return {
      project,
      need,
      quarter,
      municipality,
      programme: entry.programme,
      carrier: organisations.find(({ id }) => id === need.carrierId) ?? null,
      figures: await loadFigures(scope, quarter),
      conditions: conditionsOf(entry, confirmations),
      today: clock.today(),
    };
  }

  /** @throws NotFoundError */
  async function getDraft(scope: Scope, projectId: string): Promise<Draft> {
    const project = await stores.projects.getProject(scope, projectId);
    return { project, document: draftDocument(await loadFacts(project)) };
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

/** The blocking conditions with what a person said about them for this need. */
function conditionsOf(
  { id, programme }: StoredProgramme,
  confirmations: readonly StoredConfirmation[],
): ConditionState[] {
  return programme.conditions
    .filter(({ effect }) => effect === 'blocking')
    .map(({ key, text, testedBy }) => {
      const said = confirmations.find(
        ({ programmeId, conditionKey }) => programmeId === id && conditionKey === key,
      );
      return {
        text,
        isTested: testedBy !== null,
        state: said?.result ?? 'open',
        note: said?.note ?? '',
        confirmedOn: said ? berlinDay(new Date(said.confirmedAt)) : null,
      };
    });
}
