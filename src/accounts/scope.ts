declare const made: unique symbol;

/**
 * Whose municipal things may be read and changed. Every store of municipal things takes one, and only this room makes
 * them, so that a forgotten check does not compile.
 */
export interface Scope {
  readonly [made]: true;
  readonly municipalityIds: readonly string[];
}

/** All municipalities of the installation: for jobs, the seed and, until people sign in, for every visitor. */
export function scopeOfInstallation(municipalityIds: readonly string[]): Scope {
  return { municipalityIds } as Scope;
}
