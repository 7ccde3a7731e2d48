/**
 * Which of the repository's own packages each package may import.
 *
 * `imports` holds for every file of the package, `testImports` adds what only
 * its tests may use. `'*'` stands for every package under plugins/. The lint rules in
 * packageConfig.js enforce the table, and packageTable.test.mjs checks that it
 * agrees with the dependencies in each package.json.
 */
const common = '@agent-portal/plugin-agents-common';
const node = '@agent-portal/plugin-agents-node';
const react = '@agent-portal/plugin-agents-react';
const catalogModule = '@agent-portal/plugin-catalog-backend-module-agents';
const prometheusModule =
  '@agent-portal/plugin-agents-backend-module-prometheus';
const demoFleet = '@agent-portal/demo-fleet';

module.exports = {
  // Libraries
  [common]: { imports: [] },
  [node]: { imports: [common] },
  [react]: { imports: [common] },

  // Backend
  '@agent-portal/plugin-agents-backend': {
    imports: [common, node],
    testImports: [catalogModule, demoFleet, prometheusModule],
  },
  '@agent-portal/plugin-agents-backend-module-argo-rollouts': {
    imports: [node],
  },
  [prometheusModule]: {
    imports: [common, node],
    testImports: [demoFleet],
  },
  [catalogModule]: { imports: [common] },
  '@agent-portal/plugin-scaffolder-backend-module-agents': {
    imports: [common],
    testImports: [catalogModule],
  },

  // Frontend
  '@agent-portal/plugin-agents': { imports: [common, react] },

  // Commands
  'agents-gate': { imports: [common] },

  // Composition
  app: { imports: ['*'] },
  backend: { imports: ['*'] },

  // Around the product
  [demoFleet]: { imports: [common] },
  '@agent-portal/benchmarks': { imports: ['*', demoFleet] },
};
