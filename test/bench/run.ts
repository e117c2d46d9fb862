import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';

/** `npm run bench` lists the benchmarks, `npm run bench -- <name>` runs one; each is a script beside this one. */
const benches: Record<string, string> = {
  import: 'a full-size export by the real job, while pages are asked for',
  search: 'the search beside SQLite FTS5 over 2,600 programmes and a judged set of queries',
  figures: 'figures of 50 quarters, 37 indicators and five years, imported with preview',
  pages: 'list, programme, matches and Lage with 1 and 50 clients on a full catalogue',
  matching: 'verdicts and reasons beside json-rules-engine, and a whole country',
};

const [name, ...more] = process.argv.slice(2);
if (name === undefined || !Object.hasOwn(benches, name)) {
  for (const [known, what] of Object.entries(benches)) {
    process.stdout.write(`npm run bench -- ${known}    ${what}\n`);
  }
  process.exitCode = name === undefined ? 0 : 1;
} else {
  const file = join(projectRoot, 'dist/test/bench', `${name}.js`);
  const child = spawn(process.execPath, [file, ...more], { stdio: 'inherit' });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
