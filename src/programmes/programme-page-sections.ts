/** A jump within the programme page. */
export interface PageSectionLink {
  id: string;
  label: string;
}

interface Counted {
  blocking: readonly unknown[];
  calls: readonly unknown[];
  links: readonly unknown[];
  similar: readonly unknown[];
  use: { quarters: readonly { needs: readonly unknown[] }[] } | null;
  check: { open: readonly unknown[] } | null;
}

/** The sections of the page in their order; where there is something to count, the number stands beside. */
export function pageSections({
  blocking,
  calls,
  links,
  similar,
  use,
  check,
}: Counted): PageSectionLink[] {
  const needs = use?.quarters.reduce((sum, { needs: list }) => sum + list.length, 0) ?? 0;
  return [
    { id: 'geld', label: 'Geld' },
    { id: 'zeit', label: 'Zeit' },
    { id: 'wer', label: 'Wer' },
    { id: 'was', label: 'Was' },
    { id: 'voraussetzungen', label: counted('Voraussetzungen', blocking.length) },
    { id: 'verfahren', label: 'Verfahren' },
    { id: 'kontakt', label: 'Kontakt' },
    { id: 'grundlage', label: 'Rechtsgrundlage' },
    { id: 'aufrufe', label: counted('Aufrufe', calls.length) },
    { id: 'verlauf', label: 'Verlauf' },
    { id: 'verwandt', label: counted('Verwandte Programme', links.length + similar.length) },
    ...(use ? [{ id: 'quartiere', label: counted('Ihre Quartiere', needs) }] : []),
    ...(check ? [{ id: 'pruefstand', label: counted('Prüfstand', check.open.length) }] : []),
    { id: 'beispiele', label: 'Beispiele' },
    { id: 'quellen', label: 'Quelle und Lizenz' },
  ];
}

function counted(label: string, count: number): string {
  return count === 0 ? label : `${label} (${count})`;
}
