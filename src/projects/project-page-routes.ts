import type { Response } from 'express';
import { reachOf } from '../accounts/access.ts';
import { canOf, personOf } from '../http/current-person.ts';
import { renderPage } from '../http/render.ts';
import { scopeOf } from '../http/visitor.ts';
import type { Services } from '../services.ts';
import { projectEditView, type Rejected } from './project-edit-views.ts';
import type { ListReader } from './project-list-views.ts';
import type { OpenProject } from './project-opening-service.ts';
import { projectReadView } from './project-read-views.ts';
import { talkView, type RejectedTalk } from './talk-views.ts';

/** What of the page's forms was not accepted; nothing where it is opened. */
interface RejectedForms {
  edit?: Rejected;
  talk?: RejectedTalk;
}

/** The page of a project, for every route that shows it: to work on for staff, to read for the others. */
export function createProjectPage({ talk }: Pick<Services, 'talk'>) {
  return async (
    res: Response,
    opened: OpenProject,
    { edit, talk: rejectedTalk }: RejectedForms = {},
  ): Promise<void> => {
    const visitor = { person: personOf(res), can: canOf(res) };
    const read = await talk.readTalk(scopeOf(res), visitor.person, opened.project.id);
    const below = talkView({ opened, talk: read }, visitor, rejectedTalk);
    if (visitor.can('project.edit')) {
      const view = { ...projectEditView(opened, edit ?? null), talk: below };
      await renderPage(res, 'projects/edit', view);
    } else {
      const view = { ...projectReadView(opened, readerOf(res)), talk: below };
      await renderPage(res, 'projects/read', view);
    }
  };
}

/** What the visitor's pages may show beside the projects themselves. */
export function readerOf(res: Response): ListReader {
  const can = canOf(res);
  return {
    reach: reachOf(personOf(res).role, 'project.list'),
    creates: can('project.create'),
    opensQuarters: can('quarter.read'),
    opensNeeds: can('need.read'),
    opensMatches: can('match.read'),
  };
}
