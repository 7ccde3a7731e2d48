import { spawn } from 'node:child_process';
import { once } from 'node:events';

const START_MS = 120_000;
const STOP_MS = 60_000;
const POLL_MS = 100;

/** A generated service as a process of its own. */
export class RunningService {
  #child;
  #output = '';

  constructor(child, url) {
    this.#child = child;
    this.url = url;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', text => {
        this.#output = (this.#output + text).slice(-20_000);
      });
    }
  }

  /** Starts it and resolves once its liveness path answers. */
  static async start({ folder, command, args, env = {}, port, liveness }) {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const service = new RunningService(child, `http://127.0.0.1:${port}`);
    const deadline = Date.now() + START_MS;
    while (!(await service.answers(liveness))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        child.kill('SIGKILL');
        throw new Error(`The service did not start:\n${service.#output}`);
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
    return service;
  }

  async answers(path) {
    try {
      return (await fetch(this.url + path)).ok;
    } catch {
      // Not listening yet.
      return false;
    }
  }

  get output() {
    return this.#output;
  }

  /** Asks it to stop, as an orchestrator does; resolves to its exit code. */
  async stop() {
    if (this.#child.exitCode === null) {
      const killer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
      clearTimeout(killer);
    }
    return this.#child.exitCode;
  }
}
