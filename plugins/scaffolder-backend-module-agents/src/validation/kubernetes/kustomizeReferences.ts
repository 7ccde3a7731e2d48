import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import type { ParsedFiles, Step } from '../files';
import { at, entries, list } from '../reading/plain';
import { fieldName } from '../reading/schemaMistakes';
import {
  fromFolder,
  type Kustomization,
  kustomizations,
} from './KubernetesDocument';

const id = 'kustomize-references';

/** Files and folders that kustomizations name. */
export const kustomizeReferences = acrossFiles({
  id,
  title: 'Everything that a kustomization names is there',
  check(files) {
    const all = kustomizations(files);
    return {
      findings: all.flatMap(kustomization => [
        ...missing(files, kustomization),
        ...orphans(files, kustomization),
      ]),
      looked: all.map(({ file }) => file),
    };
  },
});

function missing(files: ParsedFiles, kustomization: Kustomization): Finding[] {
  const { file, folder, document } = kustomization;
  return references(kustomization)
    .filter(({ path }) => !/^https?:\/\//.test(path))
    .filter(({ path }) => {
      const target = fromFolder(folder, path);
      return !(
        files.has(target) || files.has(fromFolder(target, 'kustomization.yaml'))
      );
    })
    .map(({ steps, path }) => ({
      rule: id,
      file,
      line: document.lineOf(steps),
      message: `${fieldName(steps)} names ${path}, which does not exist`,
      fix: `add ${fromFolder(folder, path)} or correct the path`,
    }));
}

/** A resource beside a kustomization that does not name it is never applied. */
function orphans(files: ParsedFiles, kustomization: Kustomization): Finding[] {
  const { file, folder } = kustomization;
  const named = new Set(
    references(kustomization).map(({ path }) => fromFolder(folder, path)),
  );
  return files
    .paths()
    .filter(
      path =>
        path.startsWith(`${folder}/`) &&
        /^[^/]+\.ya?ml$/.test(path.slice(folder.length + 1)) &&
        path !== file &&
        !named.has(path),
    )
    .map(path => ({
      rule: id,
      file: path,
      message: `is not named by ${file}, so it is never applied`,
      fix: `add ${path.slice(
        folder.length + 1,
      )} to resources or patches there, or remove the file`,
    }));
}

function references({
  value,
}: Kustomization): { steps: Step[]; path: string }[] {
  const found: { steps: Step[]; path: unknown }[] = [];
  for (const key of [
    'resources',
    'components',
    'crds',
    'configurations',
    'patchesStrategicMerge',
  ]) {
    for (const [index, path] of list(at(value, key)).entries()) {
      found.push({ steps: [key, index], path });
    }
  }
  for (const key of ['patches', 'replacements']) {
    for (const [index, patch] of list(at(value, key)).entries()) {
      found.push({ steps: [key, index, 'path'], path: at(patch, 'path') });
    }
  }
  for (const key of ['configMapGenerator', 'secretGenerator']) {
    for (const [index, generator] of list(at(value, key)).entries()) {
      for (const [field, paths] of entries(generator)) {
        if (field === 'envs' || field === 'files') {
          for (const [position, path] of list(paths).entries()) {
            const bare =
              typeof path === 'string' ? path.replace(/^[^=/]+=/, '') : path;
            found.push({ steps: [key, index, field, position], path: bare });
          }
        }
      }
    }
  }
  return found.flatMap(({ steps, path }) =>
    typeof path === 'string' ? [{ steps, path }] : [],
  );
}
