import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { startJob } from '../../src/jobs/job-process.ts';

/**
 * Entry of a job for tests: notes that it works, then waits for the file `go`, so that it can be killed or watched
 * midway. A first argument other than an option is the name it goes by.
 */
const [name = 'waiting'] =
  process.argv[2]?.startsWith('--') === false ? process.argv.splice(2, 1) : [];

await startJob(({ dataDir }) => ({
  name,
  title: 'Warten',
  description: 'Wartet auf eine Datei.',
  run: async ({ progress }) => {
    appendFileSync(join(dataDir, 'worked.txt'), `${process.pid}\n`);
    for (let done = 0; !existsSync(join(dataDir, 'go')); done += 1) {
      progress({ step: 'Warten', done, total: null });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { text: 'Gewartet.', counts: [], failures: [] };
  },
}));
