import { formatDay } from '../../shared/dates.ts';
import { programmePath } from '../../paths.ts';
import { answerForm, type AnswerFormState, type AnswerFormView } from './answer-form-views.ts';
import type { CallAuthority, CallProgramme, CallQuestion } from './call-list.ts';
import type { OpenedCalls } from './call-list-service.ts';
import type { Reach } from './call-reach.ts';
import { isYesOrNo } from './call-words.ts';
import { decidesText } from './missing-fact-words.ts';

/** What can be reached now, and under headings of their own what cannot: `matching/calls.ejs`. */
export interface CallSectionView {
  id: Reach;
  heading: string;
  lead: string;
  authorities: AuthorityView[];
  /** Under which the authorities are folded; null where they are not. */
  foldLabel: string | null;
  isOpen: boolean;
}

interface AuthorityView {
  id: string;
  name: string;
  contactLines: readonly string[];
  /** On paper there is a line to write it on. */
  hasNumber: boolean;
  /** "Nächste Frist: 31.12.2026"; null where none is stated. */
  deadline: string | null;
  summary: string;
  questions: QuestionView[];
}

interface QuestionView {
  words: string;
  decides: string;
  /** "3 Programme: Antwort eintragen"; what is folded under it stands on paper all the same. */
  foldLabel: string;
  isOpen: boolean;
  hasBoxes: boolean;
  /** Where the answer is kept, if not here; null where it is. */
  elsewhere: string | null;
  programmes: {
    title: string;
    href: string;
    needs: string;
    deadline: string | null;
    url: string | null;
    /** The condition in the words of the record; empty where it has none. */
    quote: string;
    knownAs: string;
    form: AnswerFormView | null;
  }[];
}

export interface CallContext {
  all: boolean;
  canAnswer: boolean;
  effect: string | null;
  form?: AnswerFormState;
}

export interface Showing {
  opened: OpenedCalls;
  context: CallContext;
}

const sections: { id: Reach; heading: string; lead: string }[] = [
  {
    id: 'now',
    heading: 'Jetzt erreichbar',
    lead: 'Die nächste Frist zuerst, dann die meisten Treffer. Was keine Frist nennt, folgt danach.',
  },
  {
    id: 'supplementary',
    heading: 'Nur ergänzend',
    lead: 'Hier läuft eine Runde, das Geld deckt aber nur einen kleinen Teil der Kosten.',
  },
  {
    id: 'later',
    heading: 'Erst zur nächsten Runde',
    lead: 'Die Runde ist geschlossen, noch nicht eröffnet oder nicht bekannt.',
  },
];

export function callSections(showing: Showing): CallSectionView[] {
  const { authorities } = showing.opened;
  return sections.flatMap((section): CallSectionView[] => {
    const own = authorities.filter(({ reach }) => reach === section.id);
    if (own.length === 0) return [];
    const questions = own.flatMap((authority) => authority.questions);
    return [
      {
        ...section,
        authorities: own.map((authority, index) =>
          authorityView(authority, `stelle-${section.id}-${index + 1}`, showing),
        ),
        foldLabel: section.id === 'now' ? null : countText(own.length, questions.length),
        isOpen: showing.context.all || isFormOf(questions, showing.context.form),
      },
    ];
  });
}

/** "Eine Frage an 3 Stellen" */
export function countText(authorities: number, questions: number): string {
  const asked = questions === 1 ? 'Eine Frage' : `${questions} Fragen`;
  return `${asked} an ${authorities === 1 ? 'eine Stelle' : `${authorities} Stellen`}`;
}

function isFormOf(questions: readonly CallQuestion[], form: AnswerFormState | undefined): boolean {
  return questions.some(({ programmes }) =>
    programmes.some(({ slug, key }) => slug === form?.slug && key === form.key),
  );
}

function authorityView(authority: CallAuthority, id: string, showing: Showing): AuthorityView {
  const { name, contactLines, hasNumber, alone, withOneOther, matches, questions } = authority;
  return {
    ...{ id, name, contactLines, hasNumber },
    deadline: deadlineText(authority),
    summary: decidesText({ alone, withOneOther, waiting: matches }),
    questions: questions.map((question) => questionView(question, showing)),
  };
}

function questionView(question: CallQuestion, showing: Showing): QuestionView {
  const { words, alone, withOneOther, matches, programmes, isAnswerable, text } = question;
  return {
    words,
    decides: decidesText({ alone, withOneOther, waiting: matches }),
    foldLabel: foldLabel(question, showing.context),
    isOpen: showing.context.all || isFormOf([question], showing.context.form),
    hasBoxes: isAnswerable || isYesOrNo(text),
    elsewhere: isAnswerable
      ? null
      : 'Die Antwort gehört in das Förderprogramm: bitte dort ergänzen.',
    programmes: programmes.map((programme) => ({
      ...programmeView(programme),
      form: isAnswerable ? formOf(programme, showing) : null,
    })),
  };
}

function foldLabel({ programmes, isAnswerable }: CallQuestion, { canAnswer }: CallContext): string {
  const [first] = programmes;
  const named = programmes.length === 1 && first ? first.title : `${programmes.length} Programme`;
  return isAnswerable && canAnswer ? `${named}: Antwort eintragen` : `${named}: Näheres`;
}

function programmeView(programme: CallProgramme) {
  const { slug, title, url, needIds, quote, knownAs } = programme;
  return {
    ...{ title, url, quote, knownAs },
    href: programmePath(slug),
    needs: needIds.length === 1 ? 'ein Bedarf' : `${needIds.length} Bedarfe`,
    deadline: deadlineText(programme),
  };
}

function formOf(
  { slug, key, title }: CallProgramme,
  { opened, context }: Showing,
): AnswerFormView | null {
  if (!context.canAnswer) return null;
  const { form, all } = context;
  return answerForm({ slug, key, title, answer: null }, { today: opened.on, form, all });
}

const deadlineText = ({ deadlineOn }: { deadlineOn: string | null }): string | null =>
  deadlineOn === null ? null : `Nächste Frist: ${formatDay(deadlineOn)}`;
