import type { SourceStatus } from './source-record.ts';

/** First match wins; misspellings of the editors included ("merh", "Antagstellung"). */
const rules: readonly (readonly [RegExp, SourceStatus])[] = [
  [/derzeit\s+nicht/u, 'paused'],
  [/nicht\s+m\w{2,4}\s+möglich/u, 'closed'],
  [/ausgelaufen|abgelaufen|beendet|eingestellt/u, 'closed'],
  [/überarbeitung|erstellung/u, 'unclear'],
];

/** The only sign of life the source gives. No note means unknown, never open. */
export function statusOfNote(note: string | null): SourceStatus {
  if (note === null) return 'unknown';
  const folded = note.normalize('NFC').toLocaleLowerCase('de-DE');
  return rules.find(([pattern]) => pattern.test(folded))?.[1] ?? 'unclear';
}
