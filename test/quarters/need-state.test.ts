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
      title: 'full, and another full one that follows on the day after',
      fundings: [
        funding('voll', '2026-12-31'),
        sampleFunding({ fromOn: '2027-01-01', untilOn: '2029-12-31' }),
      ],
      projects: [],
      kind: 'granted',
      text: 'bewilligt bis 31.12.2029',
      details: [],
    },
    {
      title: 'full, and another full one after a gap',
      fundings: [
        funding('voll', '2026-12-31'),
        sampleFunding({ fromOn: '2027-02-01', untilOn: '2029-12-31' }),
      ],
      projects: [],
      kind: 'granted',
      text: 'bewilligt bis 31.12.2026',
      details: ['bewilligt ab 01.02.2027 bis 31.12.2029'],
    },
    {
      title: 'granted from a later day only',
      fundings: [sampleFunding({ fromOn: '2027-01-01', untilOn: '2027-12-31' })],
      projects: [draft],
      kind: 'granted',
      text: 'bewilligt ab 01.01.2027',
      details: ['bis 31.12.2027', '1 Entwurf in Arbeit'],
    },
    {
      title: 'money, but nobody at work',
      fundings: [sampleFunding({ postsFilled: 0, postsVacant: 0.5 })],
      projects: [draft],
      kind: 'vacant',
      text: 'unbesetzt',
      details: ['0,5 Stellen unbesetzt, bewilligt bis 31.12.2027', '1 Entwurf in Arbeit'],
    },
    {
      title: 'some of the posts vacant is said beside the state',
      fundings: [sampleFunding({ postsFilled: 1, postsVacant: 0.5 })],
      projects: [],
      kind: 'granted',
      text: 'bewilligt bis 31.12.2027',
      details: ['0,5 von 1,5 Stellen unbesetzt'],
    },
    {
      title: 'a part that works beside another that is vacant',
      fundings: [
        funding('teilweise', '2027-06-30'),
        sampleFunding({ extent: 'teilweise', postsVacant: 1 }),
      ],
      projects: [],
      kind: 'partlyFunded',
      text: 'teilweise finanziert',
      details: ['bis 30.06.2027', '1 Stelle unbesetzt, bewilligt bis 31.12.2027'],
    },
    {
      title: 'applied for, which is no money',
      fundings: [sampleFunding({ status: 'applied' })],
      projects: [draft],
      kind: 'applied',
      text: 'beantragt',
      details: ['1 Entwurf in Arbeit'],
    },
    {
      title: 'applied for beside money that works',
      fundings: [funding('teilweise', '2027-06-30'), sampleFunding({ status: 'applied' })],
      projects: [],
      kind: 'partlyFunded',
      text: 'teilweise finanziert',
      details: ['bis 30.06.2027', 'weitere Mittel beantragt'],
    },
    {
      title: 'vacant money comes before an application',
      fundings: [sampleFunding({ postsVacant: 1 }), sampleFunding({ status: 'applied' })],
      projects: [],
      kind: 'vacant',
      text: 'unbesetzt',
      details: ['1 Stelle unbesetzt, bewilligt bis 31.12.2027', 'weitere Mittel beantragt'],
    },
    {
      title: 'an application whose period is over says nothing',
      fundings: [sampleFunding({ status: 'applied', untilOn: '2026-11-21' })],
      projects: [],
      kind: 'open',
      text: 'offen',
      details: [],
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
