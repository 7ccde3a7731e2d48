import { join } from 'node:path';
import { FLEET_PORT, FLEET_URL, PORTAL_PORT, PORTAL_URL } from './addresses';
import { ManagedProcess } from './ManagedProcess';
import { inRepository } from './paths';
import type { PortalData } from './prepareData';

const START_TIMEOUT_MS = 180_000;

/** The demo fleet and the backend, which serves the app, as the tests run them. */
export class Portal {
  readonly #fleet: ManagedProcess;
  readonly #backend: ManagedProcess;

  private constructor(fleet: ManagedProcess, backend: ManagedProcess) {
    this.#fleet = fleet;
    this.#backend = backend;
  }

  static create(options: { data: PortalData; logFolder: string }): Portal {
    const { data, logFolder } = options;
    const env = {
      ...process.env,
      NODE_ENV: 'development',
      FORCE_COLOR: '0',
      AGENT_PORTAL_DATA: data.folder,
      APP_CONFIG_app_baseUrl: PORTAL_URL,
      APP_CONFIG_backend_baseUrl: PORTAL_URL,
      APP_CONFIG_backend_cors_origin: PORTAL_URL,
      APP_CONFIG_backend_listen_port: `${PORTAL_PORT}`,
      APP_CONFIG_agents_rollouts_demoFleet_url: JSON.stringify(FLEET_URL),
    };
    const typescript = [
      '--require',
      inRepository('node_modules/@backstage/cli/config/nodeTransform.cjs'),
    ];
    const fleet = ManagedProcess.create({
      title: 'demo fleet',
      args: [
        ...typescript,
        inRepository('packages/demo-fleet/src/cli.ts'),
        'start',
        ...['--control-port', `${FLEET_PORT}`],
        ...['--state', join(data.folder, 'demo-fleet.json')],
        '--examples',
        join(data.examples, 'bmad'),
        join(data.examples, 'ai-language-learning'),
      ],
      cwd: inRepository(),
      env,
      logFile: join(logFolder, 'fleet.log'),
    });
    const backend = ManagedProcess.create({
      title: 'backend',
      args: [
        '--enable-source-maps',
        ...typescript,
        'src/index',
        ...['--config', data.configFile],
      ],
      cwd: inRepository('packages/backend'),
      env,
      logFile: join(logFolder, 'backend.log'),
    });
    return new Portal(fleet, backend);
  }

  async start(): Promise<void> {
    await this.#fleet.start();
    await this.#fleet.waitUntilAnswers(`${FLEET_URL}/fleet`, START_TIMEOUT_MS);
    await this.startBackend();
  }

  async startBackend(): Promise<void> {
    await this.#backend.start();
    await this.#backend.waitUntilAnswers(
      `${PORTAL_URL}/.backstage/health/v1/readiness`,
      START_TIMEOUT_MS,
    );
  }

  /** Kills the backend as `kill -9` does. */
  async killBackend(): Promise<void> {
    await this.#backend.kill();
  }

  async stop(): Promise<void> {
    await Promise.all([this.#backend.stop(), this.#fleet.stop()]);
  }
}
