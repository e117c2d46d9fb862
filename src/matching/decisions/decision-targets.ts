import type { Municipality, Organisation } from '../../quarters/quarter.ts';

/** To whom a match can be given. */

/** Where a match can be handed: names of the municipality's own departments, and of those it was handed to before. */
export function departmentsOf(
  municipalityId: string,
  known: {
    municipalities: readonly Municipality[];
    organisations: readonly Organisation[];
    handed: readonly string[];
  },
): string[] {
  const lead = known.municipalities.find(({ id }) => id === municipalityId)?.leadDepartment;
  const own = known.organisations.filter(
    (one) => one.municipalityId === municipalityId && one.kind === 'verwaltung',
  );
  // The lead department hands over; it is not handed to.
  const names = own.map(({ name }) => name).filter((name) => name !== lead);
  return [...new Set([...names, ...known.handed])].sort();
}
