import { applicantLabels } from '../../programmes/programme-labels.ts';
import { joinGerman, joinLabels } from '../../shared/text.ts';
import type { TestOf } from './condition-kind.ts';
import type { AskedCase } from './condition-logic.ts';
import { met, notMet, unknown, type Finding } from './criterion.ts';

/** What a condition may ask of the quarter, the municipality and those who take part. */

/** The note of a quarter that only had the status once, or where somebody still has to check. */
export const onlyFormerly = /ehemalig|bestätigt werden|früher/iu;

const areaNames = {
  sozialeStadt: 'Gebiet der Sozialen Stadt / Sozialer Zusammenhalt',
  isek: 'Gebiet eines integrierten Entwicklungskonzepts (ISEK, InHK)',
};

/** A former area, or one somebody has to check, is a hint and no yes. */
export function testAreaStatus(
  { of }: TestOf<'area'>,
  { matchCase: { areaStatus } }: AskedCase,
): Finding {
  const name = areaNames[of];
  const { note } = areaStatus;
  const noted = note === null ? '' : ` Zum Quartier ist vermerkt: ${note}`;
  const status = areaStatus[of];
  if (status === true && (note === null || !onlyFormerly.test(note))) {
    return met(() => `Das Quartier ist vermerkt als ${name}.`);
  }
  if (status === false) {
    return notMet(
      () => `Das Quartier ist nach unseren Angaben kein ${name}.${noted}`,
      of === 'isek' ? 'ISEK vom Rat beschließen lassen' : 'Gebiet vom Rat festlegen lassen',
    );
  }
  return unknown(() => `Ob das Quartier ein ${name} ist, ist nicht gesichert.${noted}`, {
    what: `ob das Quartier ein ${name} ist`,
    whom: 'need',
  });
}

/** Nobody enters every partner: who is not named may still take part. */
export function testPartner(
  { anyOf }: TestOf<'partner'>,
  { matchCase: { partners } }: AskedCase,
): Finding {
  const names = (codes: typeof anyOf): string => joinLabels(codes, applicantLabels, 'oder');
  const found = anyOf.filter((code) => partners.includes(code));
  return found.length > 0
    ? met(() => `Verlangt ist ein Partner (${names(anyOf)}); benannt ist: ${names(found)}.`)
    : unknown(
        () => `Verlangt ist ein Partner (${names(anyOf)}); im Bedarf ist noch keiner benannt.`,
        () => ({ what: `wer als Partner mitmacht (${names(anyOf)})`, whom: 'need' }),
      );
}

/** Our own records refuse where they are full; that they show less proves nothing. */
export function testQuota(
  { max }: TestOf<'quota'>,
  { matchCase: { fundedProjects }, data: { programmeId } }: AskedCase,
): Finding {
  const own = fundedProjects.filter((project) => project.programmeId === programmeId);
  const granted = own.filter(({ state }) => state === 'granted');
  const rule = (): string =>
    `Je Kommune ${max === 1 ? 'wird höchstens ein Vorhaben' : `werden höchstens ${max} Vorhaben`} gefördert`;
  const labels = (projects: typeof own): string =>
    joinGerman(projects.map(({ label }) => `„${label}“`));
  if (granted.length >= max) {
    return notMet(
      () =>
        `${rule()}; bewilligt ${granted.length === 1 ? 'ist' : 'sind'} schon: ${labels(granted)}.`,
      'das laufende Vorhaben erweitern oder sein Ende abwarten',
    );
  }
  return unknown(
    () =>
      own.length === 0
        ? `${rule()}; verzeichnet ist hier keines, das Verzeichnis muss aber nicht vollständig sein.`
        : `${rule()}; verzeichnet ${own.length === 1 ? 'ist' : 'sind'} hier: ${labels(own)} (davon bewilligt: ${granted.length}); das Verzeichnis muss nicht vollständig sein.`,
    { what: 'ob die Kommune aus dem Programm schon etwas bekommt', whom: 'self' },
  );
}

export function testFinanceWeak(
  _test: TestOf<'financeWeak'>,
  { matchCase: { finances } }: AskedCase,
): Finding {
  const rule = 'Verlangt ist, dass das Land die Kommune als finanzschwach einstuft';
  if (finances.isWeak === null) {
    return unknown(() => `${rule}; die Einstufung ist nicht eingetragen.`, {
      what: 'ob das Land die Kommune als finanzschwach einstuft',
      whom: 'need',
    });
  }
  return finances.isWeak
    ? met(() => `${rule}; das ist so eingetragen.`)
    : notMet(() => `${rule}; eingetragen ist, dass sie es nicht ist.`);
}
