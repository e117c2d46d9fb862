import { postedText, type FieldErrors } from '../http/posted.ts';
import type { Upload } from '../http/upload.ts';
import type { ImportSource, RemoteKind } from './import-source.ts';

/** The posted form of one source. */
export function readSourceForm(
  body: unknown,
  kind: RemoteKind,
): Pick<ImportSource, 'kind' | 'address' | 'isEnabled' | 'version'> {
  return {
    kind,
    address: postedText(body, 'adresse', 500),
    isEnabled: postedText(body, 'eingeschaltet', 2) === '1',
    version: Number.parseInt(postedText(body, 'version', 10), 10) || 0,
  };
}

export function checkSourceForm({
  kind,
  address,
}: Pick<ImportSource, 'kind' | 'address'>): FieldErrors {
  const isWeb = URL.canParse(address) && new URL(address).protocol === 'https:';
  return isWeb
    ? {}
    : { [`${kind}-adresse`]: 'Bitte geben Sie eine Adresse an, die mit https:// beginnt.' };
}

/** What the source sends instead of the export when it takes the visitor for a robot. */
const webPage =
  'Das ist eine Webseite und kein ZIP, auch wenn die Datei so heißt. Oft ist es die Sicherheitsabfrage der Förderdatenbank: Bitte laden Sie den Export noch einmal herunter.';

/**
 * What kind of file was uploaded, by its first bytes and its name.
 * @returns the kind, or why it is none
 */
export function kindOfUpload(
  { path, fileName, bytes, problem }: Upload,
  begin: Buffer,
): { kind: RemoteKind } | { problem: string } {
  if (problem !== null) return { problem };
  if (path === null || bytes === 0) return { problem: 'Bitte wählen Sie eine Datei.' };
  if (begin.subarray(0, 2).toString('latin1') === 'PK') return { kind: 'export' };
  if (/^\uFEFF?\s*</u.test(begin.toString('utf8'))) return { problem: webPage };
  const isText = !begin.includes(0);
  if (fileName.toLowerCase().endsWith('.csv') && isText) return { kind: 'dump' };
  return {
    problem: 'Das ist weder ein ZIP des XML-Exports noch eine CSV-Datei des offenen Abzugs.',
  };
}
