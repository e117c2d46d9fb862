import { formatDay, type Day } from '../shared/dates.ts';
import type { Way } from './backward-plan.ts';
import { shortWays } from './short-filing-section.ts';
import type { TimeLeft } from './time-left.ts';

/** A way that remains until a deadline, with what has to be done on it. */
export interface WayView {
  title: string;
  steps: string[];
  /** Said beneath, where the steps rest on law that nobody checked for this installation. */
  assumption: string | null;
}

/** What has to be done on a way, with the days of the plan. */
export function wayView(way: Way, left: TimeLeft): WayView {
  if (way === 'regular' && left.short !== null) return shortWays[left.short];
  return { title: wayTitles[way], steps: wayStepsOf[way](left), assumption: wayAssumptions[way] };
}

const wayTitles: Record<Way, string> = {
  regular: 'Reguläre Beratungsfolge',
  urgentDecision: 'Dringlichkeitsentscheidung (§ 60 Abs. 1 GO NRW)',
  subjectToDecision: 'Fristwahrend einreichen, vorbehaltlich des späteren Beschlusses',
  tooLate: 'Die Frist ist abgelaufen',
  sittingsUnknown: 'Ob die Beratungsfolge reicht, lässt sich nicht sagen',
};

const wayStepsOf: Record<Way, (left: TimeLeft) => string[]> = {
  regular: () => ['Alle Gremien beraten, und der Rat beschließt vor der Frist.'],
  urgentDecision: urgentSteps,
  subjectToDecision: subjectSteps,
  tooLate: () => ['Merken Sie das Programm für die nächste Runde vor.'],
  sittingsUnknown: () => ['Es fehlen Sitzungen oder die Beratungsfolge.'],
};

const wayAssumptions: Record<Way, string | null> = {
  regular: null,
  urgentDecision:
    'Der Wortlaut des § 60 GO NRW und die Hauptsatzung wurden hierfür nicht geprüft; bitte im Ratsbüro bestätigen lassen.',
  subjectToDecision:
    'Ob ein Antrag vor dem Beschluss gestellt werden darf, regeln Hauptsatzung und Fördergeber; bitte beide fragen.',
  tooLate: null,
  sittingsUnknown: null,
};

/** Who decides, what is written down, and that the council approves it. */
function urgentSteps({ deadlineOn, plan: { filingOn, decision } }: TimeLeft): string[] {
  return [
    councilInTime(decision.inTimeOn),
    'Wer entscheidet: zuerst der Hauptausschuss. Kann auch er nicht rechtzeitig zusammentreten und drohen ohne Entscheidung erhebliche Nachteile, entscheiden Bürgermeisterin oder Bürgermeister und ein Ratsmitglied gemeinsam.',
    `Was schriftlich festgehalten wird: der Beschlusstext mit Kosten, Eigenanteil und Deckung; warum Rat und Hauptausschuss nicht rechtzeitig zusammentreten können; warum die Sache nicht warten kann (Frist am ${formatDay(deadlineOn)}, entgangene Förderung); Datum und Unterschriften.`,
    `Bis wann: so, dass der Antrag am ${formatDay(filingOn)} abgesandt werden kann.`,
    `Danach: dem Rat in seiner nächsten Sitzung zur Genehmigung vorlegen (${sittingText(decision.laterOn)}). Er kann die Entscheidung aufheben, soweit nicht schon Rechte anderer entstanden sind.`,
  ];
}

/** Urgent is only what cannot wait for the council: a sitting before the filing has to be looked at first. */
function councilInTime(on: Day | null): string {
  return on === null
    ? 'Vorher klären: Kann der Rat noch rechtzeitig einberufen werden? Nur wenn nicht, ist dieser Weg offen.'
    : `Vorher klären: Der Rat tagt noch am ${formatDay(on)}. Fragen Sie im Ratsbüro, ob die Vorlage als Nachtrag auf die Tagesordnung kommt. Nur wenn der Rat nicht rechtzeitig entscheiden kann, ist dieser Weg offen.`;
}

function subjectSteps({ plan: { filingOn, decision }, deadlineOn, ways }: TimeLeft): string[] {
  // Where even the day for filing has passed, the deadline itself is what is left.
  const by = ways[0] === 'subjectToDecision' ? deadlineOn : filingOn;
  return [
    'Vorher beim Fördergeber fragen, ob er einen Antrag ohne Beschluss annimmt und bis wann der Beschluss nachzureichen ist. Antwort mit Datum und Namen zur Akte nehmen.',
    `Antrag bis ${formatDay(by)} absenden, mit dem Vermerk „fristwahrend, vorbehaltlich des Beschlusses des Rates“.`,
    `Vorlage sofort in die nächste Beratungsfolge geben; der Rat beschließt danach (${sittingText(decision.laterOn)}).`,
    'Bis zum Beschluss nichts beginnen und nichts unterschreiben, was die Stadt bindet. Lehnt der Rat ab, den Antrag zurücknehmen.',
  ];
}

function sittingText(on: Day | null): string {
  return on === null ? '[Angabe fehlt: nächste Sitzung]' : `nächste Sitzung: ${formatDay(on)}`;
}
