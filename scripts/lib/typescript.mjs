import { inRoot } from './paths.mjs';

/** Node.js arguments that let it run TypeScript sources, the way Backstage's CLI does. */
export function typescriptArguments() {
  return [
    '--require',
    inRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
  ];
}
