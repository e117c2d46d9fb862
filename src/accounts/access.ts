import type { Role } from './person.ts';

/**
 * The one access table: which role may do what, and to whose things. Every route names its action (`http/allow.ts`);
 * scopes are made from the same rows (`scope.ts`), so that what the door says and what the stores give cannot differ.
 */

/** Whose things an action reaches; `none` = the action is refused. */
export type Reach =
  | 'none'
  /** Only what is one's own: account, sessions, kept forms. */
  | 'own'
  | 'ownMunicipality'
  /** Projects released to the G.I.B. in the municipalities assigned to the coordinator. */
  | 'releasedOfAssigned'
  /** Projects that name the carrier's organisation. */
  | 'namingMyOrganisation'
  | 'everything';

export type Visitor = Role | 'anonymous';

/** In this order: staff, coordinator, carrier, auditor, council, admin, anonymous. */
const visitors = [
  'staff',
  'coordinator',
  'carrier',
  'auditor',
  'council',
  'admin',
  'anonymous',
] as const satisfies readonly Visitor[];

type Row = readonly [Reach, Reach, Reach, Reach, Reach, Reach, Reach];

const none = 'none';
const own = 'own';
const city = 'ownMunicipality';
const released = 'releasedOfAssigned';
const naming = 'namingMyOrganisation';
const all = 'everything';

// prettier-ignore
const table = {
  //                       staff  coordinator carrier auditor council admin anonymous
  'assets.read':          [all,   all,        all,    all,    all,    all,  all],
  'health.read':          [all,   all,        all,    all,    all,    all,  all],
  'signIn':               [all,   all,        all,    all,    all,    all,  all],
  'privacy.read':         [all,   all,        all,    all,    all,    all,  all],
  'signOut':              [own,   own,        own,    own,    own,    own,  none],
  'account.own':          [own,   own,        own,    own,    own,    own,  none],

  'programme.read':       [all,   all,        all,    all,    all,    all,  none],
  // Own programmes are municipal, the common catalogue is kept by the administration; evidence anybody on staff checks.
  'programme.create':     [city,  none,       none,   none,   none,   all,  none],
  'programme.edit':       [city,  none,       none,   none,   none,   all,  none],
  'call.edit':            [city,  none,       none,   none,   none,   all,  none],
  'evidence.check':       [all,   none,       none,   none,   none,   all,  none],
  'example.edit':         [city,  none,       none,   none,   none,   all,  none],
  'twin.decide':          [none,  none,       none,   none,   none,   all,  none],
  // What is followed is told to the Sozialverwaltung only; others would never hear of it.
  'follow.own':           [own,   none,       none,   none,   none,   none, none],
  'import.page':          [all,   none,       none,   none,   none,   all,  none],
  'import.manage':        [none,  none,       none,   none,   none,   all,  none],
  'overview.read':        [city,  released,   none,   city,   none,   none, none],
  // Carriers are told of the matches shared with them, and of nothing else.
  'notice.read':          [city,  none,       naming, city,   none,   none, none],
  'notice.done':          [city,  none,       naming, none,   none,   none, none],
  'quarter.read':         [city,  none,       none,   city,   none,   none, none],
  'quarter.edit':         [city,  none,       none,   none,   none,   none, none],
  'figure.import':        [city,  none,       none,   none,   none,   none, none],
  'setting.read':         [city,  none,       none,   city,   none,   none, none],
  'setting.edit':         [city,  none,       none,   none,   none,   none, none],
  'report.read':          [city,  none,       none,   city,   none,   none, none],
  'need.read':            [city,  none,       none,   city,   none,   none, none],
  'need.edit':            [city,  none,       none,   none,   none,   none, none],
  'need.confirm':         [city,  none,       none,   none,   none,   none, none],
  'match.read':           [city,  none,       none,   city,   none,   none, none],
  'match.decide':         [city,  none,       none,   none,   none,   none, none],
  // A carrier sees the matches shared with its organisation, nothing else of the need.
  'match.shared':         [none,  none,       naming, none,   none,   none, none],
  // Its answers are proposals; staff decide with `need.confirm`.
  'match.answer':         [none,  none,       naming, none,   none,   none, none],
  'sitting.read':         [city,  none,       none,   city,   none,   none, none],
  'sitting.edit':         [city,  none,       none,   none,   none,   none, none],

  'project.list':         [city,  released,   naming, city,   none,   none, none],
  'project.read':         [city,  released,   naming, city,   none,   none, none],
  'project.create':       [city,  none,       none,   none,   none,   none, none],
  'project.edit':         [city,  none,       none,   none,   none,   none, none],
  'project.release':      [city,  none,       none,   none,   none,   none, none],
  'draft.read':           [city,  released,   naming, city,   none,   none, none],
  'comment.read':         [city,  released,   naming, city,   none,   none, none],
  'comment.write':        [city,  released,   naming, none,   none,   none, none],
  'textVersion.share':    [city,  none,       none,   none,   none,   none, none],
  'document.read':        [city,  released,   naming, city,   none,   none, none],
  'document.write':       [city,  none,       naming, none,   none,   none, none],
  'payStep.read':         [city,  none,       naming, none,   none,   none, none],

  'administration.read':  [none,  none,       none,   none,   none,   all,  none],
  'people.manage':        [none,  none,       none,   none,   none,   all,  none],
  'place.manage':         [none,  none,       none,   none,   none,   all,  none],
  'lock.manage':          [none,  none,       none,   none,   none,   all,  none],
  'job.manage':           [none,  none,       none,   none,   none,   all,  none],
  'linkWatch.manage':     [none,  none,       none,   none,   none,   all,  none],
  'audit.read':           [none,  none,       none,   none,   none,   all,  none],
} as const satisfies Record<string, Row>;

export type Action = keyof typeof table;

export const actions = Object.keys(table) as Action[];

/** Whose things this visitor may do this to. */
export function reachOf(visitor: Visitor, action: Action): Reach {
  const row: Row = table[action];
  return row[visitors.indexOf(visitor)] ?? 'none';
}

/** What a visitor may do, for views that show only that. */
export type Can = (action: Action) => boolean;

export function may(visitor: Visitor, action: Action): boolean {
  return reachOf(visitor, action) !== 'none';
}

/** The roles that may do this, as far as `reach` goes; for sentences that say who may. */
export function rolesThatMay(action: Action, reach: Reach): Role[] {
  return visitors.filter(
    (visitor): visitor is Exclude<(typeof visitors)[number], 'anonymous'> =>
      visitor !== 'anonymous' && reachOf(visitor, action) === reach,
  );
}
