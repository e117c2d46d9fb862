import type { PageView } from './http/render.ts';
import type { ProgrammeDetailView } from './programmes/programme-detail-views.ts';
import type { ProgrammeListView } from './programmes/programme-list-views.ts';

/** Each template and the one view-model type it accepts; `renderPage` is checked against this table. */
export interface Pages {
  error: PageView & { text: string; reference: string | null };
  'programmes/list': ProgrammeListView;
  'programmes/detail': ProgrammeDetailView;
}
