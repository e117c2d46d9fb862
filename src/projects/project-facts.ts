import type { Programme } from '../programmes/programme.ts';
import type { Indicator } from '../quarters/figures/indicator.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { Municipality, Organisation, Quarter } from '../quarters/quarter.ts';
import type { Day } from '../shared/dates.ts';
import type { ProjectFigure } from './project-figures.ts';
import type { Project } from './project.ts';

/** Everything known when a project is filled: nothing beyond this may enter a generated text. */
export interface ProjectFacts {
  need: Need;
  quarter: Quarter;
  municipality: Municipality;
  programme: Programme;
  /** The organisation the project names, else the one the need names; null = not named. */
  carrier: Organisation | null;
  /** Only published, comparable ones: see `figuresForProject`. */
  figures: readonly ProjectFigure[];
  /** Definitions that the aims of the need may name. */
  indicators: readonly Indicator[];
  today: Day;
}

/** What a project says, without its identity. */
export type ProjectContent = Pick<
  Project,
  | 'title'
  | 'startMonth'
  | 'months'
  | 'filingRoute'
  | 'carrierId'
  | 'sections'
  | 'costs'
  | 'financing'
>;

/** What the generated texts take from the project itself. */
export type ProjectPlan = Omit<ProjectContent, 'title' | 'carrierId' | 'sections'>;
