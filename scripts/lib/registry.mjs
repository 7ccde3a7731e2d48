import { runTool } from './runTool.mjs';

/**
 * Environment that points Yarn at the registry that npm uses on this machine. It
 * goes through the environment and is never written down.
 */
export async function registryEnvironment(env) {
  if (env.YARN_NPM_REGISTRY_SERVER) {
    return {};
  }
  const { code, tail } = await runTool('npm', ['config', 'get', 'registry'], {
    env,
  });
  return code === 0 ? registryVariables(tail) : {};
}

/** The variables for the answer of `npm config get registry`. */
export function registryVariables(lines) {
  const address = lines
    .map(line => line.trim().replace(/\/+$/, ''))
    .findLast(line => /^https?:\/\//.test(line));
  if (!address) {
    return {};
  }
  const { protocol, hostname } = new URL(address);
  return {
    YARN_NPM_REGISTRY_SERVER: address,
    ...(protocol === 'http:' && { YARN_UNSAFE_HTTP_WHITELIST: hostname }),
  };
}
