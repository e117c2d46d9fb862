import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';

/** A running `node dist/src/server.js`. */
export interface ServerProcess {
  child: ChildProcess;
  output: () => string;
  /** Resolves with the exit code (null for a signal). */
  ended: Promise<number | null>;
  /** Resolves with the address once the server says it listens. */
  listening: Promise<string>;
}

/** Starts the built server as an operator would, on a free port. */
export function startServer(environment: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/src/server.js')], {
    env: { ...process.env, LOG_LEVEL: 'silent', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listening = new Promise<string>((resolve) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /läuft: (?<address>http:\S+)/u.exec(output)?.groups?.['address'];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => output, ended, listening };
}
