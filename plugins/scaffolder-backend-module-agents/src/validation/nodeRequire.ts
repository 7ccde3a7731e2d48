import { getBuiltinModule } from 'node:process';

/**
 * Loads a library as Node.js itself does, where and when it is needed.
 *
 * Some libraries are ES modules whose files only `import` may name, others start a program
 * as soon as they are loaded. Node.js can require both; module systems that stand in its
 * place, such as Jest's, can neither require nor import them.
 */
export const nodeRequire =
  getBuiltinModule('node:module').createRequire(__filename);
