import type { CostTypeCode } from '../../programmes/programme-codes.ts';
import { applicantLabels, costTypeLabels } from '../../programmes/programme-labels.ts';
import { joinGerman, joinLabels } from '../../shared/text.ts';
import { carrierForms } from './applicant-test.ts';
import type { TestOf } from './condition-kind.ts';
import type { AskedCase } from './condition-logic.ts';
import { met, notMet, unknown, type Finding } from './criterion.ts';

/** What a condition may ask of the need itself. */

/** A concept in preparation, or one the council has not seen, may be ready in time: that is neither yes nor no. */
export function testConcept(
  { atLeast }: TestOf<'concept'>,
  { matchCase: { conceptStatus } }: AskedCase,
): Finding {
  const isApproved = atLeast === 'councilApproved';
  const wanted = isApproved ? 'ein vom Rat beschlossenes Konzept' : 'ein Konzept';
  const ask = (said: string, what: string): Finding =>
    unknown(() => `Verlangt ist ${wanted}; ${said}.`, { what, whom: 'need' });
  switch (conceptStatus) {
    case null:
      return ask('ob es eines gibt, ist nicht eingetragen', 'ob es ein Konzept gibt');
    case 'none':
      return notMet(
        () => `Verlangt ist ${wanted}; nach dem Bedarf gibt es keines.`,
        isApproved ? 'Konzept erarbeiten und vom Rat beschließen lassen' : 'Konzept erarbeiten',
      );
    case 'inPreparation':
      return ask(
        'es ist in Vorbereitung',
        isApproved ? 'bis wann der Rat das Konzept beschließt' : 'bis wann das Konzept vorliegt',
      );
    case 'exists':
      return isApproved
        ? ask(
            'es liegt vor, ein Beschluss ist nicht eingetragen',
            'ob und wann der Rat das Konzept beschließt',
          )
        : met(() => `Verlangt ist ${wanted}; es liegt vor.`);
    case 'councilApproved':
      return met(() => `Verlangt ist ${wanted}; es liegt vor und ist vom Rat beschlossen.`);
  }
}

export function testVoluntary(_test: TestOf<'voluntary'>, { matchCase }: AskedCase): Finding {
  const rule = 'Pflichtaufgaben der Kommune sind ausgeschlossen';
  if (matchCase.duty === null) {
    return unknown(() => `${rule}; ob dies eine ist, ist im Bedarf nicht eingetragen.`, {
      what: 'ob es eine freiwillige oder eine pflichtige Aufgabe ist',
      whom: 'need',
    });
  }
  return matchCase.duty === 'freiwillig'
    ? met(() => `${rule}; nach dem Bedarf ist dies eine freiwillige Aufgabe.`)
    : notMet(
        () => `${rule}; nach dem Bedarf ist dies eine Pflichtaufgabe.`,
        'nur den Teil beantragen, der über die Pflicht hinausgeht',
      );
}

export function testAccompanying({ costTypes }: TestOf<'accompanying'>, asked: AskedCase): Finding {
  return ofCosts(costTypes, asked, {
    rule: () =>
      `Gefördert wird nur, was eine Ausgabe für ${joinLabels(costTypes, costTypeLabels, 'oder')} begleitet`,
    toChange: 'die Investition mitplanen, die begleitet wird',
  });
}

export function testAnyCostType({ anyOf }: TestOf<'costType'>, asked: AskedCase): Finding {
  return ofCosts(anyOf, asked, {
    rule: () => `Verlangt sind Kosten der Art ${joinLabels(anyOf, costTypeLabels, 'oder')}`,
    toChange: null,
  });
}

function ofCosts(
  wanted: readonly CostTypeCode[],
  { matchCase: { costItems } }: AskedCase,
  { rule, toChange }: { rule: () => string; toChange: string | null },
): Finding {
  if (costItems.length === 0) {
    return unknown(() => `${rule()}; der Bedarf hat noch keine Kosten.`, {
      what: 'die Kosten des Bedarfs',
      whom: 'need',
    });
  }
  const found = costItems.filter(({ costType }) => wanted.includes(costType));
  return found.length > 0
    ? met(() => `${rule()}; der Bedarf hat: ${joinGerman(found.map(({ label }) => `„${label}“`))}.`)
    : notMet(
        () =>
          `${rule()}; der Bedarf hat nur: ${joinLabels([...new Set(costItems.map((item) => item.costType))], costTypeLabels, 'und')}.`,
        toChange,
      );
}

/** Who would file, whatever the record says about forwarding. */
export function testAnyApplicant({ anyOf }: TestOf<'applicant'>, asked: AskedCase): Finding {
  const { applicants, carrierApplicantCode: carrier, municipalityAgs: ags } = asked.matchCase;
  const rule = (): string =>
    `Verlangt ist ein Antrag durch: ${joinLabels(anyOf, applicantLabels, 'oder')}`;
  const ask = (said: string, what: string): Finding =>
    unknown(() => `${rule()}; ${said}.`, { what, whom: 'need' });
  if (applicants.length === 0) {
    return ask(
      'wer den Bedarf beantragen würde, ist nicht eingetragen',
      'wer den Antrag stellen würde',
    );
  }
  const isByCarrier = applicants.includes('freier-traeger');
  const isKreis = applicants.includes('kommune') && anyOf.includes('kreis');
  const codes = [...applicants, ...(isByCarrier && carrier !== null ? [carrier] : [])];
  const found = codes.filter((code) => anyOf.includes(code));
  if (found.length > 0 || (isKreis && ags?.endsWith('000') === true)) {
    return met(() => `${rule()}; das ist möglich.`);
  }
  if (isKreis && ags === null) {
    return ask('der Gemeindeschlüssel fehlt', 'Gemeindeschlüssel der Kommune');
  }
  return isByCarrier && carrier === null && carrierForms.some((code) => anyOf.includes(code))
    ? ask('welche Rechtsform der Träger hat, ist nicht eingetragen', 'die Rechtsform des Trägers')
    : notMet(
        () =>
          `${rule()}; nach dem Bedarf beantragt: ${joinLabels(codes, applicantLabels, 'oder')}.`,
      );
}

export function testMonths(
  { atLeast, atMost }: TestOf<'months'>,
  { matchCase: { months } }: AskedCase,
): Finding {
  const limits = (): string =>
    [
      ...(atLeast === undefined ? [] : [`mindestens ${atLeast}`]),
      ...(atMost === undefined ? [] : [`höchstens ${atMost}`]),
    ].join(' und ');
  const rule = (): string => `Verlangt sind ${limits()} Monate`;
  if (months === null) {
    return unknown(() => `${rule()}; wie lange der Bedarf besteht, ist nicht eingetragen.`, {
      what: 'Dauer des Bedarfs in Monaten',
      whom: 'need',
    });
  }
  const said = (): string => `${rule()}; der Bedarf ist für ${months} Monate geplant.`;
  return months >= (atLeast ?? 0) && months <= (atMost ?? Infinity)
    ? met(said)
    : notMet(said, () => `${limits()} Monate planen`);
}
