import { createHash } from 'node:crypto';
import type { OpenDatabase } from '../../src/database/open.ts';

/** One digest per table, to see which one a request changed. Sessions are touched by every request. */
export function databaseDigest({ connection }: OpenDatabase): Record<string, string> {
  const tables = connection
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'session' order by name",
    )
    .all();
  return Object.fromEntries(
    tables.map(({ name }) => {
      const hash = createHash('sha256');
      for (const row of connection.prepare(`select * from "${name}"`).iterate()) {
        hash.update(JSON.stringify(row));
      }
      return [name, hash.digest('hex')];
    }),
  );
}
