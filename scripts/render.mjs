import { resolve } from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { runTypescript } from './lib/runTypescript.mjs';
import { runMain } from './lib/UserError.mjs';

// The program runs in the root of the repository, wherever this was called.
await runMain(args =>
  runTypescript(
    inRoot('plugins/scaffolder-backend-module-agents/src/cli/render.ts'),
    args.map(arg => (arg.startsWith('-') ? arg : resolve(arg))),
  ),
);
