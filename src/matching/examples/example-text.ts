import type { ExampleDraft, ExampleRun } from './example.ts';
import { verdictLabels } from '../match-labels.ts';

/** "erwartet: passt; gefunden: zu klären. Offen ist: …", with the sentence of every criterion that disagrees. */
export function describeRun({ example, found, disagreeing }: ExampleRun<ExampleDraft>): string {
  const said = `erwartet: ${verdictLabels[example.expected]}; gefunden: ${verdictLabels[found]}.`;
  if (disagreeing.length > 0) return [said, ...disagreeing.map(({ reason }) => reason)].join(' ');
  return example.expected === 'doesNotFit'
    ? `${said} Kein Kriterium spricht dagegen.`
    : `${said} Kein Kriterium ist offen.`;
}
