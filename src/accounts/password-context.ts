import type { AccountStores } from './account-services.ts';

const product = ['foerderpfad', 'förderpfad', 'sozialverwaltung', 'administration'];

/** The words an attacker tries first for this person: product, cities, own name and address. */
export async function contextWordsOf(
  { places }: Pick<AccountStores, 'places'>,
  { email, name }: { email: string; name: string },
): Promise<string[]> {
  const municipalities = await places.listAllMunicipalities();
  const [localPart = '', domain = ''] = email.split('@');
  return [
    ...product,
    ...municipalities.map((municipality) => municipality.name),
    localPart,
    ...localPart.split(/[._\-+]/u),
    domain.split('.')[0] ?? '',
    ...name.split(/\s+/u),
  ];
}
