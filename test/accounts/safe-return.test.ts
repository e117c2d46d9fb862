import { expect } from 'chai';
import { safeReturnPath } from '../../src/accounts/safe-return.ts';

describe('safeReturnPath', () => {
  for (const path of ['/', '/vorhaben/123', '/programme?q=a&thema=b', '/quartiere/a%20b']) {
    it(`takes ${path}`, () => {
      expect(safeReturnPath(path)).to.equal(path);
    });
  }

  const hostile = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/..//evil.example',
    '/.//evil.example',
    'vorhaben',
    '',
    `/${'a'.repeat(600)}`,
    ['/vorhaben'],
    undefined,
  ];
  for (const text of hostile) {
    it(`refuses ${String(text).slice(0, 40)}`, () => {
      expect(safeReturnPath(text)).to.equal(undefined);
    });
  }
});
