import type { DraftPreviewView } from './drafts/draft-views.ts';
import type { PageView } from './http/render.ts';
import type { OverviewView } from './overview/overview-views.ts';
import type { ProgrammeDetailView } from './programmes/programme-detail-views.ts';
import type { ProgrammeListView } from './programmes/programme-list-views.ts';
import type { NeedListView } from './quarters/need-list-views.ts';
import type { QuarterDetailView } from './quarters/quarter-detail-views.ts';
import type { QuarterListView } from './quarters/quarter-list-views.ts';

/** Each template and the one view-model type it accepts; `renderPage` is checked against this table. */
export interface Pages {
  'drafts/preview': DraftPreviewView;
  error: PageView & { text: string; reference: string | null };
  'overview/overview': OverviewView;
  'quarters/list': QuarterListView;
  'quarters/detail': QuarterDetailView;
  'needs/list': NeedListView;
  'programmes/list': ProgrammeListView;
  'programmes/detail': ProgrammeDetailView;
}
