import { createLookup } from './figure-area.ts';

/**
 * Statistical bases a file may name, by code or word; the codes are those of the seed. Another text is a base of its
 * own and shown as it is; one that is nearly a known one is asked about, because two spellings never compare.
 */
export const fileBases: readonly { code: string; label: string; names: readonly string[] }[] = [
  {
    code: 'melderegister',
    label: 'Melderegister',
    names: ['Einwohnermelderegister', 'Einwohnerregister'],
  },
  {
    code: 'fortschreibung',
    label: 'Bevölkerungsfortschreibung',
    names: ['Fortschreibung', 'amtliche Fortschreibung'],
  },
  {
    code: 'sgb2-ba',
    label: 'Statistik der Bundesagentur für Arbeit',
    names: ['BA', 'Bundesagentur für Arbeit', 'Statistik der BA', 'SGB II BA'],
  },
  { code: 'it-nrw', label: 'IT.NRW', names: ['IT NRW', 'Landesdatenbank NRW'] },
  { code: 'ungenannt', label: 'Grundlage nicht genannt', names: ['unbekannt'] },
];

const find = createLookup(fileBases, ({ code, label, names }) => [code, label, ...names]);

export function readBase(text: string): { ok: true; base: string } | { ok: false; why: string } {
  const found = find(text);
  if (found.item !== null) return { ok: true, base: found.item.code };
  if (/^demo\b/iu.test(text))
    return { ok: false, why: 'Erfundene Werte lassen sich nicht einlesen' };
  if (found.suggestion !== null) {
    return { ok: false, why: `Grundlage unbekannt. Meinten Sie „${found.suggestion}“?` };
  }
  if (!/\p{L}{2}/u.test(text)) return { ok: false, why: 'Die Grundlage ist kein Name' };
  return { ok: true, base: text.slice(0, 80) };
}
