import type { PageView } from '../http/render.ts';
import {
  auditPath,
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

/** The administrator's start page. */
export function administrationView({
  people,
  organisationCount,
  municipalityCount,
  locks,
  now,
}: {
  people: readonly Person[];
  organisationCount: number;
  municipalityCount: number;
  locks: readonly Lock[];
  now: Date;
}): AdministrationView {
  const disabled = people.filter((person) => person.isDisabled).length;
  const waiting = people.filter(
    (person) => !person.hasPassword && !person.isDemo && !person.isDisabled,
  ).length;
  const locked = locks.filter(
    ({ lockedUntil }) => lockedUntil !== null && new Date(lockedUntil) > now,
  ).length;
  return {
    title: 'Verwaltung',
    breadcrumbs: [],
    newPersonHref: newPersonPath(),
    rooms: [
      {
        heading: 'Personen',
        href: peoplePath(),
        text: 'Konten, Rollen, Zuordnung der G.I.B.-Koordination, Links für Kennwörter',
        state: `${people.length} Konten, ${waiting} noch ohne Kennwort, ${disabled} gesperrt`,
      },
      {
        heading: 'Organisationen',
        href: organisationsPath(),
        text: 'Träger und andere Partner der Kommunen',
        state: `${organisationCount} Organisationen`,
      },
      {
        heading: 'Kommunen',
        href: municipalitiesPath(),
        text: 'Städte und Gemeinden, die mit dieser Installation arbeiten',
        state: `${municipalityCount} ${municipalityCount === 1 ? 'Kommune' : 'Kommunen'}`,
      },
      {
        heading: 'Anmeldesperren',
        href: locksPath(),
        text: 'Vergebliche Anmeldungen und wer deshalb gerade warten muss',
        state: locked === 0 ? 'Niemand ist gesperrt' : `${locked} gesperrt`,
      },
      {
        heading: 'Protokoll',
        href: auditPath(),
        text: 'Wer was wann getan hat; unveränderlich',
        state: 'Als Liste und als Datei',
      },
    ],
  };
}
