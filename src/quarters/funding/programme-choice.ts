import { foldGerman, wordsOf } from '../../shared/text.ts';
import { programmeText, type ProgrammeChoice } from './funding-form-values.ts';

export type ChosenProgramme = { ok: true; id: string | null } | { ok: false; error: string };

const mostNamed = 5;
/** Shorter words ("im", "für") stand in every title. */
const shortestWord = 3;

/** A programme by its address, alone or in brackets, by its short title or its title; upper and lower case are the same. */
export function chosenProgramme(
  typed: string,
  programmes: readonly ProgrammeChoice[],
): ChosenProgramme {
  const text = typed.trim();
  if (text === '') return { ok: true, id: null };
  const slug = foldGerman(/\[([^\]]+)\]$/u.exec(text)?.[1] ?? text);
  const bySlug = programmes.find((one) => foldGerman(one.slug) === slug);
  const folded = foldGerman(text);
  const named = programmes.filter(({ shortTitle, title }) =>
    [shortTitle, title].some((one) => foldGerman(one) === folded),
  );
  const found = bySlug ?? (named.length === 1 ? named[0] : undefined);
  if (found) return { ok: true, id: found.id };
  return { ok: false, error: errorOf(named, nearProgrammes(text, programmes)) };
}

function errorOf(named: readonly ProgrammeChoice[], near: readonly ProgrammeChoice[]): string {
  const offered = (named.length > 0 ? named : near).slice(0, mostNamed).map(programmeText);
  const why =
    named.length > 0 ? 'Mehrere Programme heißen so.' : 'So heißt kein Programm des Katalogs.';
  return offered.length === 0
    ? `Programm: ${why} Bitte einen Vorschlag auswählen oder leer lassen.`
    : `Programm: ${why} Bitte eines davon übernehmen oder leer lassen: ${offered.join('; ')}`;
}

/** Those with the most words of the text in their titles first. */
function nearProgrammes(text: string, programmes: readonly ProgrammeChoice[]): ProgrammeChoice[] {
  const words = wordsOf(text).filter((word) => word.length >= shortestWord);
  return programmes
    .map((choice) => {
      const titles = foldGerman(`${choice.shortTitle} ${choice.title} ${choice.slug}`);
      return { choice, count: words.filter((word) => titles.includes(word)).length };
    })
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) => b.count - a.count || a.choice.shortTitle.localeCompare(b.choice.shortTitle, 'de'),
    )
    .map(({ choice }) => choice);
}
