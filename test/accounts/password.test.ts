import { expect } from 'chai';
import {
  argon2Parameters,
  createPasswords,
  readCommonPasswords,
} from '../../src/accounts/password.ts';
import { passwordFault } from '../../src/accounts/password-rules.ts';

const common = readCommonPasswords();
const contextWords = ['Förderpfad', 'foerderpfad', 'Leverkusen', 'erika', 'Demo'];
const faultOf = (password: string): string | null =>
  passwordFault(password, { common, contextWords });

describe('passwordFault', () => {
  const refused: Record<string, string> = {
    'too short': 'elf zeichen',
    'too long': 'Wort '.repeat(26),
    'a common one with figures behind it': 'Passwort1234!',
    'a common one with usual replacements': 'P@$$wort-2026',
    'a common one twice': 'passwortpasswort',
    'the product with a year': 'Foerderpfad2026',
    'the city with a year': 'Leverkusen-2026',
    'own name and little else': 'erika-erika-12',
    'one character': 'aaaaaaaaaaaaaaaa',
    'the keyboard': 'qwertzuiop123',
    'a row of letters': 'abcdefghijklmnop',
    'a row of figures': '123456789012',
  };
  for (const [what, password] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      expect(faultOf(password)).to.be.a('string');
    });
  }

  const accepted = [
    'drei kleine Enten am Rhein',
    'kaltesteine',
    'größer als zwölf',
    '🦆🦢🐟🐸🐢🦔🦡🐿🦊🐇🦉🐝',
    'k7fu29dmq0xh',
    '48261739502847',
  ];
  for (const password of accepted) {
    const wanted = password === 'kaltesteine' ? 'refuses for its length' : 'accepts';
    it(`${wanted}: ${password}`, () => {
      if (wanted === 'accepts') expect(faultOf(password)).to.equal(null);
      else expect(faultOf(password)).to.match(/mindestens 12/u);
    });
  }

  it('counts characters, not UTF-16 units', () => {
    expect(faultOf('🦆🦢🐟🐸🐢🦔')).to.match(/mindestens 12/u);
  });
});

describe('createPasswords', () => {
  const passwords = createPasswords();

  it('hashes with argon2id and the named parameters', async () => {
    const { memoryCost, timeCost, parallelism } = argon2Parameters;
    expect(await passwords.hash('drei kleine Enten')).to.match(
      new RegExp(`^\\$argon2id\\$v=19\\$m=${memoryCost},t=${timeCost},p=${parallelism}\\$`, 'u'),
    );
    expect(memoryCost).to.be.at.least(19_456);
  });

  it('knows the same password from another keyboard (NFC and NFD)', async () => {
    const hashed = await passwords.hash('größere Übung'.normalize('NFC'));
    expect(await passwords.verify(hashed, 'größere Übung'.normalize('NFD'))).to.equal(true);
    expect(await passwords.verify(hashed, 'grössere Übung')).to.equal(false);
  });

  it('never lets anybody in where there is no hash', async () => {
    expect(await passwords.verify(null, '')).to.equal(false);
    expect(await passwords.verify(null, 'irgendetwas langes')).to.equal(false);
  });

  it('recognises hashes made with weaker parameters', async () => {
    expect(
      passwords.isOutdated('$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$aGFzaA'),
    ).to.equal(true);
    expect(passwords.isOutdated(await passwords.hash('drei kleine Enten'))).to.equal(false);
  });
});
