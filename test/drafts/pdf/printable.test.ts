import { expect } from 'chai';
import { cleaned, printable } from '../../../src/drafts/pdf/printable.ts';
import { fonts } from './sample-draft.ts';

describe('printable', () => {
  const cases: [name: string, given: string, printed: string][] = [
    ['keeps German', 'Größe – „äöüß“ § 16h €', 'Größe – „äöüß“ § 16h €'],
    ['keeps Turkish', 'ğışİ ĞIŞİ Yıldız', 'ğışİ ĞIŞİ Yıldız'],
    ['keeps Polish', 'łż ŁŻ Łódź', 'łż ŁŻ Łódź'],
    ['replaces an emoji made of several code points once', 'Familie 👨‍👩‍👧 hier', 'Familie ? hier'],
    ['replaces Chinese', '中文', '??'],
    ['replaces Arabic', 'سلام', '????'],
    ['drops NUL and other control characters', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['drops invisible direction and joining marks', 'a\u200bb\u202ec\ufeffd\u200de', 'abcde'],
    ['composes letters (NFC)', 'a\u0308o\u0308', 'äö'],
    ['turns every line break into one kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['puts look-alikes for spaces and hyphens', '5\u202f%\tA\u2011B', '5\u00a0% A-B'],
    ['writes out what it can', '12 ㎡', '12 m2'],
    ['replaces half a surrogate pair', 'a\ud83db', 'a?b'],
    ['keeps soft hyphens between letters only', 'Amts\u00adweg \u00ad 5', 'Amts\u00adweg  5'],
  ];
  for (const [name, given, printed] of cases) {
    it(name, () => {
      expect(printable(given, fonts.covers)).to.equal(printed);
    });
  }

  it('leaves only characters the fonts have', () => {
    const everything = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join(
      ' ',
    );
    for (const character of printable(everything, fonts.covers)) {
      expect(character === '\n' || fonts.covers(character.codePointAt(0) ?? 0), character).to.equal(
        true,
      );
    }
  });
});

describe('cleaned', () => {
  it('keeps foreign scripts, which metadata can carry', () => {
    expect(cleaned('中文 \u0000👍')).to.equal('中文 👍');
  });
});
