import { expect } from 'chai';
import type { Funding } from '../../src/quarters/needs/need.ts';
import { sampleFunding } from '../support/needs.ts';
import { needStateOn, type NeedProject } from '../../src/quarters/needs/need-state.ts';

const today = '2026-11-22';
const draft: NeedProject = { status: 'draft' };

function funding(extent: Funding['extent'], untilOn: string | null): Funding {
  return sampleFunding({ extent, untilOn });
}

describe('needStateOn', () => {
  const cases: {
    title: string;
    fundings: Funding[];
    projects: NeedProject[];
    kind: string;
    text: string;
    details: string[];
  }[] = [
    { title: 'nothing', fundings: [], projects: [], kind: 'open', text: 'offen', details: [] },
    {
      title: 'full with an end',
      fundings: [funding('voll', '2027-12-31')],
      projects: [],
      kind: 'granted',
      text: 'bewilligt bis 31.12.2027',
      details: [],
    },
    {
      title: 'full on its last day',
      fundings: [funding('voll', today)],
      projects: [],
      kind: 'granted',
      text: 'bewilligt bis 22.11.2026',
      details: [],
    },
    {
      title: 'full that ended yesterday',
      fundings: [funding('voll', '2026-11-21')],
      projects: [],
      kind: 'open',
      text: 'offen',
      details: ['frühere Finanzierung endete am 21.11.2026'],
    },
    {
      title: 'full without a date',
      fundings: [funding('voll', null)],
      projects: [],
      kind: 'granted',
      text: 'bewilligt, Ende nicht bekannt',
      details: [],
    },
    {
      title: 'partial beside a draft',
      fundings: [funding('teilweise', null)],
      projects: [draft],
      kind: 'partlyFunded',
      text: 'teilweise finanziert',
      details: ['Ende nicht bekannt', '1 Entwurf in Arbeit'],
    },
    {
      title: 'full beside partial and two drafts',
      fundings: [funding('teilweise', '2027-06-30'), funding('voll', '2028-01-31')],
      projects: [draft, draft],
      kind: 'granted',
      text: 'bewilligt bis 31.01.2028',
      details: ['weitere Teilfinanzierung, bis 30.06.2027', '2 Entwürfe in Arbeit'],
    },
    {
      title: 'a draft alone',
      fundings: [],
      projects: [draft],
      kind: 'draft',
      text: 'Entwurf',
      details: [],
    },
  ];
  for (const { title, fundings, projects, ...expected } of cases) {
    it(title, () => {
      expect(needStateOn({ fundings }, projects, today)).to.deep.equal(expected);
    });
  }
});
