import { join } from 'node:path';
import ejs from 'ejs';
import type { Response } from 'express';
import type { Pages } from '../pages.ts';
import { projectRoot } from '../project-root.ts';
import type { Can } from '../accounts/access.ts';
import { navigationFor } from './navigation.ts';
import { noticeOf, type Notice } from './notices.ts';
import type { PageView } from './page-parts.ts';

interface Account {
  name: string;
  roleLabel: string;
  accountHref: string;
  signOutAction: string;
  csrfToken: string;
}

/** What the layout needs; see `views/layouts/page.ejs`. */
export interface PageFrame {
  title: string;
  lang: 'de';
  navigation: { label: string; href: string; current: boolean }[];
  notice: Notice | null;
  demoText: string | null;
  account: Account | null;
  signInHref: string | null;
  version: string;
  breadcrumbs: PageView['breadcrumbs'];
}

const viewFolder = join(projectRoot, 'views');
const demoText =
  'Demo: Diese Installation dient zum Ausprobieren. Als Demo gekennzeichnete Angaben sind erfunden.';

function renderFile(template: string, locals: object): Promise<string> {
  return ejs.renderFile(
    join(viewFolder, `${template}.ejs`),
    { ...locals },
    { root: viewFolder, cache: true },
  );
}

/** Renders a page inside the layout; the compiler checks that the view fits the template. */
export async function renderPage<Template extends keyof Pages>(
  res: Response,
  template: Template,
  view: Pages[Template],
): Promise<void> {
  // Forms take it through `partials/csrf.ejs`.
  const csrfToken = csrfTokenOf(res);
  const body = await renderFile(template, { view, csrfToken });
  const account = res.locals['account'] as Omit<Account, 'csrfToken'> | null | undefined;
  const frame: PageFrame = {
    title: view.title,
    lang: 'de',
    navigation: navigationFor(res.req.path, res.locals['can'] as Can | undefined),
    notice: noticeOf(res.req.query['notice']),
    demoText: res.app.locals['isDemo'] === true ? demoText : null,
    account: account ? { ...account, csrfToken } : null,
    signInHref: (res.locals['signInHref'] as string | null | undefined) ?? null,
    version: String(res.app.locals['version']),
    breadcrumbs: view.breadcrumbs,
  };
  res.type('html').send(await renderFile('layouts/page', { frame, body }));
}

/** Made at the first use: pages without a form need none. */
function csrfTokenOf(res: Response): string {
  const make = res.locals['csrfToken'] as (() => string) | undefined;
  return make?.() ?? '';
}
