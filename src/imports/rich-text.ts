import { Parser } from 'htmlparser2';

/**
 * Rich text of the source → plain text. Inline tags vanish without a blank ("NRW.BANK", not "NRW .BANK"), blocks and
 * `br` begin a new line, line ends of the markup itself are blanks.
 */

const blocks = new Set(
  (
    'address article aside blockquote br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main nav ol p pre section table tbody tfoot thead tr ul'
  ).split(' '),
);
/** Cells of one row stay in one line: a rate belongs to what stands left of it. */
const cells = new Set(['td', 'th']);
const silent = new Set(['script', 'style', 'template', 'noscript']);

/** Soft hyphens, zero-width characters, byte order marks and C0/C1 controls other than blank space. */
// eslint-disable-next-line no-control-regex -- these are what the rule is about
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Block-aware plain text, one line per block, without empty lines. */
export function plainTextOf(html: string): string {
  // Most values of the export are plain words or empty.
  if (!html.includes('<') && !html.includes('&')) return tidy(collapse(html));
  let text = '';
  let muted = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (silent.has(name)) muted += 1;
        else if (blocks.has(name)) text += '\n';
        else if (cells.has(name)) text += ' ';
      },
      ontext(data) {
        if (muted === 0) text += collapse(data);
      },
      onclosetag(name) {
        if (silent.has(name)) muted -= 1;
        else if (blocks.has(name)) text += '\n';
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeCDATA: false },
  );
  parser.end(html);
  return tidy(text);
}

/** Plain text in one line: titles, names, labels. */
export function lineOf(html: string): string {
  return plainTextOf(html).replaceAll('\n', ' ');
}

/** Collapses blank space in a text that is no markup (attributes, cells of a CSV) and drops what nobody sees. */
export function collapsedText(text: string): string {
  return collapse(text).trim();
}

/** `\s` covers U+00A0 and U+202F: between number and unit one ordinary blank remains. */
function collapse(text: string): string {
  return text.replaceAll(invisible, '').replaceAll(/\s+/gu, ' ');
}

function tidy(text: string): string {
  return text
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ ?\n[ \n]*/gu, '\n')
    .trim();
}
