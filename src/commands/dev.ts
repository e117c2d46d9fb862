import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

/** `npm run dev`: the compiler watches the sources, Node watches what it writes and the templates, and restarts. */
function run(command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { cwd: projectRoot, stdio: 'inherit' });
}

const compiler = run(process.execPath, [
  join(projectRoot, 'node_modules/typescript/bin/tsc'),
  '--watch',
  '--preserveWatchOutput',
]);
const server = run(process.execPath, [
  '--watch-path=dist/src',
  '--watch-path=dist/jobs',
  '--watch-path=views',
  '--watch-preserve-output',
  'dist/src/server.js',
]);

for (const child of [compiler, server]) {
  child.once('exit', () => {
    compiler.kill();
    server.kill();
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    compiler.kill(signal);
    server.kill(signal);
  });
}
