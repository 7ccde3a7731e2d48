import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeRequire } from '../nodeRequire';
import type { SchemaError } from '../reading/schemaMistakes';

/** Says what is wrong with a resource of one kind. */
export type ResourceSchema = (resource: object) => SchemaError[];

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
  const model: unknown = Reflect.get(Object(loaded), kind);
  const prototype: unknown = Reflect.get(Object(model), 'prototype');
  const validate: unknown = Reflect.get(Object(prototype), 'validate');
  if (typeof validate !== 'function') {
    return undefined;
  }
  return resource => {
    try {
      // Not on an instance: that would be a copy, and show nothing of what was read.
      Reflect.apply(validate, resource, []);
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

function packageFolder(name: string): string {
  return dirname(nodeRequire.resolve(`${name}/package.json`));
}
