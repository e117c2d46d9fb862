import { SourceError } from '../../shared/errors.ts';
import { readCalendarFile } from './calendar-file.ts';
import { demandFew, type SittingFile } from './file-entry.ts';
import { readSittingTable } from './sitting-table.ts';

/** A calendar of sittings, whatever its name says: `.ics` or CSV. @throws SourceError */
export function readSittingFile(bytes: Buffer): SittingFile {
  const isCalendar = /^\uFEFF?\s*BEGIN:VCALENDAR/iu.test(bytes.subarray(0, 200).toString('utf8'));
  const file = isCalendar ? readCalendarFile(textOf(bytes)) : readSittingTable(bytes);
  demandFew(file);
  if (file.entries.length === 0 && file.problems.length === 0) {
    throw new SourceError('Die Datei enthält keine Sitzungen.');
  }
  return file;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
