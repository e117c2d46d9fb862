// The real browser of the tests: Chromium through playwright-core, axe-core on the page, and a guard that every
// page keeps to our Content-Security-Policy and asks nobody but us.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { chromium, type Browser, type Page, type Response } from 'playwright-core';

/** What a page did since it was opened, collected for assertClean and axeViolations. */
interface Observed {
  complaints: string[];
  lastStatus: number | undefined;
}

export interface PageOptions {
  /** Width of the viewport in CSS pixels: 1280 desk, 640 is a desk at 200 % zoom, 390 a telephone. */
  width?: number;
  height?: number;
  /** False shows what remains without JavaScript; axe needs it on. */
  javaScript?: boolean;
}

const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const ownHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);
const observedPages = new WeakMap<Page, Observed>();
let sharedBrowser: Promise<Browser> | undefined;

/** The one Chromium of this process, started at the first call. CHROMIUM_PATH names another browser to use. */
export function openBrowser(): Promise<Browser> {
  sharedBrowser ??= launch();
  return sharedBrowser;
}

/** Ends the browser of this process, if one was started; without it the process does not end by itself. */
export async function closeBrowser(): Promise<void> {
  const running = sharedBrowser;
  sharedBrowser = undefined;
  await (await running)?.close();
}

/** A page in a context of its own (own cookies), watched from the first request on. Close it with closePage. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { width = 1280, height = 900, javaScript = true } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    javaScriptEnabled: javaScript,
  });
  const page = await context.newPage();
  observedPages.set(page, observe(page));
  return page;
}

/** Closes the page together with its context. */
export async function closePage(page: Page): Promise<void> {
  await page.context().close();
}

/** Throws if the page broke the Content-Security-Policy, threw a script error or asked a foreign host. */
export function assertClean(page: Page): void {
  const { complaints } = observationOf(page);
  if (complaints.length > 0) {
    throw new Error(`${page.url()} is not clean:\n${complaints.join('\n')}`);
  }
}

/**
 * The accessibility faults axe finds on the page, one readable line each; an empty array is what we want.
 * First asserts that the page answered 200 and that its only h1 reads `heading`: an error page has few faults.
 */
export async function axeViolations(page: Page, heading: string): Promise<string[]> {
  const { lastStatus } = observationOf(page);
  if (lastStatus !== 200) {
    throw new Error(`${page.url()} answered ${String(lastStatus)}, expected 200`);
  }
  const headings = (await page.locator('h1').allInnerTexts()).map((text) => text.trim());
  if (headings.length !== 1 || headings[0] !== heading) {
    throw new Error(
      `${page.url()} has h1 ${JSON.stringify(headings)}, expected ${JSON.stringify(heading)}`,
    );
  }
  // Evaluated over the debugging protocol, therefore not subject to the page's own policy.
  await page.evaluate(axe.source);
  // In there `axe` is the page's global of the same name and type, not the import of this file.
  const { violations } = await page.evaluate(
    (tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    axeTags,
  );
  return violations.map(
    ({ id, impact, help, nodes }) =>
      `${id} (${impact ?? 'unrated'}): ${help}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

function observe(page: Page): Observed {
  const observed: Observed = { complaints: [], lastStatus: undefined };
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !isPlainHttpError(text)) {
      observed.complaints.push(`console: ${text}`);
    } else if (/content.security.policy/i.test(text)) {
      observed.complaints.push(`policy: ${text}`);
    }
  });
  page.on('pageerror', (error) => observed.complaints.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (isForeign(request.url())) observed.complaints.push(`foreign host: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (isOwnNavigation(response, page)) observed.lastStatus = response.status();
    else if (response.status() >= 400) {
      observed.complaints.push(`answered ${response.status()}: ${response.url()}`);
    }
  });
  return observed;
}

/** Chromium logs every 4xx answer, but a 422 page is meant; missing assets are caught by their response. */
function isPlainHttpError(text: string): boolean {
  return text.startsWith('Failed to load resource: the server responded with a status of');
}

function isOwnNavigation(response: Response, page: Page): boolean {
  const request = response.request();
  return request.isNavigationRequest() && request.frame() === page.mainFrame();
}

function isForeign(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?):$/.test(protocol) && !ownHosts.has(hostname);
}

function observationOf(page: Page): Observed {
  const observed = observedPages.get(page);
  if (!observed) throw new Error('this page was not opened by newPage');
  return observed;
}

async function launch(): Promise<Browser> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return chromium.launch({ executablePath: named, args: ['--no-sandbox'] });
  const folder = await unpackedChromium();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // The package's own args (--single-process and more) break a second context.
    args: ['--no-sandbox'],
    env: {
      ...process.env,
      FONTCONFIG_PATH: join(folder, 'fonts'),
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']]
        .filter(Boolean)
        .join(':'),
    },
  });
}

/**
 * The folder with the browser of @sparticuz/chromium and, under al2023/lib, the NSS libraries a plain Debian lacks;
 * unpacked once per version of the package. The package always unpacks to the temporary folder and takes a half-written
 * file for a finished one, so it runs in a process with a temporary folder of its own that is then renamed into place.
 */
async function unpackedChromium(): Promise<string> {
  const entry = import.meta.resolve('@sparticuz/chromium');
  const packageFolder = dirname(dirname(dirname(fileURLToPath(entry))));
  const cache = join(dirname(dirname(packageFolder)), '.cache', 'foerderpfad-browser');
  const version = await packageVersion(packageFolder);
  const folder = join(cache, `chromium-${version}-${process.arch}`);
  if (existsSync(folder)) return folder;

  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(join(cache, 'unpacking-'));
  const script = `import(${JSON.stringify(entry)}).then(({ default: c }) => c.executablePath())`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    // On any runtime but this one the package leaves out al2023.
    env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  });
  await writeFile(join(staging, 'fonts', 'fonts.conf'), fontsConfig(folder));
  try {
    await rename(staging, folder);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package's own fonts.conf only knows /tmp/fonts and the folders of a Lambda. */
function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

async function packageVersion(packageFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version);
  }
  throw new Error(`${packageFolder}/package.json names no version`);
}
