import { formatDay, type Day } from '../shared/dates.ts';
import type { SourceRecord } from './source-record.ts';

/**
 * Licence of the source's texts: the imprint of the site as reported in August 2026. The export is said to be freer
 * (CC BY 4.0); until somebody has read that there, the narrower licence holds for all. No derivatives: texts are stored
 * and shown unchanged, what is read from them stands beside them.
 */
export const sourceLicence = 'CC BY-ND 4.0';
export const sourceLicenceUrl = 'https://creativecommons.org/licenses/by-nd/4.0/deed.de';
export const sourceRightsHolder = 'Bundesministerium für Wirtschaft und Energie';

/** The site's own caveat, shown wherever its texts are shown. */
export const sourceCaveat =
  'Maßgeblich sind die Angaben auf den offiziellen Webseiten der fördergebenden Stellen.';

/** The line that stands beside every record: title, rights holder, licence, address, day of retrieval. */
export function attributionOf(
  { titleDisplay, url }: Pick<SourceRecord, 'titleDisplay' | 'url'>,
  retrievedOn: Day,
): string {
  return `${titleDisplay} – Förderdatenbank des Bundes (${sourceRightsHolder}), ${sourceLicence}, ${url}, abgerufen am ${formatDay(retrievedOn)}`;
}
