import { reachOf } from './access.ts';
import type { Person } from './person.ts';

declare const made: unique symbol;

/**
 * Whose municipal things may be read and changed. Every store of municipal things takes one, and only this room makes
 * them, so that a forgotten check does not compile.
 */
export interface Scope {
  readonly [made]: true;
  /** Municipalities whose things are read in full. Never empty, so that `in (…)` is valid on every database. */
  readonly municipalityIds: readonly string[];
  /** Municipalities whose things may be changed; never empty either. */
  readonly writableMunicipalityIds: readonly string[];
  /** Whether the facts of the common catalogue may be changed; own programmes go by `writableMunicipalityIds`. */
  readonly writesCatalogue: boolean;
  /** Which projects are seen; `project-scope-store.ts` turns it into a condition. */
  readonly projects: ProjectReach;
}

export type ProjectReach =
  | { kind: 'municipal' }
  | { kind: 'released'; municipalityIds: readonly string[] }
  | { kind: 'naming'; organisationId: string }
  | { kind: 'none' };

/** PostgreSQL refuses an empty `in ()`; ids are UUIDs, so this one meets no row. */
const nobody: readonly string[] = ['-'];

const orNobody = (ids: readonly string[]): readonly string[] => (ids.length === 0 ? nobody : ids);

/** All municipalities of the installation: for jobs, the seed and tests. */
export function scopeOfInstallation(municipalityIds: readonly string[]): Scope {
  const ids = orNobody(municipalityIds);
  return make({
    municipalityIds: ids,
    writableMunicipalityIds: ids,
    writesCatalogue: true,
    projects: { kind: 'municipal' },
  });
}

/** Nothing at all: for visitors who are not signed in. */
export function scopeOfNobody(): Scope {
  return make({
    municipalityIds: nobody,
    writableMunicipalityIds: nobody,
    writesCatalogue: false,
    projects: { kind: 'none' },
  });
}

/** What the access table gives this person. */
export function scopeForPerson(person: Person): Scope {
  const own = person.municipalityId === null ? nobody : [person.municipalityId];
  const inFull = reachOf(person.role, 'quarter.read') === 'ownMunicipality';
  const writes = reachOf(person.role, 'project.edit') === 'ownMunicipality';
  return make({
    municipalityIds: inFull ? own : nobody,
    writableMunicipalityIds: writes ? own : nobody,
    writesCatalogue: reachOf(person.role, 'programme.edit') === 'everything',
    projects: projectReach(person),
  });
}

function projectReach(person: Person): ProjectReach {
  const reach = reachOf(person.role, 'project.read');
  if (reach === 'ownMunicipality') return { kind: 'municipal' };
  if (reach === 'releasedOfAssigned') {
    return { kind: 'released', municipalityIds: orNobody(person.assignedMunicipalityIds) };
  }
  if (reach === 'namingMyOrganisation' && person.organisationId !== null) {
    return { kind: 'naming', organisationId: person.organisationId };
  }
  return { kind: 'none' };
}

/**
 * For reading what a project consists of (its need, quarter, organisation) once the project itself was found through
 * `scope`: coordinators and carriers have no municipality of their own, yet the project they see has a quarter.
 * Nothing may be changed through it.
 */
export function scopeAroundProject(project: { municipalityId: string }): Scope {
  return make({
    municipalityIds: [project.municipalityId],
    writableMunicipalityIds: nobody,
    writesCatalogue: false,
    projects: { kind: 'none' },
  });
}

function make(scope: Omit<Scope, typeof made>): Scope {
  return scope as Scope;
}
