import { expect } from 'chai';
import { chosenVisibility, visibilityChoices } from '../../src/projects/comment.ts';
import { savedRecord } from '../../src/projects/project-audit.ts';
import { prefillProject } from '../../src/projects/prefill.ts';
import type { Project } from '../../src/projects/project.ts';
import { replacedTexts } from '../../src/projects/text-version.ts';
import { counter, sampleFacts } from './sample-facts.ts';

const project: Project = {
  id: 'p1',
  municipalityId: 'm',
  needId: 'n',
  programmeId: 'f',
  status: 'draft',
  releasedAt: null,
  responsibleId: null,
  ...prefillProject(sampleFacts(), counter()),
  version: 1,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
};
const saved = (change: Partial<Project>) =>
  savedRecord(project, { ...project, ...change }, (id) => `Name von ${id}`);

describe('savedRecord', () => {
  it('says that nothing changed', () => {
    expect(saved({})).to.deep.equal({ summary: 'Vorhaben gespeichert, nichts geändert' });
  });

  it('names fields as they are shown, and sums', () => {
    const { changes } = saved({ title: 'Neu', carrierId: 'o1', filingRoute: 'joint', costs: [] });
    expect(changes?.['title']).to.deep.equal({ from: project.title, to: 'Neu' });
    expect(changes?.['carrierId']).to.deep.equal({ from: null, to: 'Name von o1' });
    expect(changes?.['filingRoute']?.to).to.equal('Stadt und Träger beantragen gemeinsam');
    expect(changes?.['totalCost']?.from).to.match(/€$/u);
    expect(changes?.['totalCost']?.to).to.equal(null);
    expect(changes).not.to.have.any.keys('period', 'grant');
  });

  it('says which text changed and never what it says', () => {
    const sections = project.sections.map((section) =>
      section.key === 'goal' ? { ...section, text: 'streng vertraulich' } : section,
    );
    const record = saved({ sections });
    expect(record.summary).to.contain('Text geändert: Ziel der Maßnahme');
    expect(record.summary).not.to.contain('Meilensteine');
    expect(JSON.stringify(record)).not.to.contain('vertraulich');
  });

  it('counts a text that was empty before as changed', () => {
    const sections = project.sections.map((section) => ({ ...section, text: '' }));
    const record = savedRecord({ ...project, sections }, project, String);
    expect(record.summary).to.contain('Meilensteine');
  });
});

describe('replacedTexts', () => {
  it('keeps what differs, and neither empty texts nor changed white space', () => {
    const of = (goal: string, milestones: string) => ({
      sections: [
        { key: 'goal' as const, text: goal, isEdited: true },
        { key: 'milestones' as const, text: milestones, isEdited: false },
      ],
    });
    expect(replacedTexts(of('alt', ''), of('neu', 'da'))).to.deep.equal([
      { key: 'goal', text: 'alt' },
    ]);
    expect(replacedTexts(of('alt', 'x'), of('alt ', 'x'))).to.deep.equal([]);
    expect(replacedTexts(of('alt', 'x'), { sections: [] })).to.have.length(2);
  });
});

describe('chosenVisibility', () => {
  it('is internal unless staff choose otherwise, and never free for those from outside', () => {
    const staff = visibilityChoices('staff', { hasCarrier: true });
    const withoutCarrier = visibilityChoices('staff', { hasCarrier: false });
    const coordinator = visibilityChoices('coordinator', { hasCarrier: true });
    const carrier = visibilityChoices('carrier', { hasCarrier: true });
    expect(chosenVisibility(staff, undefined)).to.equal('internal');
    expect(chosenVisibility(staff, 'gib')).to.equal('gib');
    expect(chosenVisibility(staff, 'alle')).to.equal(null);
    expect(chosenVisibility(withoutCarrier, 'carrier')).to.equal(null);
    expect(chosenVisibility(coordinator, 'internal')).to.equal('gib');
    expect(chosenVisibility(carrier, 'gib')).to.equal('carrier');
  });
});
