import { fullDataDir, startedOn, stopServer } from './full-catalogue.ts';
import { pageText, signIn } from './visitor.ts';

/** Seconds from starting a real server on a full catalogue to its first page, the list of programmes, in full. */
export async function secondsToFirstPage(say: (line: string) => void): Promise<number> {
  const dataDir = await fullDataDir(say);
  // Sessions outlive the process: the second one is asked at once.
  const before = await startedOn(dataDir);
  const cookie = await signIn(before.address);
  await stopServer(before);
  const start = performance.now();
  const running = await startedOn(dataDir);
  try {
    await pageText(running.address, '/programme', cookie);
    return (performance.now() - start) / 1000;
  } finally {
    await stopServer(running);
  }
}

/** What this machine is worth at this moment, so that figures of two machines can be compared. */
export function loopSeconds(): number {
  const start = performance.now();
  let sum = 0;
  for (let index = 0; index < 300_000_000; index += 1) sum += index;
  if (sum === 0) throw new Error('a loop that does nothing measures nothing');
  return (performance.now() - start) / 1000;
}
