import type { Action } from '../../src/accounts/access.ts';

/**
 * What the access matrix must be, written by hand and not derived from `access.ts`: whoever changes the table there
 * has to say so here as well.
 */

export const visitors = [
  'staff',
  'coordinator',
  'carrier',
  'auditor',
  'council',
  'admin',
  'anonymous',
  /** Staff of the second municipality: the same rights, the other rows. */
  'foreignStaff',
] as const;
export type MatrixVisitor = (typeof visitors)[number];

const everybody = 'staff coordinator carrier auditor council admin anonymous';
const signedIn = 'staff coordinator carrier auditor council admin';
const house = 'staff auditor';
const around = 'staff coordinator carrier auditor';

/** Who may do what at all, whosever thing it is. */
export const allowed: Record<Action, string> = {
  'assets.read': everybody,
  'health.read': everybody,
  'privacy.read': everybody,
  signIn: everybody,
  signOut: signedIn,
  'account.own': signedIn,
  'programme.read': signedIn,
  'programme.create': 'staff admin',
  'programme.edit': 'staff admin',
  'call.edit': 'staff admin',
  'evidence.check': 'staff admin',
  'example.edit': 'staff admin',
  'twin.decide': 'admin',
  'follow.own': 'staff',
  'import.page': 'staff admin',
  'import.manage': 'admin',
  'overview.read': 'staff coordinator auditor',
  'notice.read': 'staff carrier auditor',
  'notice.done': 'staff carrier',
  'quarter.read': house,
  'quarter.edit': 'staff',
  'figure.import': 'staff',
  'setting.read': house,
  'setting.edit': 'staff',
  'report.read': house,
  'need.read': house,
  'need.edit': 'staff',
  'need.confirm': 'staff',
  'match.read': house,
  'match.decide': 'staff',
  'match.shared': 'carrier',
  'match.answer': 'carrier',
  'sitting.read': house,
  'sitting.edit': 'staff',
  'project.list': around,
  'project.read': around,
  'project.create': 'staff',
  'project.edit': 'staff',
  'project.release': 'staff',
  'draft.read': around,
  'comment.read': around,
  'comment.write': 'staff coordinator carrier',
  'textVersion.share': 'staff',
  'document.read': around,
  'document.write': 'staff carrier',
  'payStep.read': 'staff carrier',
  'administration.read': 'admin',
  'people.manage': 'admin',
  'place.manage': 'admin',
  'lock.manage': 'admin',
  'job.manage': 'admin',
  'linkWatch.manage': 'admin',
  'audit.read': 'admin',
};

/** Who reaches which thing, among those who may do something with such things. */
export const things = {
  quarter: { ownQuarter: 'staff auditor', foreignQuarter: 'foreignStaff' },
  need: { ownNeed: 'staff auditor', foreignNeed: 'foreignStaff' },
  costItem: { ownCostItem: 'staff auditor', foreignCostItem: 'foreignStaff' },
  project: {
    ownUnreleased: 'staff auditor',
    ownReleased: 'staff auditor coordinator',
    /** Its need names the carrier's organisation. */
    ownNaming: 'staff auditor carrier',
    ownNamingReleased: 'staff auditor carrier coordinator',
    foreignUnreleased: 'foreignStaff',
    foreignReleased: 'foreignStaff',
    /** Of the second municipality, but for the carrier's organisation. */
    foreignNaming: 'foreignStaff carrier',
  },
  /** Accounts belong to the installation: administrators see those of every municipality. */
  person: { ownPerson: 'admin', foreignPerson: 'admin' },
  heldForm: { staffForm: 'staff' },
  /** Only who wrote a comment withdraws it. */
  comment: {
    staffComment: 'staff',
    carrierComment: 'carrier',
    foreignComment: 'foreignStaff',
  },
  /** Everybody reads the common catalogue, a municipality's own programme only its people. */
  programme: {
    globalProgramme: 'staff coordinator carrier auditor council admin foreignStaff',
    ownProgramme: 'staff auditor',
    foreignProgramme: 'foreignStaff',
  },
  /** Who may change it is who keeps it. */
  keptProgramme: {
    keptGlobal: 'admin',
    keptOwn: 'staff',
    keptForeign: 'foreignStaff',
  },
  example: { globalExample: 'admin', ownExample: 'staff', foreignExample: 'foreignStaff' },
  call: { globalCall: 'admin', ownCall: 'staff', foreignCall: 'foreignStaff' },
  evidence: { globalEvidence: 'staff admin foreignStaff' },
  /** Of a person, of everybody of a municipality. */
  notice: {
    staffNotice: 'staff',
    ownNotice: 'staff',
    foreignNotice: 'foreignStaff',
    carrierNotice: 'carrier',
    /** For the carrier's account, from when it belonged to another organisation. */
    formerNotice: '',
  },
  /** Runs belong to the installation. */
  jobRun: { aRun: 'admin' },
  /** Saved by one person, opened by nobody else. */
  savedSearch: { staffSearch: 'staff', foreignSearch: 'foreignStaff' },
  lock: { globalLock: 'admin' },
  /** Imports belong to the installation; a preview to who made it. */
  importRun: { anImport: 'admin' },
  pagePreview: { staffPreview: 'staff' },
  funding: { ownFunding: 'staff', foreignFunding: 'foreignStaff' },
  // A preview nobody has confirmed: for those who could.
  figureImport: { ownFigures: 'staff', foreignFigures: 'foreignStaff' },
  /** A need with the programme of the matrix: shared with the carrier's organisation, or not. */
  sharedMatch: { ownShared: 'carrier', ownUnshared: '', foreignUnshared: '' },
  /** What a carrier answered: decided by the staff of the need. */
  carrierAnswer: { ownAnswer: 'staff', foreignAnswer: 'foreignStaff' },
  committee: { ownCommittee: 'staff', foreignCommittee: 'foreignStaff' },
  sitting: { ownSitting: 'staff', foreignSitting: 'foreignStaff' },
  version: { ownVersion: 'staff', foreignVersion: 'foreignStaff' },
} as const;
export type ThingKind = keyof typeof things;
export type Thing = { [Kind in ThingKind]: keyof (typeof things)[Kind] }[ThingKind];

export interface ExpectedRoute {
  action: Action;
  /** The answer to who may; POST bodies are as small as they can be, so 422 means: reached the form. */
  ok: number | ((visitor: MatrixVisitor) => number);
  /** What `:id` or `:slug` (or the body) names. */
  of?: ThingKind;
  body?: Record<string, string>;
  /** Instead of 403: a page that leads others to their own start page. */
  refused?: 303;
}

const get = (action: Action, of?: ThingKind): ExpectedRoute => ({
  action,
  ok: 200,
  ...(of === undefined ? {} : { of }),
});
const post = (action: Action, ok: ExpectedRoute['ok'], rest: Partial<ExpectedRoute> = {}) => ({
  action,
  ok,
  ...rest,
});
const list = (path: string, action: Action, of?: ThingKind) => ({
  [`GET ${path}`]: get(action, of),
  [`GET ${path}.json`]: get(action, of),
  [`GET ${path}.csv`]: get(action, of),
});

/** Every route there is. A new one fails the matrix until it stands here. */
export const routes: Record<string, ExpectedRoute> = {
  'GET /gesundheit': get('health.read'),
  'GET /datenschutz': get('privacy.read'),
  'GET /anmelden': { action: 'signIn', ok: (who) => (who === 'anonymous' ? 200 : 303) },
  'POST /anmelden': post('signIn', 422),
  'POST /anmelden/demo': post('signIn', 303, { body: { demo: 'council' } }),
  'GET /link/:token': get('signIn'),
  'POST /link/:token': post('signIn', 422),
  'POST /abmelden': post('signOut', 303),
  'GET /konto': get('account.own'),
  // The password of a demo account is fixed.
  'POST /konto/kennwort': post('account.own', (who) => (who === 'foreignStaff' ? 422 : 409)),
  'POST /konto/sitzungen/beenden': post('account.own', 303, { body: { sitzung: 'keine' } }),
  'GET /konto/formulare/:id': get('account.own', 'heldForm'),
  'POST /konto/formulare/:id/verwerfen': post('account.own', 303, { of: 'heldForm' }),
  'POST /konto/abwesenheit': post('account.own', 303),

  'GET /verwaltung': get('administration.read'),
  ...list('/verwaltung/personen', 'people.manage'),
  'GET /verwaltung/personen/neu': get('people.manage'),
  'POST /verwaltung/personen': post('people.manage', 422),
  'GET /verwaltung/personen/:id': get('people.manage', 'person'),
  'POST /verwaltung/personen/:id': post('people.manage', 422, { of: 'person' }),
  'POST /verwaltung/personen/:id/sperren': post('people.manage', 303, { of: 'person' }),
  'POST /verwaltung/personen/:id/abwesenheit': post('people.manage', 303, { of: 'person' }),
  'POST /verwaltung/personen/:id/freigeben': post('people.manage', 303, { of: 'person' }),
  'POST /verwaltung/personen/:id/link': post('people.manage', 200, { of: 'person' }),
  ...list('/verwaltung/kommunen', 'place.manage'),
  'POST /verwaltung/kommunen': post('place.manage', 422),
  ...list('/verwaltung/organisationen', 'place.manage'),
  'POST /verwaltung/organisationen': post('place.manage', 422),
  'GET /verwaltung/sperren': get('lock.manage'),
  'POST /verwaltung/sperren/aufheben': post('lock.manage', 303),
  ...list('/verwaltung/protokoll', 'audit.read'),
  ...list('/verwaltung/automatische-aufgaben', 'job.manage'),
  'GET /verwaltung/automatische-aufgaben/:id': get('job.manage', 'jobRun'),
  // 404: no job has the name of a programme.
  'POST /verwaltung/automatische-aufgaben/:name/starten': post('job.manage', 404),

  ...list('/verwaltung/linkpruefung', 'linkWatch.manage'),
  // 400: nothing was chosen.
  'POST /verwaltung/linkpruefung': post('linkWatch.manage', 400),

  ...list('/hinweise', 'notice.read'),
  'POST /hinweise/:id/erledigt': post('notice.done', 303, {
    of: 'notice',
    body: { erledigt: '1' },
  }),

  'GET /': { action: 'overview.read', ok: 200, refused: 303 },
  'GET /lage.csv': get('report.read'),
  'GET /berichte': get('report.read'),
  ...list('/berichte/anschlussfinanzierung', 'report.read'),
  'GET /berichte/anschlussfinanzierung.pdf': get('report.read'),
  ...list('/quartiere', 'quarter.read'),
  ...list('/quartiere/vergleich', 'quarter.read'),
  ...list('/quartiere/sozialindex', 'quarter.read'),
  ...list('/quartiere/kennzahlen', 'quarter.read'),
  'GET /quartiere/kennzahlen/vorlage.csv': get('quarter.read'),
  'GET /quartiere/kennzahlen/vorlage.xlsx': get('quarter.read'),
  'POST /quartiere/kennzahlen/datei': post('figure.import', 422),
  'POST /quartiere/kennzahlen/schwelle': post('setting.edit', 422),
  'GET /quartiere/kennzahlen/:id': get('quarter.read', 'figureImport'),
  'GET /quartiere/kennzahlen/:id/spalten': get('figure.import', 'figureImport'),
  // 422: no column was named. 409: what the columns are must be said first.
  'POST /quartiere/kennzahlen/:id/spalten': post('figure.import', 422, { of: 'figureImport' }),
  'POST /quartiere/kennzahlen/:id/spalten-aendern': post('figure.import', 303, {
    of: 'figureImport',
  }),
  'POST /quartiere/kennzahlen/:id/uebernehmen': post('figure.import', 409, { of: 'figureImport' }),
  'POST /quartiere/kennzahlen/:id/rueckgaengig': post('figure.import', 409, {
    of: 'figureImport',
  }),
  'POST /quartiere/kennzahlen/:id/verwerfen': post('figure.import', 303, { of: 'figureImport' }),
  'GET /quartiere/:slug/datenanforderung': get('quarter.read', 'quarter'),
  'GET /quartiere/:slug/datenanforderung.csv': get('quarter.read', 'quarter'),
  'GET /quartiere/:slug/datenanforderung.xlsx': get('quarter.read', 'quarter'),
  'GET /quartiere/:slug': get('quarter.read', 'quarter'),
  ...list('/quartiere/:slug/profil', 'quarter.read', 'quarter'),
  'GET /quartiere/:slug/profil.pdf': get('quarter.read', 'quarter'),
  'GET /quartiere/neu': get('quarter.edit'),
  'POST /quartiere/neu': post('quarter.edit', 422),
  'GET /quartiere/:slug/bearbeiten': get('quarter.edit', 'quarter'),
  // 409: without a version nothing is saved.
  'POST /quartiere/:slug/bearbeiten': post('quarter.edit', 409, { of: 'quarter' }),
  'GET /bedarfe/haushaltslage': get('setting.read'),
  // 404: the matrix names neither of the two facts, and no missing datum.
  'POST /bedarfe/haushaltslage': post('setting.edit', 404),
  ...list('/treffer/wissen', 'match.read'),
  'POST /treffer/wissen/:key': post('need.edit', 404),
  ...list('/treffer/anrufliste', 'match.read'),
  'POST /treffer/antworten/:slug': post('need.confirm', 422),
  'GET /bedarfe/neu': get('need.edit'),
  // 404: the matrix names no quarter.
  'POST /bedarfe': post('need.edit', 404),
  'GET /bedarfe/vorbild': get('need.edit'),
  'POST /bedarfe/vorbild': post('need.edit', 404),
  'GET /bedarfe/:id/bearbeiten': get('need.edit', 'need'),
  'POST /bedarfe/:id/bearbeiten': post('need.edit', 422, { of: 'need' }),
  // 409: projects hang on it; 404: it is not withdrawn.
  'POST /bedarfe/:id/zurueckziehen': post('need.edit', 409, { of: 'need' }),
  'POST /bedarfe/:id/wieder-aufnehmen': post('need.edit', 404, { of: 'need' }),
  ...list('/bedarfe', 'need.read'),
  ...list('/bedarfe/annahmen', 'setting.read'),
  // 404: the matrix names no assumption.
  'GET /bedarfe/annahmen/:key': { action: 'setting.edit', ok: 404 },
  'POST /bedarfe/annahmen/:key': post('setting.edit', 404),
  'POST /bedarfe/annahmen/:key/zuruecksetzen': post('setting.edit', 404),
  'GET /bedarfe/:id/kosten/neu': get('need.edit', 'need'),
  'POST /bedarfe/:id/kosten/neu': post('need.edit', 422, { of: 'need' }),
  'GET /bedarfe/:id/kosten/:item': get('need.edit', 'costItem'),
  'POST /bedarfe/:id/kosten/:item': post('need.edit', 422, { of: 'costItem' }),
  // 409: no version was sent, of an item that was found.
  'POST /bedarfe/:id/kosten/:item/entfernen': post('need.edit', 409, { of: 'costItem' }),
  'GET /bedarfe/:id': get('need.read', 'need'),
  'GET /bedarfe/:id/finanzierung/neu': get('need.edit', 'need'),
  'POST /bedarfe/:id/finanzierung/neu': post('need.edit', 422, { of: 'need' }),
  'GET /bedarfe/:id/finanzierung/:fundingId': get('need.edit', 'funding'),
  'POST /bedarfe/:id/finanzierung/:fundingId': post('need.edit', 422, { of: 'funding' }),
  // 409: nobody said which version was seen.
  'POST /bedarfe/:id/finanzierung/:fundingId/entfernen': post('need.edit', 409, { of: 'funding' }),
  'GET /treffer/probe': get('match.read'),
  'GET /treffer/reihenfolge': get('setting.read'),
  'POST /treffer/reihenfolge': post('setting.edit', 422),
  // 409: no version was sent.
  'POST /treffer/reihenfolge/zuruecksetzen': post('setting.edit', 409),
  ...list('/bedarfe/:id/treffer', 'match.read', 'need'),
  'GET /bedarfe/:id/treffer/:slug': get('match.read', 'need'),
  'POST /bedarfe/:id/treffer/:slug/bestaetigungen': post('need.confirm', 303, {
    of: 'need',
    body: { result: 'met', note: 'Telefonat mit dem Fördergeber' },
  }),
  ...list('/programme/:slug/bedarfe', 'match.read', 'programme'),
  ...list('/treffer', 'match.read'),
  ...list('/treffer/buendel', 'match.read'),
  // 422: nothing was said. 409: nobody said which version was seen, of a match that was found.
  'POST /bedarfe/:id/treffer/:slug/merken': post('match.decide', 409, { of: 'need' }),
  'POST /bedarfe/:id/treffer/:slug/verwerfen': post('match.decide', 422, { of: 'need' }),
  'POST /bedarfe/:id/treffer/:slug/zuruecknehmen': post('match.decide', 422, { of: 'need' }),
  'POST /bedarfe/:id/treffer/:slug/zuweisen': post('match.decide', 422, { of: 'need' }),
  'POST /bedarfe/:id/treffer/:slug/abgeben': post('match.decide', 422, { of: 'need' }),
  'POST /bedarfe/:id/treffer/:slug/teilen': post('match.decide', 422, { of: 'need' }),
  ...list('/treffer/gemerkt', 'match.read'),
  ...list('/treffer/neues', 'match.read'),
  ...list('/geteilte-treffer', 'match.shared'),
  'GET /geteilte-treffer/:id/:slug': get('match.shared', 'sharedMatch'),
  'POST /geteilte-treffer/:id/:slug/antworten': post('match.answer', 422, { of: 'sharedMatch' }),
  // 409: nobody said which version was seen, of an answer that was found.
  'POST /bedarfe/:id/treffer/:slug/traegerantworten/:answerId/annehmen': post('need.confirm', 409, {
    of: 'carrierAnswer',
  }),
  'POST /bedarfe/:id/treffer/:slug/traegerantworten/:answerId/ablehnen': post('need.confirm', 422, {
    of: 'carrierAnswer',
  }),
  ...list('/programme', 'programme.read'),
  'GET /programme/neu': get('programme.create'),
  'POST /programme': post('programme.create', 422),
  ...list('/programme/pruefen', 'evidence.check'),
  'POST /programme/pruefen/:id/bestaetigen': post('evidence.check', 303, { of: 'evidence' }),
  'POST /programme/pruefen/:id/verwerfen': post('evidence.check', 422, { of: 'evidence' }),
  'POST /programme/pruefen/:id/wieder-oeffnen': post('evidence.check', 303, { of: 'evidence' }),
  // 400: nothing was decided.
  'POST /programme/pruefen/dubletten/:id': post('twin.decide', 400),
  // 400: nothing was seen, of a programme that was found.
  'POST /programme/:slug/belege/geprueft': post('evidence.check', 400, { of: 'programme' }),
  ...list('/programme/vergleich', 'programme.read'),
  'GET /programme/:slug/quick-check': get('programme.read', 'programme'),
  'GET /programme/:slug/quick-check.pdf': get('programme.read', 'programme'),
  ...list('/programme/gefolgt', 'follow.own'),
  'POST /programme/:slug/folgen': post('follow.own', 303, { of: 'programme' }),
  ...list('/programme/gemerkte-suchen', 'follow.own'),
  'POST /programme/gemerkte-suchen': post('follow.own', 422),
  'POST /programme/gemerkte-suchen/:id': post('follow.own', 422, { of: 'savedSearch' }),
  'POST /programme/gemerkte-suchen/:id/entfernen': post('follow.own', 303, { of: 'savedSearch' }),
  'GET /programme/:slug': get('programme.read', 'programme'),
  'GET /programme/:slug/bearbeiten': get('programme.edit', 'keptProgramme'),
  'POST /programme/:slug/bearbeiten': post('programme.edit', 422, { of: 'keptProgramme' }),
  'POST /programme/:slug/sperren/:field/aufheben': post('programme.edit', 303, { of: 'lock' }),
  ...list('/programme/:slug/beispiele', 'programme.read', 'programme'),
  'GET /programme/:slug/beispiele/neu': get('example.edit', 'keptProgramme'),
  'POST /programme/:slug/beispiele': post('example.edit', 422, { of: 'keptProgramme' }),
  'GET /programme/:slug/beispiele/:exampleId': get('example.edit', 'example'),
  'POST /programme/:slug/beispiele/:exampleId': post('example.edit', 422, { of: 'example' }),
  'POST /programme/:slug/beispiele/:exampleId/entfernen': post('example.edit', 409, {
    of: 'example',
  }),
  'GET /programme/:slug/aufrufe/neu': get('call.edit', 'keptProgramme'),
  'POST /programme/:slug/aufrufe': post('call.edit', 422, { of: 'keptProgramme' }),
  'GET /programme/:slug/aufrufe/:callId': get('call.edit', 'call'),
  'POST /programme/:slug/aufrufe/:callId': post('call.edit', 422, { of: 'call' }),
  // 409: nobody said which version was seen.
  'POST /programme/:slug/aufrufe/:callId/entfernen': post('call.edit', 409, { of: 'call' }),

  ...list('/kalender', 'sitting.read'),
  'GET /kalender.ics': get('sitting.read'),
  ...list('/kalender/gremien', 'sitting.read'),
  'GET /kalender/gremien/neu': get('sitting.edit'),
  'POST /kalender/gremien': post('sitting.edit', 422),
  'GET /kalender/gremien/:id': get('sitting.edit', 'committee'),
  'POST /kalender/gremien/:id': post('sitting.edit', 422, { of: 'committee' }),
  // 409: no version was sent, of a committee that was found.
  'POST /kalender/gremien/:id/ausser-gebrauch': post('sitting.edit', 409, { of: 'committee' }),
  ...list('/kalender/sitzungen', 'sitting.read'),
  'GET /kalender/sitzungen/neu': get('sitting.edit'),
  'POST /kalender/sitzungen': post('sitting.edit', 422),
  'GET /kalender/sitzungen/datei': get('sitting.edit'),
  'POST /kalender/sitzungen/datei': post('sitting.edit', 422),
  'GET /kalender/sitzungen/uebernommen': get('sitting.edit'),
  'POST /kalender/sitzungen/einlesen': post('sitting.edit', 422),
  'GET /kalender/sitzungen/:id': get('sitting.edit', 'sitting'),
  'POST /kalender/sitzungen/:id': post('sitting.edit', 422, { of: 'sitting' }),
  // 409: no version was sent, of a sitting that was found.
  'POST /kalender/sitzungen/:id/absage': post('sitting.edit', 409, { of: 'sitting' }),
  ...list('/kalender/vorlaufzeiten', 'setting.read'),
  'POST /kalender/vorlaufzeiten': post('setting.edit', 422),

  ...list('/vorhaben', 'project.list'),
  'POST /vorhaben': post('project.create', 303, { of: 'need' }),
  'GET /vorhaben/:id': get('project.read', 'project'),
  'POST /vorhaben/:id': post('project.edit', 422, { of: 'project' }),
  'POST /vorhaben/:id/vorschlag': post('project.edit', 303, { of: 'project' }),
  // 400: nothing was asked for, of a project that was found.
  'POST /vorhaben/:id/freigabe': post('project.release', 400, { of: 'project' }),
  'POST /vorhaben/:id/kommentare': post('comment.write', 422, { of: 'project' }),
  'POST /vorhaben/:id/kommentare/:commentId/zurueckziehen': post('comment.write', 303, {
    of: 'comment',
  }),
  'POST /vorhaben/:id/fassungen/:versionId/sichtbarkeit': post('textVersion.share', 303, {
    of: 'version',
    body: { visibility: 'internal' },
  }),
  'GET /vorhaben/:id/entwurf': get('draft.read', 'project'),
  ...list('/verwaltung/importe', 'import.manage'),
  'GET /verwaltung/importe/:id': get('import.manage', 'importRun'),
  // 404: the matrix names no source.
  'POST /verwaltung/importe/quellen/:kind': post('import.manage', 404),
  'POST /verwaltung/importe/datei': post('import.manage', 422),
  'POST /verwaltung/importe/:id/uebernehmen': post('import.manage', 409, { of: 'importRun' }),
  'GET /programme/einlesen': get('import.page'),
  'POST /programme/einlesen': post('import.page', 422),
  'GET /programme/einlesen/:id': get('import.page', 'pagePreview'),
  'POST /programme/einlesen/:id/uebernehmen': post('import.page', 303, { of: 'pagePreview' }),
  ...list('/programme/aenderungen', 'programme.read'),

  'GET /vorhaben/:id/entwurf.pdf': get('draft.read', 'project'),
};
