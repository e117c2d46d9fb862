import type { PageView } from '../http/page-parts.ts';
import {
  auditPath,
  importsPath,
  jobsPath,
  linkWatchPath,
  locksPath,
  municipalitiesPath,
  newPersonPath,
  organisationsPath,
  peoplePath,
} from '../paths.ts';
import type { Lock } from './person-service.ts';
import type { Person } from './person.ts';

export interface AdministrationView extends PageView {
  newPersonHref: string;
  rooms: { heading: string; href: string; text: string; state: string }[];
}

export interface AdministrationContent {
  people: readonly Person[];
  organisationCount: number;
  municipalityCount: number;
  locks: readonly Lock[];
  now: Date;
}

/** The administrator's start page. */
export function administrationView(content: AdministrationContent): AdministrationView {
  return {
    title: 'Verwaltung',
    breadcrumbs: [],
    newPersonHref: newPersonPath(),
    rooms: [
      {
        heading: 'Personen',
        href: peoplePath(),
        text: 'Konten, Rollen, Zuordnung der G.I.B.-Koordination, Links für Kennwörter',
        state: peopleText(content.people),
      },
      {
        heading: 'Organisationen',
        href: organisationsPath(),
        text: 'Träger und andere Partner der Kommunen',
        state: counted(content.organisationCount, 'Organisation', 'Organisationen'),
      },
      {
        heading: 'Kommunen',
        href: municipalitiesPath(),
        text: 'Städte und Gemeinden, die mit dieser Installation arbeiten',
        state: counted(content.municipalityCount, 'Kommune', 'Kommunen'),
      },
      {
        heading: 'Anmeldesperren',
        href: locksPath(),
        text: 'Vergebliche Anmeldungen und wer deshalb gerade warten muss',
        state: lockText(content),
      },
      ...installationRooms(),
    ],
  };
}

/** What runs by itself, where the catalogue comes from, and who did what. */
function installationRooms(): AdministrationView['rooms'] {
  return [
    {
      heading: 'Automatische Aufgaben',
      href: jobsPath(),
      text: 'Was die Anwendung von selbst erledigt, wann zuletzt und mit welchem Ergebnis',
      state: 'Auch von Hand auszuführen',
    },
    {
      heading: 'Importe',
      href: importsPath(),
      text: 'Woher der Förderkatalog kommt: Quellen, hochgeladene Dateien, was sich geändert hat',
      state: 'Quellen sind aus, bis Sie sie einschalten',
    },
    {
      heading: 'Linkprüfung',
      href: linkWatchPath(),
      text: 'Ob die offiziellen Seiten der Förderprogramme noch da sind',
      state: 'Aus, bis Sie sie einschalten',
    },
    {
      heading: 'Protokoll',
      href: auditPath(),
      text: 'Wer was wann getan hat; unveränderlich',
      state: 'Als Liste und als Datei',
    },
  ];
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

function peopleText(people: readonly Person[]): string {
  const disabled = people.filter((person) => person.isDisabled).length;
  const waiting = people.filter(
    (person) => !person.hasPassword && !person.isDemo && !person.isDisabled,
  ).length;
  return [
    counted(people.length, 'Konto', 'Konten'),
    ...(waiting === 0 ? [] : [`${waiting} noch ohne Kennwort`]),
    ...(disabled === 0 ? [] : [`${disabled} gesperrt`]),
  ].join(', ');
}

function lockText({ locks, now }: AdministrationContent): string {
  const locked = locks.filter(
    ({ lockedUntil }) => lockedUntil !== null && new Date(lockedUntil) > now,
  ).length;
  return locked === 0 ? 'Niemand ist gesperrt' : `${locked} gesperrt`;
}
