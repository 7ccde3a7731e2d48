import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getBuiltinModule } from 'node:process';
import type { SchemaError } from '../reading/schemaMistakes';

/** Says what is wrong with a resource of one kind. */
export type ResourceSchema = (resource: object) => SchemaError[];

interface Model {
  validate(): void;
}

const schemas = new Map<string, ResourceSchema | undefined>();

/** The schema of a kind; undefined when none of the libraries knows it. */
export function loadResourceSchema(
  apiVersion: string,
  kind: string,
): ResourceSchema | undefined {
  const key = `${apiVersion}/${kind}`;
  if (!schemas.has(key)) {
    schemas.set(key, load(apiVersion, kind));
  }
  return schemas.get(key);
}

function load(apiVersion: string, kind: string): ResourceSchema | undefined {
  if (!/^[a-z0-9.]+(\/v[a-z0-9]+)?$/.test(apiVersion) || !/^\w+$/.test(kind)) {
    return undefined;
  }
  const file = packagesOf(apiVersion)
    .map(name => join(packageFolder(name), apiVersion, `${kind}.js`))
    .find(candidate => existsSync(candidate));
  if (!file) {
    return undefined;
  }
  const loaded: unknown = nodeRequire(file);
  const model =
    typeof loaded === 'object' && loaded !== null
      ? Reflect.get(loaded, kind)
      : undefined;
  if (typeof model !== 'function') {
    return undefined;
  }
  return resource => {
    const instance: Model = Reflect.construct(model, [resource]);
    try {
      instance.validate();
      return [];
    } catch (error) {
      const errors: unknown = Reflect.get(Object(error), 'errors');
      if (Array.isArray(errors)) {
        return errors;
      }
      throw error;
    }
  };
}

function packagesOf(apiVersion: string): string[] {
  if (apiVersion.startsWith('argoproj.io/')) {
    return ['@kubernetes-models/argo-rollouts', '@kubernetes-models/argo-cd'];
  }
  return apiVersion.startsWith('monitoring.coreos.com/')
    ? ['@kubernetes-models/prometheus-operator']
    : ['kubernetes-models'];
}

// These libraries are ES modules that only `import` may name. Node.js itself can require
// their files; module systems that stand in its place, such as Jest's, cannot.
const nodeRequire = getBuiltinModule('node:module').createRequire(__filename);

function packageFolder(name: string): string {
  return dirname(nodeRequire.resolve(`${name}/package.json`));
}
