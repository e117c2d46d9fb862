import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { projectRoot } from '../project-root.ts';
import type { JobStart } from './timetable.ts';

/** The built entry file of a job. */
export const jobFile = (name: string): string => join(projectRoot, 'dist', 'jobs', `${name}.js`);

/** What an entry file reads back in `job-process.ts`. */
export function jobArguments({ slot, ownerToken, startedById }: JobStart): string[] {
  return [
    `--slot=${slot}`,
    ...(ownerToken === undefined ? [] : [`--owner=${ownerToken}`]),
    ...(startedById ? [`--person=${startedById}`] : []),
  ];
}

export type JobSpawner = ReturnType<typeof createJobSpawner>;

/** Starts jobs as processes of their own and knows which are still there. */
export function createJobSpawner({ log }: { log: Logger }) {
  const running = new Map<ChildProcess, string>();

  return {
    start(name: string, start: JobStart): void {
      const child = spawn(process.execPath, [jobFile(name), ...jobArguments(start)], {
        stdio: ['ignore', 'ignore', 'inherit'],
        // Ctrl-C in the terminal reaches us alone; we tell the jobs to stop and wait for them.
        detached: true,
      });
      running.set(child, name);
      child.once('error', (error) => {
        running.delete(child);
        log.error({ err: error, job: name }, 'job process did not start');
      });
      child.once('exit', (code, signal) => {
        running.delete(child);
        if (code !== 0) log.warn({ job: name, code, signal }, 'job process ended');
      });
    },

    isRunning: (name: string): boolean => [...running.values()].includes(name),

    /** Asks every process to stop, and ends those that do not within ten seconds. */
    async stop(): Promise<void> {
      const children = [...running.keys()];
      const ended = children.map(
        (child) =>
          new Promise<void>((resolve) => {
            child.once('exit', () => {
              resolve();
            });
          }),
      );
      for (const child of children) child.kill('SIGTERM');
      const patience = setTimeout(() => {
        for (const child of children) child.kill('SIGKILL');
      }, 10_000);
      await Promise.all(ended);
      clearTimeout(patience);
    },
  };
}
