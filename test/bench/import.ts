import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/project-root.ts';
import { startServer } from '../support/server-process.ts';
import { generateExport, standardProgrammes } from './generate-export.ts';

/**
 * Imports a full-size export by the real job process while a real web server serves the same data folder, and says how
 * long it took, how much memory the importer had at most, and how long pages took meanwhile.
 *
 *     npm run bench -- import [--programmes=2500] [--without-web]
 */

/** One client that asks for a page every quarter of a second, as somebody does who clicks fast. */
const pausePerPageMs = 250;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { programmes: { type: 'string' }, 'without-web': { type: 'boolean' } },
    allowPositionals: true,
  });
  const programmes = Number(values.programmes ?? standardProgrammes);
  const folder = mkdtempSync(join(tmpdir(), 'foerderpfad-bench-'));
  const file = join(folder, 'export.zip');
  const dataDir = join(folder, 'data');
  try {
    say(`A plain loop of a thousand million additions takes ${loopSeconds()} s on this machine.`);
    const generated = await generateExport({ file, programmes });
    const server = startServer({ DATA_DIR: dataDir, ROLE: 'web' });
    const address = await server.listening;
    const cookie = await signIn(address);
    const idle = await pagesUntil(address, cookie, wait(5000));
    say(`Pages without an import: ${describe(idle)}`);
    if (values['without-web'] === true) await stop(server.child);
    const importing = runImport(dataDir, file);
    const pages =
      values['without-web'] === true ? [] : await pagesUntil(address, cookie, importing.ended);
    const { seconds, peakRssMb, code } = await importing.ended;
    say(`Pages during the import: ${describe(pages)}`);
    if (values['without-web'] !== true) {
      say(
        `Pages while the new catalogue is loaded: ${describe(await pagesUntil(address, cookie, wait(15_000)))}`,
      );
      await stop(server.child);
    }
    if (code !== 0) throw new Error(`the import ended with ${code}`);
    const pageP99Ms = Math.round(percentile(pages, 0.99));
    const { documents } = generated;
    say(
      JSON.stringify({
        bench: 'import',
        documents,
        programmes: generated.programmes,
        seconds,
        peakRssMb,
        pageP99Ms,
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Importing {
  ended: Promise<{ seconds: number; peakRssMb: number; code: number | null }>;
}

/** The job as an operator starts it; its memory is read from the system while it runs. */
function runImport(dataDir: string, file: string): Importing {
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [join(projectRoot, 'dist/jobs/catalogue-refresh.js'), `--file=${file}`],
    { env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, stdio: ['ignore', 2, 2] },
  );
  let peakRssMb = 0;
  const sample = setInterval(() => {
    peakRssMb = Math.max(peakRssMb, peakOf(child.pid ?? 0));
  }, 100);
  const ended = new Promise<Awaited<Importing['ended']>>((resolve) => {
    child.once('exit', (code) => {
      clearInterval(sample);
      const seconds = Math.round((performance.now() - begin) / 100) / 10;
      resolve({ seconds, peakRssMb, code });
    });
  });
  return { ended };
}

/** VmHWM is the highest resident memory there ever was, so that no peak falls between two samples. */
function peakOf(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

const paths = [
  '/programme?q=kinder',
  '/programme/heimat-fonds',
  '/quartiere',
  '/bedarfe',
  '/vorhaben',
  '/',
];

/** Durations in milliseconds, page after page at a fixed pace, until something else has ended. */
async function pagesUntil(
  address: string,
  cookie: string,
  end: Promise<unknown>,
): Promise<number[]> {
  const durations: number[] = [];
  const state = { isOver: false };
  void end.then(() => {
    state.isOver = true;
  });
  for (let turn = 0; !state.isOver; turn += 1) {
    const begin = performance.now();
    const path = paths[turn % paths.length] ?? '/';
    const answer = await fetch(`${address}${path}`, { headers: { cookie } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    durations.push(performance.now() - begin);
    await wait(pausePerPageMs);
  }
  return durations;
}

/** The demo account of the Sozialverwaltung, by the form. */
async function signIn(address: string): Promise<string> {
  const page = await fetch(`${address}/anmelden`);
  const token = /name="_csrf" value="([^"]*)"/u.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(`${address}/anmelden/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(page) },
    body: new URLSearchParams({ _csrf: token, demo: 'staff' }),
  });
  return cookiesOf(answer);
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.replace(/;.*/u, ''))
    .join('; ');
}

function stop(child: ReturnType<typeof startServer>['child']): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function describe(durations: readonly number[]): string {
  const at = (share: number): number => Math.round(percentile(durations, share));
  return `${durations.length} pages, median ${at(0.5)} ms, p99 ${at(0.99)} ms, slowest ${at(1)} ms`;
}

function percentile(durations: readonly number[], share: number): number {
  const sorted = [...durations].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** What the machine is worth at this moment, beside the figures. */
function loopSeconds(): number {
  const begin = performance.now();
  let sum = 0;
  for (let index = 0; index < 1_000_000_000; index += 1) sum += index;
  if (sum === 0) throw new Error('a loop that does nothing measures nothing');
  return Math.round((performance.now() - begin) / 100) / 10;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
