import type { ListRow } from '../../http/lists.ts';
import type { ErrorSummaryView, PageView } from '../../http/page-parts.ts';
import type { FieldErrors, PostedValues } from '../../http/posted.ts';
import { figureRequestPath, listAs, matchesPath, matchPath, needPath } from '../../paths.ts';
import type { AskedNeed, AskedNeeds } from './asked-needs.ts';
import { callListPath, cityMatchesPath, missingFactsPath } from '../match-paths.ts';
import { matchViewsNav, type MatchViewsNav } from '../city/match-views-nav.ts';
import { missingFactForm, type FactFormView } from './missing-form-views.ts';
import { datumTitle, decidesText, ownerTitle } from './missing-fact-words.ts';
import type { OpenedFacts } from './missing-facts-service.ts';
import { missingFacts, type Answerer, type MissingFact } from './missing-facts.ts';

export interface MissingFactsView extends PageView, ErrorSummaryView {
  views: MatchViewsNav;
  lead: string;
  /** What the last answer did; null where none was given. */
  effect: string | null;
  /** The need this is about, null for the whole city. */
  need: { title: string; isDemo: boolean; matchesHref: string; allHref: string } | null;
  csvHref: string;
  jsonHref: string;
  callListHref: string;
  sections: FactSectionView[];
}

interface FactSectionView {
  id: Answerer;
  heading: string;
  lead: string;
  facts: FactView[];
  /** How many more stand in the files; null where all are shown. */
  moreText: string | null;
}

export interface FactView {
  /** Anchor on the page. */
  id: string;
  what: string;
  where: string;
  /** Of an invented need. */
  isDemo: boolean;
  decides: string;
  matches: { title: string; href: string }[];
  moreMatches: string | null;
  form: FactFormView | null;
  link: { label: string; href: string } | null;
}

/** A form that came back. */
export interface FactFormState {
  key: string;
  values: PostedValues;
  errors: FieldErrors;
  isStale: boolean;
}

export interface FactsContext {
  needId: string | null;
  canEdit: boolean;
  effect: string | null;
  form?: FactFormState;
}

const sections: { id: Answerer; heading: string; lead: string; most: number }[] = [
  {
    id: 'house',
    heading: 'Hier im Haus',
    lead: 'Das weiß die Stadt selbst. Was Sie eintragen, steht sofort im Bedarf, beim Quartier oder bei der Haushaltslage.',
    most: 20,
  },
  {
    id: 'statistics',
    heading: 'Die Statistikstelle',
    lead: 'Kennzahlen, die fehlen oder zu alt sind. Sie kommen über den Import der Statistikstelle.',
    most: 10,
  },
  {
    id: 'authority',
    heading: 'Die Behörde',
    lead: 'Was nur die Bewilligungsstelle oder der Fördergeber sagen kann. Die Anrufliste bündelt alle Fragen je Stelle; eine Antwort dort gilt für alle Bedarfe.',
    most: 15,
  },
];

export function missingFactsView(opened: OpenedFacts, context: FactsContext): MissingFactsView {
  const { city, facts } = opened;
  const { needId, form } = context;
  const [one] = needId === null ? [] : city.needs;
  const query = { bedarf: needId ?? '' };
  return {
    title: 'Was müsste man wissen?',
    breadcrumbs: [
      { label: 'Treffer', href: cityMatchesPath() },
      { label: 'Was müsste man wissen?', href: null },
    ],
    views: matchViewsNav('missing'),
    lead: 'Welche fehlende Angabe die meisten Treffer entscheidet, und wer sie hat. Zuerst, was allein entscheidet.',
    effect: context.effect,
    need: one
      ? {
          title: one.need.title,
          isDemo: one.need.origin === 'demo',
          matchesHref: matchesPath(one.need.id),
          allHref: missingFactsPath(),
        }
      : null,
    csvHref: listAs(missingFactsPath(), 'csv', query),
    jsonHref: listAs(missingFactsPath(), 'json', query),
    callListHref: callListPath(query),
    errors: Object.entries(form?.errors ?? {}).map(([name, text]) => ({
      fieldId: `f-${name}-${form?.key ?? ''}`,
      text,
    })),
    sections: sections.map(({ most, ...section }) => {
      const all = facts.filter(({ answerer }) => answerer === section.id);
      const shown = all.filter(({ key }, index) => index < most || key === form?.key);
      return {
        ...section,
        facts: shown.map((fact) => factView(fact, opened, context)),
        moreText:
          all.length > shown.length
            ? `${shown.length} von ${all.length} gezeigt; alle stehen in den Dateien:`
            : null,
      };
    }),
  };
}

const mostMatches = 5;

function factView(fact: MissingFact, opened: OpenedFacts, context: FactsContext): FactView {
  const { waiting } = fact;
  const titles = new Map(opened.city.needs.map(({ need }) => [need.id, need.title]));
  return {
    id: `angabe-${fact.key}`,
    ...factText(fact, opened.city),
    matches: waiting.slice(0, mostMatches).map(({ needId, slug, programmeTitle }) => ({
      title: `${programmeTitle} – ${titles.get(needId) ?? ''}`,
      href: matchPath(needId, slug),
    })),
    moreMatches:
      waiting.length > mostMatches ? `und ${waiting.length - mostMatches} weitere` : null,
    form: context.canEdit ? missingFactForm(fact, opened, context) : null,
    link: linkOf(fact, opened.city),
  };
}

function factText(fact: MissingFact, city: AskedNeeds) {
  const { alone, withOneOther, waiting } = fact;
  return {
    what: datumTitle(fact.datum),
    where: ownerTitle(fact, city),
    isDemo: isOfDemo(fact, city),
    decides: decidesText({ alone, withOneOther, waiting: waiting.length }),
  };
}

function isOfDemo({ owner }: MissingFact, { needs }: AskedNeeds): boolean {
  return (
    owner.kind === 'need' &&
    needs.some(({ need }) => need.id === owner.needId && need.origin === 'demo')
  );
}

/** Where the datum is entered, if not on the spot. */
function linkOf({ datum, owner, waiting }: MissingFact, { needs }: AskedNeeds): FactView['link'] {
  const [first] = waiting;
  if (datum.of === 'question' && datum.isPerNeed) {
    return first
      ? { label: 'Beim Treffer bestätigen, je Bedarf', href: matchPath(first.needId, first.slug) }
      : null;
  }
  if (datum.of === 'question') {
    return {
      label: `Auskunft: ${datum.contact} (Anrufliste)`,
      href: callListPath({ umfang: 'alle' }),
    };
  }
  if (datum.of === 'figure' && first) {
    const place = needs.find(({ need, quarter }) =>
      owner.kind === 'quarter' ? quarter.id === owner.quarterId : need.id === first.needId,
    );
    return place
      ? { label: 'Bei der Statistikstelle anfordern', href: figureRequestPath(place.quarter.slug) }
      : null;
  }
  if (datum.of === 'need' && datum.field === 'costs' && owner.kind === 'need') {
    return { label: 'Kosten eintragen', href: `${needPath(owner.needId)}#kosten` };
  }
  return null;
}

/** `matching/_missing.ejs`: what would decide most of a need's matches. */
export interface TopMissingView {
  facts: { what: string; where: string; isDemo: boolean; decides: string }[];
  allHref: string;
}

/** A short box for the page of a need's matches; null where nothing is missing. */
export function topMissing(one: AskedNeed, most = 3): TopMissingView | null {
  const city = { needs: [one] };
  const facts = missingFacts(city).slice(0, most);
  if (facts.length === 0) return null;
  return {
    facts: facts.map((fact) => factText(fact, city)),
    allHref: missingFactsPath({ bedarf: one.need.id }),
  };
}

export function missingFactRow(fact: MissingFact, city: AskedNeeds): ListRow {
  const { key, answerer, alone, withOneOther, waiting, datum } = fact;
  return {
    id: key,
    answerer,
    what: datumTitle(datum),
    of: ownerTitle(fact, city),
    contact: datum.of === 'question' ? datum.contact : null,
    decidesAlone: alone,
    decidesWithOneOther: withOneOther,
    waitingMatches: waiting.length,
    programmes: [...new Set(waiting.map(({ slug }) => slug))],
    needs: [...new Set(waiting.map(({ needId }) => needId))],
  };
}
