import { resolve } from 'node:path';
import { typescriptArguments } from './typescript.mjs';
import { inRoot, root } from './paths.mjs';

/**
 * The processes that make up the portal on a laptop, each with the address at
 * which it answers once it is ready.
 */
export function portalServices({ options, toolchain }) {
  const { ports } = options;
  const data = resolve(root, options.data);
  const env = {
    ...toolchain.env,
    NODE_ENV: 'development',
    AGENT_PORTAL_DATA: data,
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
    ...portVariables(ports),
  };
  const node = toolchain.nodePath;

  const fleet = {
    name: 'fleet',
    title: 'demo fleet',
    command: node,
    args: [
      ...typescriptArguments(),
      inRoot('packages/demo-fleet/src/cli.ts'),
      'start',
      ...['--control-port', `${ports.fleet}`],
      ...['--state', resolve(data, 'demo-fleet.json')],
    ],
    cwd: root,
    env,
    port: ports.fleet,
    portOption: '--fleet-port',
    readyUrl: `http://127.0.0.1:${ports.fleet}/fleet`,
    readyTimeoutMs: 60_000,
    stopTimeoutMs: 5_000,
  };
  const backend = {
    name: 'backend',
    title: 'backend',
    command: node,
    // Backstage's own way to run a backend from its sources. Started directly,
    // so that its end is seen at once.
    args: [
      '--enable-source-maps',
      ...['--require', inRoot('scripts/lib/releaseMigrationLocks.cjs')],
      ...typescriptArguments(),
      'src/index',
    ],
    cwd: inRoot('packages/backend'),
    env: { ...env, AGENT_PORTAL_RELEASE_LOCKS: '1' },
    restartOnChange: options.watch,
    port: ports.backend,
    portOption: '--backend-port',
    readyUrl: `http://localhost:${ports.backend}/.backstage/health/v1/readiness`,
    readyTimeoutMs: 180_000,
    stopTimeoutMs: 10_000,
  };
  const app = {
    name: 'app',
    title: 'app',
    command: node,
    args: [
      inRoot('node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'start',
    ],
    cwd: inRoot('packages/app'),
    env,
    port: ports.app,
    portOption: '--app-port',
    readyUrl: `http://localhost:${ports.app}/`,
    readyTimeoutMs: 300_000,
    stopTimeoutMs: 3_000,
  };
  return options.fleet ? [fleet, backend, app] : [backend, app];
}

/** Configuration that differs from app-config.yaml because a port does. */
function portVariables({ app, backend, fleet }) {
  const appUrl = `http://localhost:${app}`;
  const backendUrl = `http://localhost:${backend}`;
  return {
    ...(app !== 3000 && {
      APP_CONFIG_app_baseUrl: appUrl,
      APP_CONFIG_backend_cors_origin: appUrl,
    }),
    ...(backend !== 7007 && {
      APP_CONFIG_backend_baseUrl: backendUrl,
      APP_CONFIG_backend_listen_port: `${backend}`,
    }),
    ...(fleet !== 7100 && {
      APP_CONFIG_agents_rollouts_demoFleet_url: JSON.stringify(
        `http://127.0.0.1:${fleet}`,
      ),
    }),
  };
}
