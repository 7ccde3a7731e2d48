import { findPromtool } from './promtool.mjs';
import { runTool } from './runTool.mjs';

/**
 * The Prometheus server that PROMETHEUS_PATH names or that is on PATH, and the promtool beside it.
 * The Alertmanager, of ALERTMANAGER_PATH or on PATH, is left out where there is none: tests with
 * one skip themselves.
 */
export async function findPrometheus(env, run = runTool) {
  const prometheus = env.PROMETHEUS_PATH ?? 'prometheus';
  const { code, tail } = await run(prometheus, ['--version'], { env });
  if (code !== 0) {
    return {
      reason:
        'no Prometheus server: install prometheus, or set PROMETHEUS_PATH to one',
    };
  }
  const { reason, promtool } = await findPromtool(env, run);
  if (reason) return { reason };
  const alertmanager = env.ALERTMANAGER_PATH ?? 'alertmanager';
  const found = await findAlertmanager(env, run, [
    alertmanager,
    // Debian's name for it.
    'prometheus-alertmanager',
  ]);
  return {
    version: /version (\S+?),?(?: |$)/.exec(tail.join('\n'))?.[1],
    env: {
      PROMETHEUS_PATH: prometheus,
      PROMTOOL_PATH: promtool,
      ...(found && { ALERTMANAGER_PATH: found }),
    },
  };
}

async function findAlertmanager(env, run, commands) {
  for (const command of commands) {
    const { code } = await run(command, ['--version'], { env });
    if (code === 0) return command;
  }
  return undefined;
}
