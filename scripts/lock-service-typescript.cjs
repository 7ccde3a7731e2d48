// Makes the lock file of the TypeScript service's skeleton anew, after its package.json
// changed: node scripts/lock-service-typescript.cjs
// npm resolves every combination of stores; what only some of them have stands in
// conditions. No registry's address gets into the file.
require('@backstage/cli/config/nodeTransform.cjs');
const { execFileSync } = require('child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');
const {
  TemplateRenderer,
} = require('../plugins/scaffolder-backend-module-agents/src/render');

const skeleton = join(__dirname, '../templates/skeleton/service-typescript');
const name = 'name-of-the-service';
const version = '0.0.1';
const combinations = [
  { postgresql: false, redis: false },
  { postgresql: true, redis: false },
  { postgresql: false, redis: true },
  { postgresql: true, redis: true },
];
// By which combinations, in the order above, have an entry.
const conditions = {
  1111: undefined,
  '0101': ['if stores.postgresql', 'endif'],
  '0011': ['if stores.redis', 'endif'],
  1010: ['unless stores.postgresql', 'endunless'],
  1100: ['unless stores.redis', 'endunless'],
  '0111': ['if stores.postgresql or stores.redis', 'endif'],
  '0001': ['if stores.postgresql and stores.redis', 'endif'],
};

function lock(stores) {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  try {
    const text = TemplateRenderer.create().render(
      readFileSync(join(skeleton, 'package.json.liquid'), 'utf8'),
      {
        file: 'package.json.liquid',
        values: { name, version, description: '', stores },
      },
    );
    writeFileSync(join(folder, 'package.json'), text);
    execFileSync(
      'npm',
      [
        'install',
        '--package-lock-only',
        '--omit-lockfile-registry-resolved=true',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
      ],
      { cwd: folder, stdio: 'inherit' },
    );
    return JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function entryLines(path, entry) {
  const json = JSON.stringify(entry, undefined, 2).replaceAll('\n', '\n    ');
  return `    ${JSON.stringify(path)}: ${json}`;
}

const locks = combinations.map(lock);
const root = entryLines('', locks[3].packages['']).replace(
  /^ *"(?:@types\/)?(pg|ioredis)": .*\n/gm,
  (line, client) =>
    `{% if stores.${
      client === 'pg' ? 'postgresql' : 'redis'
    } %}\n${line}{% endif %}\n`,
);
const paths = [
  ...new Set(locks.flatMap(({ packages }) => Object.keys(packages))),
]
  .filter(path => path !== '')
  .sort((a, b) => a.localeCompare(b, 'en'));
const parts = [root];
for (const [index, path] of paths.entries()) {
  const texts = locks.map(({ packages }) =>
    packages[path] ? entryLines(path, packages[path]) : '',
  );
  for (const text of new Set(texts.filter(Boolean))) {
    const pattern = texts.map(other => (other === text ? '1' : '0')).join('');
    if (!(pattern in conditions)) {
      throw new Error(
        `${path} is in the combinations ${pattern}, for which there is no condition`,
      );
    }
    if (index === paths.length - 1 && conditions[pattern]) {
      throw new Error(
        `${path} is the last entry and must be in all combinations`,
      );
    }
    const [before, after] = conditions[pattern] ?? [];
    const comma = index === paths.length - 1 ? '' : ',';
    parts.push(
      before
        ? `{% ${before} %}\n${text}${comma}\n{% ${after} %}`
        : `${text}${comma}`,
    );
  }
}
const [first, ...rest] = parts;
const text = `{
  "name": "${name}",
  "version": "${version}",
  "lockfileVersion": ${locks[0].lockfileVersion},
  "requires": true,
  "packages": {
${[`${first},`, ...rest].join('\n')}
  }
}
`
  .replaceAll(`"${name}"`, '{= name | quote =}')
  .replaceAll(`"version": "${version}"`, '"version": {= version | quote =}');
if (/https?:\/\/[^"]*\.tgz/.test(text)) {
  throw new Error('An address of a package got into the lock file');
}
writeFileSync(join(skeleton, 'package-lock.json.liquid'), text);
