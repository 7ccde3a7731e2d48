import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ManagedProcess } from './ManagedProcess';
import { inRepository } from './paths';

const run = promisify(execFile);

/** A service that a template made, cloned and installed as its developer does it. */
export class GeneratedService {
  readonly #folder: string;
  readonly #process: ManagedProcess;

  private constructor(folder: string, process: ManagedProcess) {
    this.#folder = folder;
    this.#process = process;
  }

  static async clone(options: {
    name: string;
    remoteUrl: string;
  }): Promise<GeneratedService> {
    const { name, remoteUrl } = options;
    const folder = await mkdtemp(join(tmpdir(), 'agent-portal-service-'));
    const cwd = join(folder, name);
    await run('git', ['clone', '--quiet', remoteUrl, cwd]);
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd });
    const { scripts } = JSON.parse(
      await readFile(join(cwd, 'package.json'), 'utf8'),
    );
    const [command, ...args] = scripts.start.split(' ');
    if (command !== 'node') {
      throw new Error(`npm start runs ${scripts.start}, which is not node`);
    }
    const { PATH, HOME } = process.env;
    return new GeneratedService(
      folder,
      ManagedProcess.create({
        title: `service ${name}`,
        args,
        cwd,
        env: { PATH, HOME },
        logFile: inRepository('e2e-test-report/logs', `${name}.log`),
      }),
    );
  }

  async start(): Promise<void> {
    await this.#process.start();
  }

  /** Stops it and removes the clone. */
  async remove(): Promise<void> {
    await this.#process.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Why no repository can be cloned on this machine; undefined when one can. */
export async function reasonNotToClone(): Promise<string | undefined> {
  try {
    await run('git', ['--version']);
    return undefined;
  } catch (error) {
    return `git does not run here: ${(error as Error).message}`;
  }
}

/** A port of this machine that nothing listens on. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('The free port has no number')),
      );
    });
  });
}
