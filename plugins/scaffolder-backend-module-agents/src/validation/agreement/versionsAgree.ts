import { acrossFiles } from '../acrossFiles';
import type { ParsedFiles } from '../files';
import { kustomizations } from '../kubernetes/KubernetesDocument';
import { at, entries, list, text } from '../reading/plain';
import { composeFiles } from '../syntax/composeSyntax';

const id = 'versions-agree';

interface Mention {
  file: string;
  line?: number;
  where: string;
  version: string | undefined;
}

/** One version of the release in every file. */
export const versionsAgree = acrossFiles({
  id,
  title: 'All files agree on the version of the release',
  check(files) {
    const said = [
      ...inManifest(files),
      ...inCatalog(files),
      ...inKustomizations(files),
      ...inCompose(files),
    ].filter(({ version }) => version !== undefined);
    const [first] = said;
    return {
      looked: said.map(({ file }) => file),
      findings: said
        .filter(({ version }) => version !== first.version)
        .map(({ file, line, where, version }) => ({
          rule: id,
          file,
          line,
          message: `${where} says version ${version}, and ${first.file} says ${first.version}`,
          fix: 'write the same version in both',
        })),
    };
  },
});

function inManifest(files: ParsedFiles): Mention[] {
  const manifest = 'package.json';
  const fromPython: [RegExp, RegExp][] = [
    [/^pyproject\.toml$/, /^version\s*=\s*"([^"]+)"/m],
    [
      /^src\/.*\.py$/,
      /^(?:VERSION|__version__)(?:\s*:\s*[\w[\]]+)?\s*=\s*["']([^"']+)["']/m,
    ],
  ];
  return [
    {
      file: manifest,
      line: files.lineOf(manifest, '"version"'),
      where: 'version',
      version: text(at(files.json(manifest), 'version')),
    },
    ...fromPython.flatMap(([paths, pattern]) =>
      files.matching(paths).map(file => ({
        file,
        line: files.lineOf(file, pattern),
        where: 'the version',
        version: pattern.exec(files.text(file))?.[1],
      })),
    ),
  ];
}

function inCatalog(files: ParsedFiles): Mention[] {
  const file = 'catalog-info.yaml';
  const steps = ['spec', 'agent', 'release', 'version'];
  return files.yaml(file).map(document => ({
    file,
    line: document.lineOf(steps),
    where: steps.join('.'),
    version: text(at(document.value, ...steps)),
  }));
}

function inKustomizations(files: ParsedFiles): Mention[] {
  return kustomizations(files).flatMap(({ file, document, value }) => [
    ...list(at(value, 'images')).map((image, index) => ({
      file,
      line: document.lineOf(['images', index]),
      where: 'newTag',
      version: text(at(image, 'newTag')),
    })),
    ...list(at(value, 'labels')).map((label, index) => ({
      file,
      line: document.lineOf(['labels', index]),
      where: 'the version label',
      version: text(at(label, 'pairs', 'app.kubernetes.io/version')),
    })),
  ]);
}

function inCompose(files: ParsedFiles): Mention[] {
  return files.matching(composeFiles).flatMap(file =>
    files.yaml(file).flatMap(document =>
      entries(at(document.value, 'services'))
        .filter(([, service]) => at(service, 'build') !== undefined)
        .map(([name, service]) => ({
          file,
          line: document.lineOf(['services', name, 'image']),
          where: `the image of ${name}`,
          version: /:([^/:]+)$/.exec(text(at(service, 'image')) ?? '')?.[1],
        })),
    ),
  );
}
