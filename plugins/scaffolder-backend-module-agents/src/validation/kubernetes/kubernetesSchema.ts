import { acrossFiles } from '../acrossFiles';
import { BoundedCache } from '../BoundedCache';
import type { Finding } from '../Finding';
import { at, list, shown } from '../reading/plain';
import {
  fieldName,
  type SchemaMistake,
  schemaMistakes,
} from '../reading/schemaMistakes';
import { customSchema } from './customSchemas';
import {
  fromFolder,
  type KubernetesDocument,
  kubernetesDocuments,
  kustomizations,
} from './KubernetesDocument';
import { loadResourceSchema } from './loadResourceSchema';
import { unknownFields } from './unknownFields';

const id = 'kubernetes-schema';

const known = BoundedCache.create<SchemaMistake[]>({ limit: 2_000 });

/** Every resource against the schema of its version and kind. */
export const kubernetesSchema = acrossFiles({
  id,
  title: 'Kubernetes resources follow the schema of their kind',
  check(files) {
    const documents = kubernetesDocuments(files);
    const configured = new Set(
      kustomizations(files).flatMap(({ folder, value }) =>
        list(at(value, 'configurations')).map(path =>
          fromFolder(folder, String(path)),
        ),
      ),
    );
    const kustomized = files
      .matching(/^deploy\/(kubernetes|argocd)\/.*\.ya?ml$/)
      .flatMap(file =>
        withoutKind(
          file,
          files.yaml(file).map(({ value }) => value),
        ),
      )
      .filter(
        ({ file }) =>
          !configured.has(file) &&
          !documents.some(document => document.file === file),
      );
    return {
      findings: [...documents.flatMap(check), ...kustomized],
      looked: documents.map(({ file }) => file),
    };
  },
});

function withoutKind(file: string, values: unknown[]): Finding[] {
  // A list is a patch of single operations.
  return values
    .filter(
      value => value !== undefined && value !== null && !Array.isArray(value),
    )
    .map(() => ({
      rule: id,
      file,
      line: 1,
      message: 'the document has no kind',
      fix: 'add apiVersion and kind, or remove the document',
    }));
}

function check(resource: KubernetesDocument): Finding[] {
  const { file, document, value, isPatch } = resource;
  const key = JSON.stringify([value, isPatch]);
  return known
    .get(key, () => mistakesOf(resource))
    .map(({ steps, message, fix }) => ({
      rule: id,
      file,
      line: document.lineOf(steps),
      message: `${resource.kind} ${resource.name}: ${message}`,
      fix,
    }));
}

function mistakesOf(resource: KubernetesDocument): SchemaMistake[] {
  const { apiVersion, kind, value } = resource;
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const custom = customSchema(apiVersion, kind);
  if (custom) {
    return custom(value) ? [] : schemaMistakes(custom.errors ?? [], value);
  }
  const schema = loadResourceSchema(apiVersion, kind);
  if (!schema) {
    return [
      {
        steps: ['kind'],
        keyword: 'kind',
        message: `there is no schema for ${shown(kind)} of ${shown(
          apiVersion,
        )}`,
        fix: 'correct apiVersion and kind; a resource without schema cannot be checked',
      },
    ];
  }
  const mistakes = schemaMistakes(schema(value), value).filter(
    ({ keyword }) => !(resource.isPatch && keyword === 'required'),
  );
  const unknown = unknownFields(value, watched => schema(watched)).map(
    steps => ({
      steps,
      keyword: 'unknown',
      message: `has the unknown field ${fieldName(steps)}`,
      fix: 'correct its name or place, or remove it',
    }),
  );
  return [...mistakes, ...unknown];
}
