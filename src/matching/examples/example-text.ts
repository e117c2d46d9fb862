import type { ExampleDraft, ExampleRun } from './example.ts';
import { verdictLabels } from '../match-labels.ts';

type Run = ExampleRun<ExampleDraft>;

/** Why an example comes out otherwise than expected: what refuses first, then what is open, and what to do. */
export interface RunWords {
  /** "erwartet: passt; gefunden: passt nicht." */
  said: string;
  /** Sentences of the criteria that are not met, and of those that are open, as far as they disagree. */
  against: string[];
  open: string[];
  /** Where neither disagrees, what is missing is a criterion. */
  nothing: string | null;
  toDo: string;
}

export function runWords(run: Run): RunWords {
  const { example, found, disagreeing } = run;
  const reasonsOf = (wanted: 'notMet' | 'unknown'): string[] =>
    disagreeing.filter(({ result }) => result === wanted).map(({ reason }) => reason);
  return {
    said: `erwartet: ${verdictLabels[example.expected]}; gefunden: ${verdictLabels[found]}.`,
    against: reasonsOf('notMet'),
    open: reasonsOf('unknown'),
    nothing: disagreeing.length > 0 ? null : nothingText(run),
    toDo: toDoText(run),
  };
}

const nothingText = ({ example }: Run): string =>
  example.expected === 'doesNotFit'
    ? 'Kein Kriterium spricht dagegen.'
    : 'Kein Kriterium ist offen.';

function toDoText({ example: { expected }, found }: Run): string {
  if (found === 'doesNotFit') {
    return 'Ist das Programm hier zu streng, berichtigen Sie seine Angaben; sonst ändern Sie das Beispiel.';
  }
  if (expected === 'fits') {
    return 'Ergänzen Sie, was offen ist (im Beispiel, oder beim Programm, was dort nicht notiert ist), oder erwarten Sie „zu klären“.';
  }
  return expected === 'doesNotFit'
    ? 'Fehlt dem Programm die Voraussetzung, an der dieser Bedarf scheitert, ergänzen Sie sie; sonst ändern Sie das Beispiel.'
    : 'Fehlt dem Programm die Voraussetzung, die hier offen sein soll, ergänzen Sie sie; sonst ändern Sie das Beispiel.';
}

/** The same in one text, for other pages and files. */
export function describeRun(run: Run): string {
  const { said, against, open, nothing, toDo } = runWords(run);
  return [
    said,
    ...(against.length === 0 ? [] : [`Dagegen spricht: ${against.join(' ')}`]),
    ...(open.length === 0 ? [] : [`Offen ist: ${open.join(' ')}`]),
    ...(nothing === null ? [] : [nothing]),
    `Was zu tun ist: ${toDo}`,
  ].join(' ');
}
