import type { Scope } from '../accounts/scope.ts';
import type { Project } from '../projects/project.ts';
import type { Stores } from '../services.ts';
import type { Clock } from '../shared/clock.ts';
import type { DraftDocument } from './document.ts';
import { draftDocument } from './draft-content.ts';
import type { LoadDraftFacts } from './draft-loading.ts';
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
  loadFacts,
  clock,
  fonts,
}: {
  stores: Pick<Stores, 'projects'>;
  loadFacts: LoadDraftFacts;
  clock: Clock;
  fonts: PdfFonts;
}) {
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
