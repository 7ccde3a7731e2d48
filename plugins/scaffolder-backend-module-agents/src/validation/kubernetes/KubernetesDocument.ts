import { dirname, posix } from 'node:path';
import type { ParsedFiles, YamlDocument } from '../files';
import { at, list, text } from '../reading/plain';

/** A resource in a file below `deploy/`. */
export interface KubernetesDocument {
  file: string;
  document: YamlDocument;
  value: unknown;
  apiVersion: string;
  kind: string;
  name: string;
  /** A patch of a kustomization: it has only the fields that it changes. */
  isPatch: boolean;
}

/** All resources below `deploy/`, in the order of their files. */
export function kubernetesDocuments(files: ParsedFiles): KubernetesDocument[] {
  return files.derive('kubernetes', () => {
    const patches = new Set(kustomizations(files).flatMap(patchFiles));
    return files.matching(/^deploy\/(?!terraform\/).*\.ya?ml$/).flatMap(file =>
      files.yaml(file).flatMap(document => {
        const { value } = document;
        const kind = text(at(value, 'kind'));
        return kind
          ? [
              {
                file,
                document,
                value,
                kind,
                apiVersion: text(at(value, 'apiVersion')) ?? '',
                name: text(at(value, 'metadata', 'name')) ?? '',
                isPatch: patches.has(file),
              },
            ]
          : [];
      }),
    );
  });
}

/** Resources of a kind, without patches. */
export function ofKind(
  files: ParsedFiles,
  ...kinds: string[]
): KubernetesDocument[] {
  return kubernetesDocuments(files).filter(
    ({ kind, isPatch }) => !isPatch && kinds.includes(kind),
  );
}

/** A `kustomization.yaml`. */
export interface Kustomization {
  file: string;
  folder: string;
  document: YamlDocument;
  value: unknown;
}

export function kustomizations(files: ParsedFiles): Kustomization[] {
  return files.derive('kustomizations', () =>
    files.matching(/(^|\/)kustomization\.ya?ml$/).flatMap(file =>
      files.yaml(file).map(document => ({
        file,
        folder: dirname(file),
        document,
        value: document.value,
      })),
    ),
  );
}

/** A path in a file of a folder, from the service's root. */
export function fromFolder(folder: string, path: string): string {
  return posix.normalize(posix.join(folder, path));
}

function patchFiles({ folder, value }: Kustomization): string[] {
  return [
    ...list(at(value, 'patches')).map(patch => at(patch, 'path')),
    ...list(at(value, 'patchesStrategicMerge')),
  ].flatMap(path =>
    typeof path === 'string' ? [fromFolder(folder, path)] : [],
  );
}

/** Steps to the pod's template in kinds that have one. */
export const podTemplate = ['spec', 'template'];

/** Kinds that run pods. */
export const workloads = [
  'Rollout',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
];
