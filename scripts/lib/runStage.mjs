import { runTool } from './runTool.mjs';
import { TestCount } from './countTests.mjs';

/**
 * Runs one stage of the tests. Resolves to its result, `passed`, `failed` or
 * `skipped`, with a detail for the summary and the environment it adds.
 */
export async function runStage(stage, { env, print, run = runTool }) {
  const startedAt = Date.now();
  const finish = (result, detail = '', added = {}) => ({
    id: stage.id,
    title: stage.title,
    result,
    detail,
    env: added,
    milliseconds: Date.now() - startedAt,
  });

  let prepared = {};
  try {
    prepared = (await stage.prepare?.(env)) ?? {};
  } catch (error) {
    print(error.message);
    return finish('failed', error.message);
  }
  if (prepared.skip) {
    return finish('skipped', prepared.skip);
  }

  const count = new TestCount();
  for (const [command, ...args] of stage.commands ?? []) {
    const { code } = await run(command, args, {
      env: { ...env, ...prepared.env },
      onLine: line => {
        count.read(line);
        print(line);
      },
    });
    if (code !== 0) {
      const cause = `${[command, ...args.slice(0, 3)].join(
        ' ',
      )}: exit code ${code}`;
      const counted = count.toString();
      return finish('failed', counted ? `${counted}; ${cause}` : cause);
    }
  }
  return finish('passed', prepared.detail ?? count.toString(), prepared.env);
}
