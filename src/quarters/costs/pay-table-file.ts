import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../../shared/errors.ts';
import { payTablesSchema, type PayTables } from './pay-table.ts';

/**
 * Reads the pay tables that ship with the program, once at the start.
 * @param dataFolder the folder `data/` of the project
 * @throws StartError naming file and place of the first fault
 */
export function readPayTables(dataFolder: string): PayTables {
  const file = join(dataFolder, 'pay', 'tvoed.json');
  return parsePayTables(readText(file), file);
}

/** @throws StartError naming file and place of the first fault */
export function parsePayTables(json: string, file: string): PayTables {
  const parsed = payTablesSchema.safeParse(parseJson(json, file));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.map(String).join('.') ?? '';
  throw new StartError(
    `Entgelttabellen: ${file}, Stelle „${place}“: ${issue?.message ?? 'ungültig'}`,
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): StartError {
  const reason = error instanceof Error ? error.message : String(error);
  return new StartError(`Entgelttabellen: ${file} ist nicht lesbar: ${reason}`);
}
