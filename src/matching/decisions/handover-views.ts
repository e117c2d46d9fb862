import { profileFilePath, quickCheckPdfPath } from '../../paths.ts';
import { describeWindow } from '../../programmes/window-state.ts';
import { quoted } from '../../shared/text.ts';
import { verdictTag } from '../match-labels.ts';
import type { OneMatch } from '../match-service.ts';
import { questionsView } from '../question-views.ts';

/** What another department is given: two papers and a text to copy. */
export interface HandoverView {
  department: string;
  quickCheckHref: string;
  sheetHref: string;
  coverText: string;
  mailHref: string;
}

/** The note is the reason a person wrote; it stands in the text, which only a person sends. */
export function handoverView(
  { need, quarter, match, on }: OneMatch,
  { department, note }: { department: string; note: string | null },
): HandoverView {
  const { programme } = match.compiled;
  const subject = `Förderprogramm ${quoted(programme.shortTitle)} für ${quarter.name}`;
  const coverText = [
    'Guten Tag,',
    `für den Bedarf ${quoted(need.title)} im Quartier ${quarter.name} kommt das Förderprogramm ${quoted(programme.title)} in Betracht (Ergebnis der Prüfung: ${verdictTag(match.result.verdict, match.group).text}; Antragszeitraum: ${describeWindow(match.window, on)}).`,
    'Fachlich liegt das Thema bei Ihnen, deshalb geben wir den Hinweis weiter. Quick-Check zum Programm und Quartiersblatt liegen als PDF bei.',
    ...openText(match),
    ...(note === null ? [] : [note]),
    'Bitte geben Sie uns eine kurze Rückmeldung, ob Sie das Programm weiterverfolgen.',
    'Mit freundlichen Grüßen',
  ].join('\n\n');
  return {
    department,
    quickCheckHref: quickCheckPdfPath(programme.slug),
    sheetHref: profileFilePath(quarter.slug, 'pdf'),
    coverText,
    mailHref: `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(coverText)}`,
  };
}

/** What the other department would have to clarify, and with whom: the papers are about programme and quarter alone. */
function openText(match: OneMatch['match']): string[] {
  const { toCall, toCheck, atTheDesk, contact } = questionsView(match);
  const lines = [...toCall, ...toCheck, ...atTheDesk].map((what) => `- ${what}`);
  if (lines.length === 0) return [];
  const office = toCall.length + toCheck.length > 0 ? [`Auskunft gibt: ${contact}`] : [];
  return [['Noch zu klären ist:', ...lines, ...office].join('\n')];
}
