import { parseArgs } from 'node:util';
import { reportLines, verdictOf } from './report.ts';
import { attack } from './run.ts';

/** `npm run attack -- --seed 7 --requests 10000 --seconds 1200` */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    requests: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '1200' },
  },
});

const result = await attack({
  seed: Number(values.seed),
  requests: Number(values.requests),
  seconds: Number(values.seconds),
});
process.stdout.write(`${reportLines(result).join('\n')}\n`);
process.exitCode = verdictOf(result).passed ? 0 : 1;
