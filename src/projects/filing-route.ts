import type { Programme } from '../programmes/programme.ts';
import type { ApplicantCode } from '../programmes/programme-codes.ts';
import type { Need } from '../quarters/needs/need.ts';
import type { FilingRoute } from './project.ts';

const cityCodes: readonly ApplicantCode[] = ['kommune', 'kreis'];
/** Kinds of organisation that can be the carrier of a project. */
export const carrierCodes: readonly ApplicantCode[] = ['freier-traeger', 'verein', 'kirche'];

/** Who may file under a programme. An empty list of applicants means "not read": then neither is known. */
export function whoMayFile(programme: Pick<Programme, 'applicants'>) {
  const mayFile = (codes: readonly ApplicantCode[]): boolean =>
    programme.applicants.some((code) => codes.includes(code));
  return { city: mayFile(cityCodes), carrier: mayFile(carrierCodes) };
}

/** Whether an organisation beside the city has a part in it. */
export function involvesCarrier(route: FilingRoute): boolean {
  return route !== 'city';
}

/**
 * The usual Antragsweg of a match. Where both may file, the first applicant of the need decides; a forwarding the
 * programme forbids is never proposed. Where the programme names neither, the need alone decides (and "Was fehlt?"
 * says that it has to be checked).
 */
export function filingRouteFor(
  need: Pick<Need, 'applicants' | 'forwarding'>,
  programme: Pick<Programme, 'applicants' | 'forwardingAllowed'>,
): FilingRoute {
  const { city, carrier } = whoMayFile(programme);
  const first = need.applicants.find((code) => [...cityCodes, ...carrierCodes].includes(code));
  const prefersCarrier = first !== undefined && carrierCodes.includes(first);
  const mayForward = need.forwarding === true && programme.forwardingAllowed !== false;
  if (city && mayForward) return 'cityForwarding';
  if (city && carrier) {
    // Money meant for a carrier that must not be forwarded can only be applied for by the carrier.
    return prefersCarrier || need.forwarding === true ? 'carrier' : 'city';
  }
  if (city) return 'city';
  if (carrier) return 'carrier';
  return prefersCarrier ? 'carrier' : 'city';
}

/** Whether the chosen route fits what the programme says; null where the programme does not say who may file. */
export function routeFits(
  route: FilingRoute,
  programme: Pick<Programme, 'applicants'>,
): boolean | null {
  if (programme.applicants.length === 0) return null;
  const { city, carrier } = whoMayFile(programme);
  if (route === 'joint') return city && carrier;
  return route === 'carrier' ? carrier : city;
}
