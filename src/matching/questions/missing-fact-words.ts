import { financeTitles } from '../../quarters/finances/municipal-finances.ts';
import type { AskedNeeds } from './asked-needs.ts';
import { ownQuestionWords } from './call-words.ts';
import type { Datum, NeedField } from './missing-datum.ts';
import type { MissingFact } from './missing-facts.ts';
import { fillFields } from './missing-field.ts';

/** How missing data are called. */

export const quarterFieldTitles = {
  sozialeStadt:
    'Liegt das Quartier in einem Gebiet „Sozialer Zusammenhalt“ (früher „Soziale Stadt“)?',
  isek: 'Liegt das Quartier in einem Gebiet eines Entwicklungskonzepts (ISEK, InHK)?',
};

export function datumTitle(datum: Datum): string {
  switch (datum.of) {
    case 'need':
      return needFieldTitle(datum.field);
    case 'quarter':
      return quarterFieldTitles[datum.field];
    case 'municipality':
      return financeTitles[datum.field];
    case 'question':
      return datum.subject === 'municipality' ? ownQuestionWords(datum.text) : datum.text;
    case 'figure':
    case 'other':
      return datum.what;
  }
}

const needFieldTitle = (field: NeedField): string =>
  field === 'costs' ? 'Kosten mit Beträgen' : fillFields[field].title;

/** The same within a table that says already that its rows are needs. */
export function rowTitle(fact: MissingFact, city: AskedNeeds): string {
  const { owner } = fact;
  if (owner.kind !== 'need') return ownerTitle(fact, city);
  const one = city.needs.find(({ need }) => need.id === owner.needId);
  if (!one) return 'Bedarf';
  const { need, quarter } = one;
  // Most titles name their quarter.
  return need.title.includes(quarter.name) ? need.title : `${need.title}, ${quarter.name}`;
}

/** Whose datum it is, in the words of the screen; a programme by its title. */
export function ownerTitle({ owner, waiting }: MissingFact, { needs }: AskedNeeds): string {
  switch (owner.kind) {
    case 'need': {
      const one = needs.find(({ need }) => need.id === owner.needId);
      return one ? `Bedarf „${one.need.title}“, ${one.quarter.name}` : 'Bedarf';
    }
    case 'quarter':
      return (
        needs.find(({ quarter }) => quarter.id === owner.quarterId)?.quarter.name ?? 'Quartier'
      );
    case 'municipality':
      return (
        needs.find(({ municipality }) => municipality.id === owner.municipalityId)?.municipality
          .name ?? 'Kommune'
      );
    case 'programme':
      return waiting[0]?.programmeTitle ?? owner.slug;
  }
}

/** "entscheidet 7 Treffer allein, 12 weitere mit einer zweiten Angabe" */
export function decidesText({
  alone,
  withOneOther,
  waiting,
}: {
  alone: number;
  withOneOther: number;
  waiting: number;
}): string {
  const second = 'zusammen mit einer zweiten Angabe';
  if (alone > 0) {
    const others = withOneOther === 1 ? 'einen weiteren' : `${withOneOther} weitere`;
    const more = withOneOther === 0 ? '' : `, ${others} ${second}`;
    return `entscheidet ${matches(alone)} allein${more}`;
  }
  if (waiting === 0) return 'ist inzwischen eingetragen';
  if (withOneOther > 0) return `entscheidet ${matches(withOneOther)} ${second}`;
  return `fehlt bei ${waiting === 1 ? 'einem Treffer' : `${waiting} Treffern`}, entscheidet aber keinen allein`;
}

const matches = (count: number): string => (count === 1 ? 'einen Treffer' : `${count} Treffer`);
