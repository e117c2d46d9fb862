import type { Scope } from '../accounts/scope.ts';
import type { FollowStore } from '../following/follow-store.ts';
import type { CityMatchService } from '../matching/city/city-match-service.ts';
import { dateList, type DateView } from '../overview/date-list.ts';
import { upcomingDeadlines } from '../overview/deadlines.ts';
import { matchedNeeds, openMatchesOf, openMatchesText } from '../overview/matched-needs.ts';
import { openNeeds } from '../overview/overview-hints.ts';
import type { Catalogue } from '../programmes/catalogue-service.ts';
import { programmePath } from '../paths.ts';
import type { Programme } from '../programmes/programme.ts';
import type { ProjectStore } from '../projects/project-store.ts';
import type { FundingReport } from '../quarters/funding/funding-report.ts';
import type { Clock } from '../shared/clock.ts';
import {
  calendarKindLabels,
  calendarKinds,
  sittingEntries,
  type CalendarEntry,
} from './calendar.ts';
import type { TimeLeft } from './time-left.ts';
import type { SittingService } from './sitting-service.ts';

export type CalendarService = ReturnType<typeof createCalendarService>;

/** Every date that concerns a reader: sittings, deadlines of programmes that matter, money that ends. */
export function createCalendarService({
  stores,
  sittings,
  cityMatches,
  catalogue,
  fundingReports,
  clock,
}: {
  stores: { follows: FollowStore; projects: ProjectStore };
  sittings: Pick<SittingService, 'calendarOf'>;
  cityMatches: Pick<CityMatchService, 'matchesOfCity'>;
  catalogue: Pick<Catalogue, 'list'>;
  fundingReports: { getReport: (scope: Scope) => Promise<{ report: FundingReport }> };
  clock: Clock;
}) {
  /** Why a programme is in the calendar, by id: matches, projects, followed by this person. */
  async function reasonsFor(scope: Scope, personId: string) {
    const [{ needs }, projects, follows] = await Promise.all([
      cityMatches.matchesOfCity(scope),
      stores.projects.listProjectSummaries(scope),
      stores.follows.listFollowsOf(personId),
    ]);
    const matched = matchedNeeds(needs);
    const open = openNeeds({ needs: needs.map(({ need }) => need), projects }, clock.today());
    const plans: Plans = new Map();
    for (const match of needs.flatMap(({ matches }) => matches)) {
      const path = programmePath(match.slug);
      // Needs may differ in who files: the city's own plan has most to keep in mind.
      const known = plans.get(path);
      if (known === undefined || known?.short === 'carrier') plans.set(path, match.timeLeft);
    }
    const reasons = new Map<string, string[]>();
    const add = (id: string, text: string): void => {
      const said = reasons.get(id) ?? [];
      reasons.set(id, said.includes(text) ? said : [...said, text]);
    };
    for (const id of matched.keys()) {
      add(id, openMatchesText(openMatchesOf(matched, id, open).length) ?? onlyPaidNeeds);
    }
    for (const { programmeId } of projects) add(programmeId, 'Vorhaben angelegt');
    for (const { programmeId } of follows) add(programmeId, 'von Ihnen gefolgt');
    return { reasons, plans };
  }

  return {
    async entriesOf(scope: Scope, personId: string): Promise<CalendarEntry[]> {
      const today = clock.today();
      const [calendar, { report }, entries, { reasons, plans }] = await Promise.all([
        sittings.calendarOf(scope),
        fundingReports.getReport(scope),
        catalogue.list(scope),
        reasonsFor(scope, personId),
      ]);
      const concerning = new Map<Programme, string>();
      for (const { id, programme } of entries) {
        const why = reasons.get(id);
        if (why) concerning.set(programme, why.join(', '));
      }
      const deadlines = upcomingDeadlines([...concerning.keys()], today);
      const dates = dateList({ report, deadlines, today }, (one) => concerning.get(one) ?? null);
      return [...sittingEntries(calendar, today), ...dates.map((date) => dateEntry(date, plans))];
    },
  };
}

const onlyPaidNeeds = 'Treffer nur für Bedarfe, für die schon Geld beantragt oder bewilligt ist';

/** What the sittings leave of the time until the deadline of a programme, by its address. */
type Plans = Map<string, TimeLeft | null>;

/** The calendar marks what is invented itself. */
const demoMark = / \(Demo\)$/u;

function dateEntry({ on, kind, title, href, details }: DateView, plans: Plans): CalendarEntry {
  const known = calendarKinds.find((code) => calendarKindLabels[code] === kind) ?? 'frist';
  const isDemo = title.endsWith(' (Demo)');
  const id = `${known}-${href.replaceAll(/[^\w-]+/gu, '-').replace(/^-/u, '')}-${on}`;
  const shown = title.replace(demoMark, '');
  const left = plans.get(href);
  const isPlanned = known === 'frist' && left?.deadlineOn === on;
  const plan = isPlanned ? [`${left.words}${left.isDemo ? ' (Demo-Sitzungen)' : ''}`] : [];
  const said = { title: shown, details: [...details, ...plan], href };
  return { id, on, kind: known, ...said, isCancelled: false, isDemo };
}
