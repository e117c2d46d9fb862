/** Comments are written by those who may read the project, not by those who may change it. */
export const writtenByReaders = ['comments.insertComment', 'comments.withdrawComment'];

/** Everything else, by store: what belongs to the installation or to a person, and what serves a scoped write. */
export const withoutScope: Record<string, string> = {
  people:
    'listPeople findPerson getPerson findCredentials insertPerson updatePerson setDisabled setPasswordHash setAbsence',
  sessions:
    'findSession listSessionsOf insertSession updateContent touchSession deleteSession deleteSessionsOf deleteSessionsUnseenSince',
  personLinks:
    'insertLink findUsableLink useLink listOpenLinks deleteUnusedLinks deleteLinksExpiredBefore',
  signInFailures: 'findFailure putFailure listFailures deleteFailure deleteFailuresBefore',
  heldForms: 'insertForm listFormsOf deleteForm deleteFormsExpiredBefore',
  // Names of places for accounts; their contents need a Scope.
  places:
    'listAllMunicipalities insertMunicipality listAllOrganisations insertOrganisation findDemoCarrier',
  // Administrators read the list; the Verlauf of a thing is asked for after the thing was found within a scope.
  audit: 'append listEntries listOfThing listActions deleteSourcesBefore',
  // The common catalogue and its imports; routes ask `import.manage` or `import.page`.
  catalogueVersion: 'readVersion raiseVersion',
  importRuns:
    'insertRun listRuns listRunsIn findRun findLastDone countCompleteSince updateRun moveRun appendReport countReport listReport',
  importSources: 'listSources saveSource markFetched',
  stagedRecords:
    'insertStaged listStaged listStagedKeys hasStaged deleteStaged deleteStagedOfOthers',
  sourceRecords: 'listKnown findKnown getStored insertRecord replaceRecord markSeen markMissing',
  sourceChanges: 'appendChanges listChanges countChanges listChangesOf',
  programmeImports: 'listIndexed getTarget insertImported updateImported insertTwinCandidate',
  evidenceKeeping: 'keepFound',
  // Runs belong to the installation; routes ask `job.manage`.
  jobRuns:
    'insertRun findRun findRunById findRunning listRuns takeOver beat endRun deleteRunsBefore',
  // What is shared with an organisation is asked for with the id from a carrier's own scope; the rest the job writes,
  // one municipality after the other.
  matchDecisions: 'listSharedWith reopenDismissed',
  // By the organisation of a carrier's own scope, of matches the service found to be shared with it.
  carrierAnswers: 'listAnswersOf saveProposal',
  matchNews:
    'insertNews listPending clearPending namesOf needFingerprints programmeFingerprints saveNeedFingerprint saveProgrammeFingerprints forgetProgrammes forgetNeed listKnown saveKnown forgetKnown',
  // The job that writes them works for all municipalities at once.
  notices: 'insertNotice listOpenOf closeNotice assignNotice rewriteOpen closeNoticesOf',
  // A person's own, asked for with their id; and what the jobs do for everybody.
  savedSearches:
    'listSearchesOf getSearch insertSearch renameSearch deleteSearch listSearches findSearch listHitIds listUntoldIds insertHits markTold setAsked',
  follows: 'listFollowsOf findFollow insertFollow deleteFollow listFollows moveTold listSuccessors',
  // Addresses are public; which programmes name them, the service finds within a Scope.
  linkChecks: 'listChecks listChecksOf putCheck readSetting saveSetting',
  programmes:
    'listProgrammes listSourceTexts findSourceTexts findMergedInto catalogueVersion newestChange insertProgramme replaceUneditedProgramme',
  programmeEdits: 'listSlugsLike',
  // Parts of programmes: a service finds the programme within a Scope first.
  calls: 'listCalls listCallsOf getCall insertCall saveCall deleteCall',
  examples: 'listExamples getExample insertExample saveExample deleteExample',
  fieldLocks: 'listLocks lockFields unlockField',
  // Facts of the common catalogue and what the import knows of their sources.
  evidence:
    'listEvidence listLiving listChecks listToCheck listUnchecked getEvidence setState replaceEvidence moveEvidence',
  sourceHistory: 'listSources listChanges',
  twins: 'listOpenTwins getOpenTwin decide mergeInto',
  // The state of the reader's municipality is no secret: the first digits of its official key.
  quarters: 'listMunicipalityIds findHomeState',
  // Addresses of quarters are unique per installation.
  quarterEdits: 'listSlugs',
  indicators: 'listIndicators',
  // What a preview was made on, and a number that stands on forms: of a municipality found through a scope. The rest
  // is for the job that cleans up, and reaches only what never was in effect.
  figureImports: 'figureBasis discardPreviewsBefore listDiscardedWithValues',
  figureValues: 'deleteSomeValues',
  secrecySetting: 'getThreshold',
  // Only within the transaction of `projects.saveProject`, which is scoped.
  textVersions: 'insertVersions',
};
