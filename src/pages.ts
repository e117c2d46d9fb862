import type { AdministrationView } from './accounts/administration-views.ts';
import type { LockListView } from './accounts/lock-views.ts';
import type { HeldFormView, OwnAccountView } from './accounts/own-account-views.ts';
import type { PersonEditView } from './accounts/person-edit-views.ts';
import type { PersonListView } from './accounts/person-list-views.ts';
import type { PlaceListView } from './accounts/place-views.ts';
import type { PersonLinkView, SignInView } from './accounts/sign-in-views.ts';
import type { AuditListView } from './audit/audit-views.ts';
import type { DraftPreviewView } from './drafts/draft-views.ts';
import type { PageView } from './http/render.ts';
import type { MatchDetailView } from './matching/match-detail-views.ts';
import type { MatchListView } from './matching/match-list-views.ts';
import type { OverviewView } from './overview/overview-views.ts';
import type { ProgrammeDetailView } from './programmes/programme-detail-views.ts';
import type { ProgrammeListView } from './programmes/programme-list-views.ts';
import type { ProjectEditView } from './projects/project-edit-views.ts';
import type { ProjectListView } from './projects/project-list-views.ts';
import type { NeedListView } from './quarters/need-list-views.ts';
import type { QuarterDetailView } from './quarters/quarter-detail-views.ts';
import type { QuarterListView } from './quarters/quarter-list-views.ts';

/** Each template and the one view-model type it accepts; `renderPage` is checked against this table. */
export interface Pages {
  'accounts/administration': AdministrationView;
  'accounts/held-form': HeldFormView;
  'accounts/locks': LockListView;
  'accounts/own': OwnAccountView;
  'accounts/people': PersonListView;
  'accounts/person': PersonEditView;
  'accounts/person-link': PersonLinkView;
  'accounts/places': PlaceListView;
  'accounts/sign-in': SignInView;
  'audit/list': AuditListView;
  'drafts/preview': DraftPreviewView;
  error: PageView & { text: string; reference: string | null };
  'matching/list': MatchListView;
  'matching/detail': MatchDetailView;
  'overview/overview': OverviewView;
  'quarters/list': QuarterListView;
  'quarters/detail': QuarterDetailView;
  'needs/list': NeedListView;
  'projects/list': ProjectListView;
  'projects/edit': ProjectEditView;
  'programmes/list': ProgrammeListView;
  'programmes/detail': ProgrammeDetailView;
}
