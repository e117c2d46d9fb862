/** Every address of the application as a function; nothing else builds one. */

/** Names and values; as a list where a name comes more than once. */
export type QueryParameters = Readonly<Record<string, string>> | readonly [string, string][];

const isList = (query: QueryParameters): query is readonly [string, string][] =>
  Array.isArray(query);

export const withQuery = (path: string, query: QueryParameters = {}): string => {
  const all = isList(query) ? query : Object.entries(query);
  const filled = all.filter(([, value]) => value !== '');
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled).toString()}`;
};

export const overviewPath = (query: Record<string, string> = {}): string => withQuery('/', query);
/** The matrix of the Lage as a file. */
export const overviewMatrixCsvPath = (query: Record<string, string> = {}): string =>
  withQuery('/lage.csv', query);
export const healthPath = (): string => '/gesundheit';
export const privacyPath = (): string => '/datenschutz';

export const quartersPath = (): string => '/quartiere';
export const quarterPath = (slug: string): string => `/quartiere/${slug}`;

export const newQuarterPath = (): string => '/quartiere/neu';
export const editQuarterPath = (slug: string): string => `/quartiere/${slug}/bearbeiten`;
/** The quarter's profile as a file. */
export const profileFilePath = (slug: string, format: 'pdf' | 'csv' | 'json'): string =>
  `/quartiere/${slug}/profil.${format}`;
/** What the quarter lacks, to be asked of the statistics office; as a page, or the template filled in. */
export const figureRequestPath = (slug: string): string => `/quartiere/${slug}/datenanforderung`;
export const figureRequestFilePath = (slug: string, format: 'csv' | 'xlsx'): string =>
  `/quartiere/${slug}/datenanforderung.${format}`;
/** The same document as the PDF, to be read on screen. */
export const profilePreviewPath = (slug: string): string => `/quartiere/${slug}/profil`;
export const compareQuartersPath = (slugs: readonly string[] = []): string =>
  withQuery('/quartiere/vergleich', chosenQuarters(slugs));
export const compareQuartersFilePath = (
  format: ListFormat,
  slugs: readonly string[],
  indicatorIds: readonly string[],
): string => withQuery(`/quartiere/vergleich.${format}`, chosenQuarters(slugs, indicatorIds));
const chosenQuarters = (
  slugs: readonly string[],
  indicatorIds: readonly string[] = [],
): [string, string][] => [
  ...slugs.map((slug): [string, string] => ['quartier', slug]),
  ...indicatorIds.map((id): [string, string] => ['kennzahl', id]),
];
export const socialIndexPath = (query: QueryParameters = {}): string =>
  withQuery('/quartiere/sozialindex', query);

/** Imports of figures: the list with the upload, one import, and what may be done with it. */
export const figureImportsPath = (): string => '/quartiere/kennzahlen';
export const figureUploadPath = (): string => '/quartiere/kennzahlen/datei';
export const figureTemplatePath = (format: 'csv' | 'xlsx'): string =>
  `/quartiere/kennzahlen/vorlage.${format}`;
export const figureThresholdPath = (): string => '/quartiere/kennzahlen/schwelle';
export const figureImportPath = (id: string): string => `/quartiere/kennzahlen/${id}`;
export const figureImportActionPath = (
  id: string,
  action: 'spalten' | 'spalten-aendern' | 'uebernehmen' | 'verwerfen' | 'rueckgaengig',
): string => `/quartiere/kennzahlen/${id}/${action}`;

/** Some of the rows of an import, page by page. */
export const figureImportRowsPath = (id: string, query: Record<string, string>): string =>
  withQuery(figureImportPath(id), query);

/** A need on the page of its quarter. */
export const needOnQuarterPath = (slug: string, needKey: string): string =>
  `/quartiere/${slug}#bedarf-${needKey}`;

export const needsPath = (query: Record<string, string> = {}): string =>
  withQuery('/bedarfe', query);
export const needPath = (id: string): string => `/bedarfe/${id}`;
export const newNeedPath = (query: QueryParameters = {}): string =>
  withQuery('/bedarfe/neu', query);
/** Makes the needs of a quarter like those of another one. */
export const blueprintPath = (query: Record<string, string> = {}): string =>
  withQuery('/bedarfe/vorbild', query);
export const editNeedPath = (id: string): string => `/bedarfe/${id}/bearbeiten`;
export const withdrawNeedPath = (id: string): string => `/bedarfe/${id}/zurueckziehen`;
export const restoreNeedPath = (id: string): string => `/bedarfe/${id}/wieder-aufnehmen`;
export const newCostItemPath = (needId: string, query: Record<string, string> = {}): string =>
  withQuery(`/bedarfe/${needId}/kosten/neu`, query);
export const costItemPath = (needId: string, itemId: string): string =>
  `/bedarfe/${needId}/kosten/${itemId}`;
export const removeCostItemPath = (needId: string, itemId: string): string =>
  `/bedarfe/${needId}/kosten/${itemId}/entfernen`;
/** The assumptions a municipality reckons with, e.g. the employer's add-on. */
export const assumptionsPath = (): string => '/bedarfe/annahmen';
export const assumptionPath = (key: string): string => `/bedarfe/annahmen/${key}`;
export const resetAssumptionPath = (key: string): string =>
  `/bedarfe/annahmen/${key}/zuruecksetzen`;
export const newFundingPath = (needId: string): string => `/bedarfe/${needId}/finanzierung/neu`;
export const fundingPath = (needId: string, fundingId: string): string =>
  `/bedarfe/${needId}/finanzierung/${fundingId}`;
export const removeFundingPath = (needId: string, fundingId: string): string =>
  `/bedarfe/${needId}/finanzierung/${fundingId}/entfernen`;
export const matchesPath = (needId: string): string => `/bedarfe/${needId}/treffer`;
export const matchPath = (needId: string, programmeSlug: string): string =>
  `/bedarfe/${needId}/treffer/${programmeSlug}`;
export const confirmationsPath = (needId: string, programmeSlug: string): string =>
  `/bedarfe/${needId}/treffer/${programmeSlug}/bestaetigungen`;

export type ListFormat = 'csv' | 'json';
/** The same rows as a list page, as a file. */
export const listAs = (path: string, format: ListFormat, query: QueryParameters = {}): string =>
  withQuery(`${path}.${format}`, query);

export const programmesPath = (query: QueryParameters = {}): string =>
  withQuery('/programme', query);
export const programmePath = (slug: string): string => `/programme/${slug}`;

export const newProgrammePath = (): string => '/programme/neu';
/** Programmes side by side; the addresses of up to four of them. */
export const comparePath = (slugs: readonly string[], query: Record<string, string> = {}): string =>
  compareAs('/programme/vergleich', slugs, query);
export const compareFilePath = (slugs: readonly string[], format: ListFormat): string =>
  compareAs(`/programme/vergleich.${format}`, slugs);
const compareAs = (
  path: string,
  slugs: readonly string[],
  query: Record<string, string> = {},
): string => {
  const chosen = slugs.map((slug): [string, string] => ['p', slug]);
  const rest = Object.entries(query).filter(([, value]) => value !== '');
  const all = new URLSearchParams([...chosen, ...rest]).toString();
  return all === '' ? path : `${path}?${all}`;
};
export const quickCheckPath = (slug: string): string => `/programme/${slug}/quick-check`;
export const quickCheckPdfPath = (slug: string): string => `/programme/${slug}/quick-check.pdf`;
export const confirmAllEvidencePath = (slug: string): string =>
  `/programme/${slug}/belege/geprueft`;
export const editProgrammePath = (slug: string): string => `/programme/${slug}/bearbeiten`;
export const unlockFieldPath = (slug: string, field: string): string =>
  `/programme/${slug}/sperren/${field}/aufheben`;
export const newCallPath = (slug: string): string => `/programme/${slug}/aufrufe/neu`;
export const callsPath = (slug: string): string => `/programme/${slug}/aufrufe`;
export const callPath = (slug: string, callId: string): string =>
  `/programme/${slug}/aufrufe/${callId}`;
export const removeCallPath = (slug: string, callId: string): string =>
  `/programme/${slug}/aufrufe/${callId}/entfernen`;
export const evidenceCheckPath = (query: Record<string, string> = {}): string =>
  withQuery('/programme/pruefen', query);
export const evidencePath = (
  id: string,
  action: 'bestaetigen' | 'verwerfen' | 'wieder-oeffnen',
): string => `/programme/pruefen/${id}/${action}`;
/** The list page with a query string as it was saved. */
export const programmesWithPath = (queryString: string): string =>
  queryString === '' ? programmesPath() : `${programmesPath()}?${queryString}`;
/** Where a programme's page tells what changed. */
export const programmeHistoryPath = (slug: string): string => `/programme/${slug}#verlauf`;
export const followedPath = (): string => '/programme/gefolgt';
export const followPath = (slug: string): string => `/programme/${slug}/folgen`;
export const savedSearchesPath = (): string => '/programme/gemerkte-suchen';
export const savedSearchPath = (id: string): string => `/programme/gemerkte-suchen/${id}`;
export const removeSavedSearchPath = (id: string): string =>
  `/programme/gemerkte-suchen/${id}/entfernen`;
export const twinPath = (id: string): string => `/programme/pruefen/dubletten/${id}`;

export const projectsPath = (): string => '/vorhaben';
export const projectPath = (id: string): string => `/vorhaben/${id}`;
export const projectSuggestionPath = (id: string): string => `/vorhaben/${id}/vorschlag`;
export const projectReleasePath = (id: string): string => `/vorhaben/${id}/freigabe`;
export const projectCommentsPath = (id: string): string => `/vorhaben/${id}/kommentare`;
export const commentWithdrawalPath = (id: string, commentId: string): string =>
  `/vorhaben/${id}/kommentare/${commentId}/zurueckziehen`;
export const textVersionVisibilityPath = (id: string, versionId: string): string =>
  `/vorhaben/${id}/fassungen/${versionId}/sichtbarkeit`;
export const draftPath = (id: string): string => `/vorhaben/${id}/entwurf`;
export const draftPdfPath = (id: string): string => `/vorhaben/${id}/entwurf.pdf`;

export const reportsPath = (): string => '/berichte';
/** Which money ends without a successor, over all quarters. */
export const fundingGapsPath = (query: Record<string, string> = {}): string =>
  withQuery('/berichte/anschlussfinanzierung', query);
export const fundingGapsPdfPath = (): string => '/berichte/anschlussfinanzierung.pdf';

export const noticesPath = (): string => '/hinweise';
export const noticeDonePath = (id: string): string => `/hinweise/${id}/erledigt`;

/** A path that tells after a redirect what happened. */
export const withNotice = (path: string, notice: string): string => withQuery(path, { notice });

export const signInPath = (query: Record<string, string> = {}): string =>
  withQuery('/anmelden', query);
export const demoSignInPath = (): string => '/anmelden/demo';
export const signOutPath = (): string => '/abmelden';
export const personLinkPath = (token: string): string => `/link/${token}`;
export const accountPath = (): string => '/konto';
export const ownPasswordPath = (): string => '/konto/kennwort';
export const absencePath = (): string => '/konto/abwesenheit';
export const endSessionsPath = (): string => '/konto/sitzungen/beenden';
export const heldFormPath = (id: string): string => `/konto/formulare/${id}`;
export const dropHeldFormPath = (id: string): string => `/konto/formulare/${id}/verwerfen`;

export const administrationPath = (): string => '/verwaltung';
export const peoplePath = (): string => '/verwaltung/personen';
export const newPersonPath = (): string => '/verwaltung/personen/neu';
export const personPath = (id: string): string => `/verwaltung/personen/${id}`;
export const personActionPath = (
  id: string,
  action: 'sperren' | 'freigeben' | 'link' | 'abwesenheit',
): string => `/verwaltung/personen/${id}/${action}`;
export const organisationsPath = (): string => '/verwaltung/organisationen';
export const municipalitiesPath = (): string => '/verwaltung/kommunen';
export const locksPath = (): string => '/verwaltung/sperren';
export const unlockPath = (): string => '/verwaltung/sperren/aufheben';
export const jobsPath = (): string => '/verwaltung/automatische-aufgaben';
export const jobRunPath = (id: string): string => `/verwaltung/automatische-aufgaben/${id}`;
export const startJobPath = (name: string): string =>
  `/verwaltung/automatische-aufgaben/${name}/starten`;
export const linkWatchPath = (query: Record<string, string> = {}): string =>
  withQuery('/verwaltung/linkpruefung', query);
export const auditPath = (query: Record<string, string> = {}): string =>
  withQuery('/verwaltung/protokoll', query);

export const importsPath = (): string => '/verwaltung/importe';
export const importRunPath = (id: string): string => `/verwaltung/importe/${id}`;
export const importSourcePath = (kind: string): string => `/verwaltung/importe/quellen/${kind}`;
export const importFilePath = (): string => '/verwaltung/importe/datei';
export const forceImportPath = (id: string): string => `/verwaltung/importe/${id}/uebernehmen`;
export const pageImportPath = (): string => '/programme/einlesen';
export const pagePreviewPath = (id: string): string => `/programme/einlesen/${id}`;
export const confirmPagePath = (id: string): string => `/programme/einlesen/${id}/uebernehmen`;
export const programmeChangesPath = (query: Record<string, string> = {}): string =>
  withQuery('/programme/aenderungen', query);
