import { inRoot } from './lib/paths.mjs';
import { runTypescript } from './lib/runTypescript.mjs';
import { runMain } from './lib/UserError.mjs';

await runMain(args => runTypescript(inRoot('benchmarks/src/main.ts'), args));
