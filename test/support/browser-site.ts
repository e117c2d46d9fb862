import type { Server } from 'node:http';
import type { Page } from 'playwright-core';
import { testApp, type TestApp, type Visitor } from './app.ts';
import { closeBrowser, newPage, openBrowser, type PageOptions } from './browser.ts';

/** The real application behind a real port, for tests with a browser. */
export interface BrowserSite {
  site: TestApp;
  /** "http://localhost:…", without a slash at its end. */
  address: string;
  /** A page of somebody who is signed in already, at a path. */
  open: (visitor: Visitor, path: string, options?: PageOptions) => Promise<Page>;
  /** Browser, server and database, so that the process ends by itself. */
  close: () => Promise<void>;
}

/** @param options as those of `testApp` */
export async function browserSite(
  options: Parameters<typeof testApp>[0] = {},
): Promise<BrowserSite> {
  const site = await testApp(options);
  const server = site.app.listen(0, 'localhost');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = addressOf(server);
  return {
    site,
    address,
    open: async (visitor, path, pageOptions) => {
      const page = await newPage(await openBrowser(), pageOptions);
      await page.context().addCookies([{ ...visitor.cookie, url: address }]);
      await page.goto(`${address}${path}`);
      return page;
    },
    close: async () => {
      await closeBrowser();
      server.close();
      server.closeAllConnections();
      await site.close();
    },
  };
}

function addressOf(server: Server): string {
  const bound = server.address();
  return `http://localhost:${typeof bound === 'object' && bound ? bound.port : 0}`;
}
