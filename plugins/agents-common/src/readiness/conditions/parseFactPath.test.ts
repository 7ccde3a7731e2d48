import { compileFactPath, NOWHERE, parseFactPath } from './parseFactPath';

const ENTITY = {
  metadata: {
    name: 'architect',
    annotations: { 'example.com/tier': 'gold' },
    tags: ['ai', 'core'],
    nothing: null,
  },
  relations: [{ type: 'ownedBy' }, { type: 'partOf' }, {}],
};

describe('paths', () => {
  it.each([
    ['$', ENTITY],
    ['$.metadata.name', 'architect'],
    ['metadata.name', 'architect'],
    ['.metadata.name', 'architect'],
    [`$.metadata.annotations['example.com/tier']`, 'gold'],
    ['$["metadata"]["name"]', 'architect'],
    ['$.metadata.tags[1]', 'core'],
    ['$.metadata.tags.[0]', 'ai'],
    ['$.metadata.tags.length', 2],
    ['$.metadata.nothing', null],
    ['$.relations[*].type', ['ownedBy', 'partOf']],
    ['$.metadata.annotations[*]', ['gold']],
    ['$.relations[1].type', 'partOf'],
  ])('%s leads to %j', (path, value) => {
    expect(compileFactPath(path)(ENTITY)).toEqual(value);
  });

  it.each([
    '$.metadata.other',
    '$.metadata.name.first',
    '$.metadata.name[0]',
    '$.metadata.nothing.a',
    '$.metadata.tags[2]',
    '$.relations[*].other',
    '$.metadata.name[*]',
    '$.__proto__',
    '$.constructor',
    `$['constructor'].prototype`,
    '$.metadata.tags.map',
    '$.metadata.__proto__.polluted',
    '$.toString[*]',
  ])('%s leads nowhere', path => {
    expect(compileFactPath(path)(ENTITY)).toBe(NOWHERE);
  });

  it('reach a key with the name of a prototype when a fact has one', () => {
    const fact = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');
    expect(compileFactPath('$.__proto__.a')(fact)).toBe(1);
    expect(compileFactPath('$.constructor')(fact)).toBe(2);
  });

  it.each([
    '$..name',
    '$.*',
    '$.a[?(@.b)]',
    '$.a[0:2]',
    '$.a[-1]',
    '$.a[0,1]',
    '$.a[(@.length-1)]',
    '$.a^',
    '$.a~',
    '$.',
    '$[',
    `$['a`,
    `$['a'b']`,
    '$ .a',
    '$.a b',
    `$${'.a'.repeat(21)}`,
    'a'.repeat(501),
  ])('%s is refused', path => {
    expect(() => parseFactPath(path)).toThrow(/^The path ".*write one such as/);
  });
});
