import { runTool } from './runTool.mjs';

/** The promtool that PROMTOOL_PATH names or that is on PATH, with its version. */
export async function findPromtool(env, run = runTool) {
  const promtool = env.PROMTOOL_PATH ?? 'promtool';
  const { code, tail } = await run(promtool, ['--version'], { env });
  return code === 0
    ? { promtool, version: /version (\S+)/.exec(tail.join('\n'))?.[1] }
    : {
        reason: 'no promtool: install prometheus, or set PROMTOOL_PATH to one',
      };
}
