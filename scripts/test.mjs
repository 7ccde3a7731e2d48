import { prepare, PREPARE_STEPS } from './lib/prepare.mjs';
import { runStage } from './lib/runStage.mjs';
import { Steps } from './lib/Steps.mjs';
import { summarize } from './lib/summary.mjs';
import {
  selectStages,
  testEnvironment,
  testStages,
} from './lib/testStages.mjs';
import { runMain, UserError } from './lib/UserError.mjs';

const usage = `Runs the stages that are named, or all:

${testStages.map(({ id, title }) => `  ${id.padEnd(12)}${title}`).join('\n')}

With npm: npm test -- unit e2e; with Yarn: yarn test unit e2e.`;

await runMain(async args => {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  const stages = select(args);

  let toolchain;
  const setUp = await runStage(
    {
      id: 'toolchain',
      title: 'Node.js, Yarn and packages',
      prepare: async () => {
        toolchain = await prepare(new Steps(PREPARE_STEPS));
        return { detail: toolchain.description };
      },
    },
    { env: process.env, print: line => console.log(line) },
  );
  const results = [setUp];
  if (toolchain) {
    let env = { ...toolchain.env, ...testEnvironment };
    for (const stage of stages) {
      console.log(`\n── ${stage.id}: ${stage.title} ──`);
      const result = await runStage(stage, {
        env,
        print: line => console.log(line),
      });
      env = { ...env, ...result.env };
      results.push(result);
    }
  } else {
    results.push(
      ...stages.map(({ id, title }) => ({
        id,
        title,
        result: 'skipped',
        detail: 'the tools or packages could not be set up',
        milliseconds: 0,
      })),
    );
  }
  console.log(`\n${summarize(results)}`);
  return results.some(({ result }) => result === 'failed') ? 1 : 0;
});

function select(names) {
  try {
    return selectStages(names);
  } catch (error) {
    throw new UserError(error.message);
  }
}
