import { expect } from 'chai';
import { draftDisposition } from '../../src/drafts/draft-file-name.ts';

describe('draftDisposition', () => {
  it('names the file after the project, for old and for new clients', () => {
    expect(draftDisposition('Nähe in Rheindorf')).to.equal(
      `attachment; filename="Entwurf-naehe-in-rheindorf.pdf"; filename*=UTF-8''Entwurf-N%C3%A4he-in-Rheindorf.pdf`,
    );
  });

  it('survives titles that nobody expects, and stays one plain header line', () => {
    const titles = ['', '"; x=1\r\nSet-Cookie: a=b', '\u202Egpj', `x${'𝔸'.repeat(80)}`, '🙂'];
    for (const title of titles) {
      const value = draftDisposition(title);
      expect(value, title).to.match(
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/u,
      );
    }
  });
});
