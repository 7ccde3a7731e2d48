import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, '../..');
const packageTable = require('./packageTable.js');

function readManifests() {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .map(entry => join(parent, entry.name)),
  );
  return [...folders, 'benchmarks'].map(folder => ({
    folder,
    manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'))),
  }));
}

const manifests = readManifests();
const isOurs = name => name in packageTable;
const plugins = Object.keys(packageTable).filter(name =>
  name.includes('/plugin-'),
);
const expand = names =>
  names.flatMap(name => (name === '*' ? plugins : [name]));

test('every workspace package has a row and every row a package', () => {
  assert.deepEqual(
    Object.keys(packageTable).sort(),
    manifests.map(({ manifest }) => manifest.name).sort(),
  );
});

for (const { folder, manifest } of manifests) {
  const { imports, testImports = [] } = packageTable[manifest.name] ?? {
    imports: [],
  };

  test(`${folder}/package.json depends on nothing the table refuses`, () => {
    const refused = Object.keys(manifest.dependencies ?? {})
      .filter(isOurs)
      // The backend serves the built app, which is not an import.
      .filter(name => !(manifest.name === 'backend' && name === 'app'))
      .filter(name => !expand(imports).includes(name));
    assert.deepEqual(refused, []);
  });

  test(`${folder}/package.json tests with nothing the table refuses`, () => {
    const refused = Object.keys(manifest.devDependencies ?? {})
      .filter(isOurs)
      .filter(name => !expand([...imports, ...testImports]).includes(name));
    assert.deepEqual(refused, []);
  });
}

test('no package imports, by way of others, itself', () => {
  const visit = (name, path) => {
    assert.ok(!path.includes(name), [...path, name].join(' -> '));
    for (const next of expand(packageTable[name].imports)) {
      visit(next, [...path, name]);
    }
  };
  Object.keys(packageTable).forEach(name => visit(name, []));
});
