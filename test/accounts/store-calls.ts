import { scopeAroundProject, type Scope } from '../../src/accounts/scope.ts';
import { newId } from '../../src/database/new-id.ts';
import { nothingDecided } from '../../src/matching/decisions/match-decision.ts';
import type { CostItemDraft } from '../../src/quarters/costs/cost-item.ts';
import type { Comment } from '../../src/projects/comment.ts';
import type { Project } from '../../src/projects/project.ts';
import { emptyDraft, type NewNeed } from '../../src/quarters/needs/need-draft.ts';
import { defaultOrderWeights } from '../../src/matching/order/order-weights.ts';
import type { CommitteeDraft } from '../../src/schedule/committee.ts';
import { defaultLeadTimes } from '../../src/schedule/lead-time.ts';
import type { NewSitting } from '../../src/schedule/sitting-store.ts';
import type { Stores } from '../../src/services.ts';
import { sampleFigureImport, sampleOutcome } from '../support/figures.ts';
import { answered } from './shared-things.ts';
import { sampleFigureValue } from './sample-figure-value.ts';
import { sampleFunding } from '../support/needs.ts';
import { sampleProgramme } from '../support/programmes.ts';
import { foreignMark, type SecondMunicipality } from '../support/second-municipality.ts';

/** Rows of the second municipality that the calls ask for. */
export interface Foreign extends SecondMunicipality {
  project: Project;
  freeProgrammeId: string;
  versionId: string;
  commentId: string;
  noticeId: string;
  /** Of the need, read anew before every write. */
  needVersion: number;
  fundingId: string;
  figureImportId: string;
  figureValueId: string;
  costItemId: string;
  committeeId: string;
  sittingId: string;
  carrierAnswerId: string;
  /** An own programme of the second municipality. */
  ownProgrammeSlug: string;
  ownProgrammeId: string;
}

const committeeDraft: CommitteeDraft = {
  ...{ name: `Ausschuss ${foreignMark}`, shortName: foreignMark, kind: 'ausschuss' },
  ...{ consultationOrder: null, districtId: null },
};
export const sampleSitting = (
  municipalityId: string,
  committeeId: string,
  sitsOn: string,
): NewSitting => ({
  ...{ municipalityId, committeeId, sitsOn, submissionOn: null, note: foreignMark },
  ...{ origin: 'person', source: null, cancelledAt: null },
});

type Call = (stores: Stores, scope: Scope, foreign: Foreign) => Promise<unknown>;

const allReader = { visibilities: ['internal', 'carrier', 'gib'], organisationId: null } as const;
const quarterArea = ({ quarter }: Foreign) =>
  ({ areaKind: 'quarter', areaId: quarter.id }) as const;
export const said = {
  conditionKey: 'k',
  result: 'met',
  note: foreignMark,
  confirmedAt: '2026-11-20T10:00:00.000Z',
  personId: null,
} as const;
const costDraft: CostItemDraft = {
  label: foreignMark,
  costType: 'sachkosten',
  plan: { kind: 'perYear', centsPerYear: 100 },
  source: null,
};
/** What the second municipality set itself: one to be changed, one to be reset. */
export const ownAssumption = {
  key: 'tariffRisePercent',
  value: '30',
  basis: 'annahme',
  source: null,
  note: foreignMark,
} as const;
const answerPlace = ({ id, freeProgrammeId }: Foreign) => ({
  municipalityId: id,
  programmeId: freeProgrammeId,
  conditionKey: 'k',
  version: 1,
});
const comment = ({ id, project, staffId }: Foreign): Comment => ({
  id: newId(),
  projectId: project.id,
  municipalityId: id,
  personId: staffId,
  text: foreignMark,
  visibility: 'internal',
  carrierId: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  withdrawnAt: null,
});

const entered = {
  draft: sampleFunding({ label: `${foreignMark} neu` }),
  now: '2026-11-22T10:00:00.000Z',
};

/** Reads by scope, written by hand: each asks for the second municipality's rows as directly as it can. */
export const reads: Record<string, Call> = {
  'quarters.listMunicipalities': ({ quarters }, scope) => quarters.listMunicipalities(scope),
  'quarters.getMunicipality': ({ quarters }, scope, { id }) => quarters.getMunicipality(scope, id),
  'quarters.listQuarters': ({ quarters }, scope) => quarters.listQuarters(scope),
  'quarters.getQuarterBySlug': ({ quarters }, scope, { quarter }) =>
    quarters.getQuarterBySlug(scope, quarter.slug),
  'quarters.getQuarter': ({ quarters }, scope, { quarter }) =>
    quarters.getQuarter(scope, quarter.id),
  'quarters.listOrganisations': ({ quarters }, scope) => quarters.listOrganisations(scope),
  'committees.listCommittees': ({ committees }, scope) => committees.listCommittees(scope),
  'committees.getCommittee': ({ committees }, scope, { committeeId }) =>
    committees.getCommittee(scope, committeeId),
  'committees.listDistrictPlaces': ({ committees }, scope) => committees.listDistrictPlaces(scope),
  'sittings.listSittings': ({ sittings }, scope) => sittings.listSittings(scope),
  'sittings.getSitting': ({ sittings }, scope, { sittingId }) =>
    sittings.getSitting(scope, sittingId),
  'leadTimes.listLeadTimes': ({ leadTimes }, scope) => leadTimes.listLeadTimes(scope),
  'needs.listNeeds': ({ needs }, scope) => needs.listNeeds(scope),
  'needs.listNeedsOfQuarter': ({ needs }, scope, { quarter }) =>
    needs.listNeedsOfQuarter(scope, quarter.id),
  'needs.getNeed': ({ needs }, scope, { needId }) => needs.getNeed(scope, needId),
  'needWrites.listWithdrawn': ({ needWrites }, scope) => needWrites.listWithdrawn(scope),
  'needWrites.listKeys': async ({ needWrites }, scope, { quarter }) =>
    (await needWrites.listKeys(scope, quarter.id)).map((key) => ({ key, of: foreignMark })),
  'quarterEdits.getEditable': ({ quarterEdits }, scope, { quarter }) =>
    quarterEdits.getEditable(scope, quarter.slug),
  'quarterEdits.listDistricts': ({ quarterEdits }, scope) => quarterEdits.listDistricts(scope),
  'costItems.listPlannedNeeds': ({ costItems }, scope, { needId }) =>
    costItems.listPlannedNeeds(scope, { needId }),
  'assumptions.assumptionsOf': ({ assumptions }, scope, { id }) =>
    assumptions.assumptionsOf(scope, id),
  // Who said nothing has an entry all the same, of version 0.
  'finances.listFinances': async ({ finances }, scope) =>
    [...(await finances.listFinances(scope)).values()].filter(
      ({ isWeak, isProvisional }) => isWeak.version + isProvisional.version > 0,
    ),
  'answers.listAnswers': ({ answers }, scope) => answers.listAnswers(scope),
  'indicators.listValues': ({ indicators }, scope, foreign) =>
    indicators.listValues(scope, [quarterArea(foreign)]),
  'indicators.listFacts': ({ indicators }, scope, foreign) =>
    indicators.listFacts(scope, quarterArea(foreign)),
  'figureAreas.getPlaces': ({ figureAreas }, scope, { id }) => figureAreas.getPlaces(scope, id),
  'figureImports.listFigureImports': ({ figureImports }, scope) =>
    figureImports.listFigureImports(scope),
  'figureImports.getFigureImport': ({ figureImports }, scope, { figureImportId }) =>
    figureImports.getFigureImport(scope, figureImportId),
  'figureImports.findMapping': ({ figureImports }, scope) => figureImports.findMapping(scope, 'k'),
  'figureValues.listEffective': ({ figureValues }, scope, { id }) =>
    figureValues.listEffective(scope, id),
  'figureValues.listOfImport': ({ figureValues }, scope, { figureImportId }) =>
    figureValues.listOfImport(scope, figureImportId, { filter: null, limit: 10, offset: 0 }),
  'figureValues.listTopics': async ({ figureValues }, scope, { figureImportId }) =>
    (await figureValues.listTopics(scope, figureImportId)).map((topic) => ({
      ...topic,
      of: foreignMark,
    })),
  'projects.getProject': ({ projects }, scope, { project }) =>
    projects.getProject(scope, project.id),
  'projects.findProjectFor': ({ projects }, scope, { project }) =>
    projects.findProjectFor(scope, project.needId, project.programmeId),
  'projects.listProjectSummaries': ({ projects }, scope) => projects.listProjectSummaries(scope),
  'projects.listProjects': ({ projects }, scope) => projects.listProjects(scope),
  'comments.listComments': ({ comments }, scope, { project }) =>
    comments.listComments(scope, project.id, allReader),
  'textVersions.listVersions': ({ textVersions }, scope, { project }) =>
    textVersions.listVersions(scope, project.id, allReader),
  'textVersions.getVersion': ({ textVersions }, scope, { project, versionId }) =>
    textVersions.getVersion(scope, { id: versionId, projectId: project.id }),
  'notices.listNotices': ({ notices }, scope, { staffId }) => notices.listNotices(scope, staffId),
  'notices.getNotice': ({ notices }, scope, { noticeId, staffId }) =>
    notices.getNotice(scope, noticeId, staffId),
  'programmeEdits.getEditable': ({ programmeEdits }, scope, { ownProgrammeSlug }) =>
    programmeEdits.getEditable(scope, ownProgrammeSlug),
  'orderWeights.listWeights': ({ orderWeights }, scope) => orderWeights.listWeights(scope),
  'orderWeights.getWeights': ({ orderWeights }, scope, { id }) =>
    orderWeights.getWeights(scope, id),
  'matchDecisions.listDecisions': ({ matchDecisions }, scope, { needId }) =>
    matchDecisions.listDecisions(scope, needId),
  // Only ids: that of the foreign need stands for its mark.
  'matchDecisions.listDismissed': async ({ matchDecisions }, scope, { needId }) =>
    (await matchDecisions.listDismissed(scope))
      .filter((one) => one.needId === needId)
      .map(() => foreignMark),
  'matchDecisions.findDecision': ({ matchDecisions }, scope, { needId, freeProgrammeId }) =>
    matchDecisions.findDecision(scope, { needId, programmeId: freeProgrammeId }),
  'carrierAnswers.listCarrierAnswers': ({ carrierAnswers }, scope, { needId }) =>
    carrierAnswers.listCarrierAnswers(scope, needId),
  'carrierAnswers.getCarrierAnswer': ({ carrierAnswers }, scope, { carrierAnswerId }) =>
    carrierAnswers.getCarrierAnswer(scope, carrierAnswerId),
  // Only id and instant; whether there is one at all stands for its mark.
  'matchNews.findNewestChange': async ({ matchNews }, scope) =>
    (await matchNews.findNewestChange(scope)) && foreignMark,
  'matchNews.listNews': ({ matchNews }, scope) => matchNews.listNews(scope, '2026-01-01'),
  'matches.listConfirmations': ({ matches }, scope, { needId }) =>
    matches.listConfirmations(scope, needId),
};

export const madeNeed = ({ id, quarter }: SecondMunicipality): NewNeed => ({
  ...emptyDraft,
  ...{ municipalityId: id, quarterId: quarter.id, origin: 'eigen', source: null },
  title: foreignMark,
  costItems: [],
});
const madeQuarter = { description: '', areaStatus: { sozialeStadt: null, isek: null, note: null } };
const writtenAt = '2026-11-22T10:00:00.000Z';

/** Writes by scope; whether they wrote is seen by comparing the database before and after. */
export const writes: Record<string, Call> = {
  'needWrites.insertNeed': ({ needWrites }, scope, foreign) =>
    needWrites.insertNeed(scope, { ...madeNeed(foreign), key: newId() }, writtenAt),
  'needWrites.saveNeed': async ({ needs, needWrites }, scope, foreign) => {
    const around = scopeAroundProject({ municipalityId: foreign.id });
    const { version } = await needs.getNeed(around, foreign.needId);
    const draft = { ...emptyDraft, title: `${foreignMark} neu` };
    await needWrites.saveNeed(scope, { id: foreign.needId, version, draft }, writtenAt);
  },
  'needWrites.setWithdrawn': ({ needWrites }, scope, { needId }) =>
    needWrites.setWithdrawn(scope, needId, { at: writtenAt, now: writtenAt }),
  'quarterEdits.insertDistrict': ({ quarterEdits }, scope, { id }) =>
    quarterEdits.insertDistrict(scope, { municipalityId: id, name: foreignMark }),
  'quarterEdits.insertQuarter': ({ quarterEdits }, scope, { id, districtId }) =>
    quarterEdits.insertQuarter(
      scope,
      { ...madeQuarter, municipalityId: id, districtId, name: foreignMark, slug: newId() },
      writtenAt,
    ),
  'quarterEdits.saveQuarter': async ({ quarterEdits }, scope, foreign) => {
    const around = scopeAroundProject({ municipalityId: foreign.id });
    const { id, version } = await quarterEdits.getEditable(around, foreign.quarter.slug);
    await quarterEdits.saveQuarter(scope, { id, version, draft: madeQuarter }, writtenAt);
  },
  'costItems.raiseNeedVersion': ({ costItems }, scope, { needId, needVersion }) =>
    costItems.raiseNeedVersion(scope, { needId, version: needVersion }, '2026-11-22T10:00:00.000Z'),
  'costItems.insertItem': ({ costItems }, scope, { needId }) =>
    costItems.insertItem(scope, needId, costDraft),
  'costItems.saveItem': ({ costItems }, scope, { needId, costItemId }) =>
    costItems.saveItem(scope, { needId, itemId: costItemId }, costDraft),
  'costItems.saveReckoned': ({ costItems }, scope, { costItemId: itemId }) =>
    costItems.saveReckoned(scope, [
      {
        itemId,
        amountCentsPerYear: 1,
        calculation: foreignMark,
        basis: 'annahme',
        amounts: [{ year: 2027, amountCents: 1, calculation: foreignMark }],
      },
    ]),
  'costItems.deleteItem': ({ costItems }, scope, { needId, costItemId }) =>
    costItems.deleteItem(scope, { needId, itemId: costItemId }),
  'assumptions.saveAssumption': ({ assumptions }, scope, { id }) =>
    assumptions.saveAssumption(scope, id, {
      stored: { ...ownAssumption, value: '31', version: 1 },
      now: '2026-11-22T10:00:00.000Z',
    }),
  'assumptions.resetAssumption': ({ assumptions }, scope, { id }) =>
    assumptions.resetAssumption(scope, id, { key: 'overheadPercent', version: 1 }),
  'committees.insertCommittee': ({ committees }, scope, { id }) =>
    committees.insertCommittee(scope, { municipalityId: id, draft: committeeDraft }),
  'committees.saveCommittee': async (
    { committees },
    scope,
    { id: municipalityId, committeeId },
  ) => {
    const around = scopeAroundProject({ municipalityId });
    const { version } = await committees.getCommittee(around, committeeId);
    await committees.saveCommittee(scope, { id: committeeId, version }, committeeDraft);
  },
  'sittings.insertSitting': ({ sittings }, scope, { id, committeeId }) =>
    sittings.insertSitting(scope, sampleSitting(id, committeeId, '2027-03-02'), writtenAt),
  'sittings.saveSitting': async ({ sittings }, scope, { id: municipalityId, sittingId: id }) => {
    const { version } = await sittings.getSitting(scopeAroundProject({ municipalityId }), id);
    const change = { note: `${foreignMark} neu` };
    await sittings.saveSitting(scope, { id, version, change }, writtenAt);
  },
  'leadTimes.saveLeadTimes': ({ leadTimes }, scope, { id }) =>
    leadTimes.saveLeadTimes(scope, id, {
      known: { ...defaultLeadTimes, note: `${foreignMark} neu`, version: 1 },
      now: writtenAt,
    }),
  'finances.saveFact': ({ finances }, scope, { id }) =>
    finances.saveFact(
      scope,
      { municipalityId: id, key: 'isWeak', version: 1 },
      {
        draft: { value: true, asOf: '2026-11', source: null, note: foreignMark },
        now: '2026-11-22T10:00:00.000Z',
      },
    ),
  'answers.saveAnswer': ({ answers }, scope, foreign) =>
    answers.saveAnswer(scope, answerPlace(foreign), {
      draft: { ...answered, result: 'notMet' },
      personId: null,
      now: '2026-11-22T10:00:00.000Z',
    }),
  'answers.deleteAnswer': ({ answers }, scope, foreign) =>
    answers.deleteAnswer(scope, { ...answerPlace(foreign), conditionKey: 'k2' }),
  'projects.insertProject': ({ projects }, scope, { project, freeProgrammeId }) =>
    projects.insertProject(scope, {
      ...project,
      id: newId(),
      programmeId: freeProgrammeId,
      sections: [],
      costs: [],
      financing: [],
    }),
  'projects.saveProject': ({ projects }, scope, { project }) =>
    projects.saveProject(scope, { ...project, title: `${foreignMark} neu` }, project.version),
  'projects.setRelease': ({ projects }, scope, { project }) =>
    projects.setRelease(scope, project, '2026-11-22T10:00:00.000Z'),
  'figureImports.insertFigureImport': ({ figureImports }, scope, { id, staffId }) =>
    figureImports.insertFigureImport(
      scope,
      sampleFigureImport({ municipalityId: id, personId: staffId, mark: foreignMark }),
    ),
  'figureImports.saveOutcome': ({ figureImports }, scope, { figureImportId }) =>
    figureImports.saveOutcome(
      scope,
      { id: figureImportId, from: 'columns' },
      {
        layout: 'wide',
        outcome: { ...sampleOutcome, phase: 'ready' },
      },
    ),
  'figureImports.saveMapping': ({ figureImports }, scope, { id }) =>
    figureImports.saveMapping(
      scope,
      { municipalityId: id, headerKey: 'neu', meanings: [] },
      '2026-11-22T10:00:00.000Z',
    ),
  'figureValues.insertValues': ({ figureValues }, scope, foreign) =>
    figureValues.insertValues(
      scope,
      { municipalityId: foreign.id, importId: foreign.figureImportId },
      [sampleFigureValue(foreign)],
    ),
  'figureValues.lockValues': ({ figureValues }, scope, { figureValueId }) =>
    figureValues.lockValues(scope, [{ id: figureValueId, why: 'secondary' }]),
  'figureImports.moveFigureImport': ({ figureImports }, scope, { figureImportId, staffId }) =>
    figureImports.moveFigureImport(
      scope,
      { id: figureImportId, from: 'staged', to: 'active' },
      { at: '2026-11-22T10:00:00.000Z', personId: staffId },
    ),
  'secrecySetting.saveThreshold': ({ secrecySetting }, scope, { id }) =>
    secrecySetting.saveThreshold(
      scope,
      { municipalityId: id, threshold: 5, version: 0 },
      '2026-11-22T10:00:00.000Z',
    ),
  'comments.insertComment': ({ comments }, scope, foreign) =>
    comments.insertComment(scope, comment(foreign)),
  'comments.withdrawComment': ({ comments }, scope, { commentId, project, staffId }) =>
    comments.withdrawComment(
      scope,
      { id: commentId, projectId: project.id, personId: staffId },
      '2026-11-22T11:00:00.000Z',
    ),
  'textVersions.setVisibility': ({ textVersions }, scope, { versionId }) =>
    textVersions.setVisibility(scope, versionId, { visibility: 'gib', carrierId: null }),
  'notices.setDone': ({ notices }, scope, { noticeId, staffId }) =>
    notices.setDone(scope, { id: noticeId, personId: staffId }, { at: writtenAt, byId: staffId }),
  'fundings.insertFunding': ({ fundings }, scope, { needId, needVersion }) =>
    fundings.insertFunding(scope, { needId, expectedVersion: needVersion }, entered),
  'fundings.saveFunding': ({ fundings }, scope, { needId, needVersion, fundingId: id }) =>
    fundings.saveFunding(scope, { needId, id, expectedVersion: needVersion }, entered),
  'fundings.replaceCovers': ({ fundings }, scope, { needId, fundingId: id }) =>
    fundings.replaceCovers(scope, { needId, id }, [foreignMark]),
  'fundings.deleteFunding': ({ fundings }, scope, { needId, needVersion, fundingId: id }) =>
    fundings.deleteFunding(scope, { needId, id, expectedVersion: needVersion }, entered.now),
  'programmeEdits.insertOwn': ({ programmeEdits }, scope, { id }) =>
    programmeEdits.insertOwn(
      scope,
      { municipalityId: id, programme: sampleProgramme('fremd-neu', { title: foreignMark }) },
      '2026-11-22T10:00:00.000Z',
    ),
  'programmeEdits.saveRecord': ({ programmeEdits }, scope, { ownProgrammeId }) =>
    programmeEdits.saveRecord(
      scope,
      { id: ownProgrammeId, programme: sampleProgramme('fremd', { title: 'Neu' }), version: 1 },
      '2026-11-22T10:00:00.000Z',
    ),
  'orderWeights.saveWeights': ({ orderWeights }, scope, { id }) =>
    orderWeights.saveWeights(
      scope,
      { municipalityId: id, weights: defaultOrderWeights, note: foreignMark, version: 1 },
      writtenAt,
    ),
  'orderWeights.resetWeights': ({ orderWeights }, scope, { id }) =>
    // One more than `saveWeights` found.
    orderWeights.resetWeights(scope, id, 2),
  'matchDecisions.saveDecision': async ({ matchDecisions }, scope, foreign) => {
    const { needId, freeProgrammeId: programmeId, staffId: decidedById } = foreign;
    const content = { ...nothingDecided, note: foreignMark };
    const write = { needId, programmeId, content, decidedById, expectedVersion: 1 };
    await matchDecisions.saveDecision(scope, write, writtenAt);
  },
  'carrierAnswers.decide': ({ carrierAnswers }, scope, { carrierAnswerId: id, staffId }) => {
    const said = { version: 1, state: 'declined', declineReason: foreignMark } as const;
    return carrierAnswers.decide(scope, { id, ...said, decidedById: staffId }, writtenAt);
  },
  'matches.saveConfirmation': ({ matches }, scope, { needId, freeProgrammeId }) =>
    matches.saveConfirmation(
      scope,
      { needId, programmeId: freeProgrammeId, conditionKey: 'k', before: undefined },
      said,
    ),
  'matches.deleteConfirmation': ({ matches }, scope, { needId, programmeIds }) =>
    matches.deleteConfirmation(scope, {
      needId,
      programmeId: programmeIds[1] ?? '',
      conditionKey: 'k',
      before: said,
    }),
};
