import { dirname, join } from 'node:path';
import { getBuiltinModule } from 'node:process';

// An ES module, which Node.js can require and Jest's module system cannot.
const nodeRequire = getBuiltinModule('node:module').createRequire(__filename);

const { Rollout } = nodeRequire(
  join(
    dirname(
      nodeRequire.resolve('@kubernetes-models/argo-rollouts/package.json'),
    ),
    'argoproj.io/v1alpha1/Rollout.js',
  ),
);

/** @throws Error when the custom resource's schema does not allow the object. */
export function checkRollout(object: object): void {
  // Not on an instance: that would be a copy, and show nothing of what was read.
  Reflect.apply(Rollout.prototype.validate, object, []);
}
