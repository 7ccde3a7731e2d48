// Writes what follows from the API contract in plugins/agents-common: the document as a
// TypeScript constant (for the validating router) and its types (for the typed client).
// With --check it writes nothing and fails when the files in the tree are out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = new URL('../plugins/agents-common/', import.meta.url);
const require = createRequire(new URL('package.json', folder));
const { parse } = require('yaml');
const { default: openapiTypes, astToString } = require('openapi-typescript');
const prettier = createRequire(import.meta.url)('prettier');

const source = new URL('src/schema/openapi.yaml', folder);
const header =
  '// Generated from openapi.yaml by scripts/openapi.mjs. Change the contract there and run `yarn openapi`.\n\n';

async function generate() {
  const document = parse(await readFile(source, 'utf8'), { merge: true });
  const types = asPublic(
    astToString(await openapiTypes(structuredClone(document))),
  );
  return {
    'src/schema/openapi.generated.ts': `${header}/** The API contract. @public */\nexport const openapiDocument = ${JSON.stringify(
      document,
    )} as const;\n`,
    'src/schema/types.generated.ts': header + types,
  };
}

/** Marks the types as public, and leaves out the tags that API Extractor does not know. */
function asPublic(types) {
  return types
    .replace(/@description /g, '')
    .replace(/^\s*(?:\/\*\*|\*) @enum .*$\n?/gm, line =>
      line.includes('*/') || !line.includes('/**') ? '' : '/**\n',
    )
    .replace(
      /^export (?:interface|type) (\S+)/gm,
      (declaration, name) =>
        `/** The ${name} of the API contract. @public */\n${declaration}`,
    );
}

async function format(path, text) {
  const filepath = fileURLToPath(new URL(path, folder));
  const config = await prettier.resolveConfig(filepath);
  return prettier.format(text, { ...config, filepath });
}

const stale = [];
for (const [path, text] of Object.entries(await generate())) {
  const target = new URL(path, folder);
  const wanted = await format(path, text);
  const present = await readFile(target, 'utf8').catch(() => undefined);
  if (present === wanted) continue;
  stale.push(path);
  if (!process.argv.includes('--check')) await writeFile(target, wanted);
}

if (stale.length === 0) {
  console.log('The generated API files are up to date.');
} else if (process.argv.includes('--check')) {
  console.error(
    `Out of date: ${stale.join(
      ', ',
    )}. Run \`yarn openapi\` and commit the result.`,
  );
  process.exitCode = 1;
} else {
  console.log(`Written: ${stale.join(', ')}`);
}
