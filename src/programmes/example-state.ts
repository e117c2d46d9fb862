import type { Scope } from '../accounts/scope.ts';
import { ConflictError } from '../shared/errors.ts';

/** How the examples of a programme come out; matching works it out, this room asks before a record counts as checked. */
export interface ExampleState {
  total: number;
  /** Those that come out otherwise than expected. */
  failing: readonly FailingExample[];
}

export interface FailingExample {
  id: string;
  title: string;
  /** "erwartet: passt; gefunden: zu klären. …" */
  said: string;
}

/** Handed in by the composition root. */
export interface ExampleStates {
  /** Of a programme this reader sees. */
  stateOf: (scope: Scope, programmeId: string) => Promise<ExampleState>;
}

/** A record cannot count as checked while its examples say otherwise. */
export class ExamplesDisagreeError extends ConflictError {
  readonly programme: { readonly slug: string; readonly shortTitle: string };
  readonly failing: readonly FailingExample[];

  constructor(programme: { slug: string; shortTitle: string }, failing: readonly FailingExample[]) {
    super(
      'Das Förderprogramm kann noch nicht als geprüft gelten: Beispiele kommen anders heraus als erwartet.',
    );
    this.programme = programme;
    this.failing = failing;
  }
}
