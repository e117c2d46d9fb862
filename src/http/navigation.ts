import { needsPath, overviewPath, programmesPath, projectsPath, quartersPath } from '../paths.ts';

const entries = [
  { label: 'Lage', href: overviewPath() },
  { label: 'Quartiere', href: quartersPath() },
  { label: 'Bedarfe', href: needsPath() },
  { label: 'Programme', href: programmesPath() },
  { label: 'Vorhaben', href: projectsPath() },
];

/** The main navigation, with the room marked in which the address lies. */
export function navigationFor(path: string): { label: string; href: string; current: boolean }[] {
  return entries.map(({ label, href }) => ({
    label,
    href,
    current: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
  }));
}
