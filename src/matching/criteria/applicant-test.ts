import { applicantLabels } from '../../programmes/programme-labels.ts';
import type { ApplicantCode } from '../../programmes/programme-codes.ts';
import { joinLabels } from '../../shared/text.ts';
import {
  met,
  notMet,
  unknown,
  type CriterionOf,
  type Finding,
  type MatchCase,
} from './criterion.ts';
import { anyOf } from './truth.ts';

type ApplicantCriterion = CriterionOf<'applicant'>;

/** Codes behind which the city itself stands. */
export const cityCodes: readonly ApplicantCode[] = ['kommune', 'kreis'];
/** Legal forms a "freier Träger" may or may not have; only a known carrier tells. */
export const carrierForms: readonly ApplicantCode[] = ['verein', 'kirche'];

const names = (codes: readonly ApplicantCode[]): string =>
  joinLabels(codes, applicantLabels, 'oder');

/** Who files: the city (with forwarding where the need wants it) and the carrier itself are two routes, one is enough. */
export function testApplicant(criterion: ApplicantCriterion, matchCase: MatchCase): Finding {
  const { applicants } = criterion;
  if (applicants.length === 0) {
    return unknown(() => 'Wer den Antrag stellen darf, ist nicht notiert.', {
      what: 'wer den Antrag stellen darf',
      whom: 'funder',
    });
  }
  if (matchCase.applicants.length === 0) {
    return unknown(
      () =>
        `Antragsberechtigt: ${names(applicants)}. Wer den Bedarf beantragen würde, ist nicht eingetragen.`,
      { what: 'wer den Antrag stellen würde', whom: 'need' },
    );
  }
  const routes = [cityRoute(criterion, matchCase), carrierRoute(criterion, matchCase)];
  const result = anyOf(routes.map((route) => route.result));
  if (result === 'notMet') {
    return notMet(() => refusal(criterion, routes), otherRoute(criterion, matchCase));
  }
  const deciding = routes.filter((route) => route.result === result);
  const reason = (): string => deciding.map((route) => route.reason()).join(' ');
  return { result, reason, missing: deciding[0]?.missing ?? null, toChange: null };
}

/** The city files, and passes the money on where the need says so. */
function cityRoute(criterion: ApplicantCriterion, matchCase: MatchCase): Finding {
  const { forwardingAllowed } = criterion;
  if (!matchCase.applicants.some((code) => cityCodes.includes(code))) return notMet(() => '');
  const city = mayCityFile(criterion, matchCase);
  if (city.result !== 'met' || matchCase.forwarding === false) return city;
  if (forwardingAllowed === true) {
    return met(
      () =>
        'Die Stadt kann beantragen; die Weiterleitung an einen Träger ist ausdrücklich möglich.',
    );
  }
  if (matchCase.forwarding === null) {
    return unknown(
      () =>
        'Die Stadt kann beantragen; ob sie an einen Träger weiterleiten will, ist nicht eingetragen.',
      { what: 'ob an einen Träger weitergeleitet werden soll', whom: 'need' },
    );
  }
  return forwardingAllowed === false
    ? notMet(
        () => 'Die Stadt kann beantragen, darf das Geld aber nicht an einen Träger weiterleiten.',
      )
    : unknown(
        () =>
          'Die Stadt kann beantragen; ob sie an einen Träger weiterleiten darf, sagt die Quelle nicht.',
        { what: 'ob die Weiterleitung an einen Träger erlaubt ist', whom: 'funder' },
      );
}

/** A district-free city is its own Kreis: its AGS ends in 000. */
function mayCityFile({ applicants }: ApplicantCriterion, matchCase: MatchCase): Finding {
  if (applicants.some((code) => cityCodes.includes(code) && matchCase.applicants.includes(code))) {
    return met(() => 'Die Stadt kann selbst beantragen.');
  }
  if (applicants.includes('kommune')) return met(() => 'Die Stadt kann selbst beantragen.');
  if (!applicants.includes('kreis')) return notMet(() => '');
  if (matchCase.municipalityAgs === null) {
    return unknown(
      () => 'Antragsberechtigt sind Kreise und kreisfreie Städte; der Gemeindeschlüssel fehlt.',
      { what: 'Gemeindeschlüssel der Kommune', whom: 'need' },
    );
  }
  return matchCase.municipalityAgs.endsWith('000')
    ? met(() => 'Die Stadt kann als kreisfreie Stadt selbst beantragen.')
    : notMet(() => '');
}

/** Somebody other than the city files: mostly a welfare organisation. */
function carrierRoute({ applicants }: ApplicantCriterion, matchCase: MatchCase): Finding {
  const wanted = matchCase.applicants.filter((code) => !cityCodes.includes(code));
  // A known carrier only makes "freier Träger" more precise; it never opens a route the need does not name.
  const precise = wanted.includes('freier-traeger') ? matchCase.carrierApplicantCode : null;
  const own = [...new Set([...wanted, ...(precise === null ? [] : [precise])])].filter(
    (code) => !cityCodes.includes(code),
  );
  const shared = own.filter((code) => applicants.includes(code));
  if (shared.length > 0) {
    return met(
      () => `Auf dem Antragsweg über den Träger: Antragsberechtigt ist auch ${names(shared)}.`,
    );
  }
  const forms = wanted.includes('freier-traeger')
    ? carrierForms.filter((code) => applicants.includes(code))
    : [];
  return forms.length === 0
    ? notMet(() => '')
    : unknown(
        () =>
          `Unter den freien Trägern sind nur ${names(forms)} antragsberechtigt; ob das für den Träger zutrifft, ist nicht eingetragen.`,
        { what: `ob der Träger antragsberechtigt ist (${names(forms)})`, whom: 'need' },
      );
}

function refusal({ applicants }: ApplicantCriterion, routes: readonly Finding[]): string {
  const said = routes.map((route) => route.reason()).filter((reason) => reason !== '');
  return said.length > 0
    ? said.join(' ')
    : `Antragsberechtigt ist nur ${names(applicants)}; für diesen Bedarf kommt das nicht in Frage.`;
}

/** Those a city can ask to file in its place. */
const nearCodes: readonly ApplicantCode[] = [
  'freier-traeger',
  'verein',
  'kirche',
  'schule',
  'kita',
];

function otherRoute({ applicants }: ApplicantCriterion, need: MatchCase): string | null {
  const isCityAllowed = applicants.includes('kommune');
  if (isCityAllowed && need.applicants.some((code) => cityCodes.includes(code))) {
    return 'selbst durchführen statt an einen Träger weiterleiten';
  }
  if (isCityAllowed) return 'die Stadt den Antrag stellen lassen';
  const near = nearCodes.filter((code) => applicants.includes(code));
  return near.length > 0 ? `den Antrag stellen lassen durch: ${names(near)}` : null;
}
