/**
 * The export turns every character outside ISO-8859-1 into `?`. For display and search only: quotation marks and dashes
 * are put back where their place leaves no doubt; everything else stays `?`. The received text is kept beside it.
 */

const afterOpening = /\p{L}/u;
const beforeOpening = /[\s(/]/u;
const beforeClosing = /[\p{L}\p{N}!).+%*?]/u;
const afterClosing = /[\s.,;:!?()/[\]-]/u;

/** `Bundesprogramm ?Miteinander? (2021?2027)` → `Bundesprogramm „Miteinander“ (2021–2027)`. */
export function repairCharacters(text: string): string {
  if (!text.includes('?')) return text;
  let repaired = '';
  let isOpen = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character !== '?') {
      repaired += character;
      continue;
    }
    const mark = markAt(text, index, isOpen);
    if (mark === '„') isOpen = true;
    if (mark === '“') isOpen = false;
    repaired += mark;
  }
  return repaired;
}

function markAt(text: string, index: number, isOpen: boolean): string {
  const before = text.charAt(index - 1);
  const after = text.charAt(index + 1);
  const startsWord = before === '' || beforeOpening.test(before);
  const endsWord = after === '' || afterClosing.test(after);
  if (/\d/u.test(before) && /\d/u.test(after)) return '–';
  if (startsWord && /\s/u.test(after)) return '–';
  if (startsWord && afterOpening.test(after)) return '„';
  // A question inside quotation marks ends in two: the first is real.
  if (isOpen && after === '?' && isEnd(text.charAt(index + 2))) return '?';
  return isOpen && endsWord && beforeClosing.test(before) ? '“' : '?';
}

function isEnd(character: string): boolean {
  return character === '' || (character !== '?' && afterClosing.test(character));
}
