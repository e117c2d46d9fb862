import { expect } from 'chai';
import { postedList, postedText, postedValues } from '../../src/http/posted.ts';

describe('reading a posted body', () => {
  it('takes names of the language itself for plain names', () => {
    const body: unknown = JSON.parse('{"__proto__":["a","b"],"constructor":"c","title":"d"}');
    const values = postedValues(body);
    expect(Object.keys(values)).to.have.members(['__proto__', 'constructor', 'title']);
    expect(values['__proto__']).to.deep.equal(['a', 'b']);
    expect(Object.entries({ ...values })).to.deep.include(['constructor', 'c']);
    expect(Array.isArray(Object.getPrototypeOf({}))).to.equal(false);
  });

  it('has nothing that was not posted', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf']) {
      expect(postedValues({ title: 'x' })[name], name).to.equal(undefined);
      expect(postedText({}, name), name).to.equal('');
      expect(postedList({}, name), name).to.deep.equal([]);
    }
  });
});
