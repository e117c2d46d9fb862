import { wordsOf } from '../shared/text.ts';

/** Content-Disposition of a PDF: a plain ASCII name for old clients, the name with its umlauts for all others. */
export function draftDisposition(
  title: string,
  kind: 'Entwurf' | 'Quick-Check' | 'Quartiersprofil' = 'Entwurf',
): string {
  const plain = slugOf(wordsOf(title)) || 'vorhaben';
  const full = slugOf(title.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []) || 'Vorhaben';
  const ascii = plain.replaceAll(/[^a-z0-9-]/gu, '');
  return `attachment; filename="${kind}-${ascii}.pdf"; filename*=UTF-8''${encodeURIComponent(`${kind}-${full}.pdf`)}`;
}

/** Words up to some sixty characters; a word is never cut in two, except the first. */
function slugOf(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    if (slug !== '' && slug.length + word.length >= 60) break;
    // By characters, not by UTF-16 units: half a character cannot be percent-encoded.
    slug = slug === '' ? Array.from(word).slice(0, 60).join('') : `${slug}-${word}`;
  }
  return slug;
}
