import { dirname, resolve } from 'node:path';

/** The folder of this package, the same from source and from a build. */
export function packageFolder(): string {
  return dirname(require.resolve('@agent-portal/demo-fleet/package.json'));
}

/** The folder of the repository that this package is part of. */
export function repositoryFolder(): string {
  return resolve(packageFolder(), '..', '..');
}
