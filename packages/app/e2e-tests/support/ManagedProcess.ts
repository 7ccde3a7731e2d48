import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { inRepository } from './paths';

const POLL_MS = 200;
const STOP_TIMEOUT_MS = 10_000;

/** How a process is started. */
export interface ProcessOptions {
  title: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Gets everything that the process prints. */
  logFile: string;
}

// Ends the processes even if this one is killed.
const guard = spawn(
  process.execPath,
  [inRepository('scripts/lib/endOrphans.mjs')],
  { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
);
guard.unref();

/** A Node.js process with all its children, which can be started again. */
export class ManagedProcess {
  readonly #options: ProcessOptions;
  #child?: ChildProcess;
  #exit?: Promise<string>;

  private constructor(options: ProcessOptions) {
    this.#options = options;
  }

  static create(options: ProcessOptions): ManagedProcess {
    return new ManagedProcess(options);
  }

  async start(): Promise<void> {
    const { args, cwd, env, logFile } = this.#options;
    await mkdir(dirname(logFile), { recursive: true });
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log = createWriteStream(logFile, { flags: 'a' });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    if (child.pid) guard.stdin.write(`+${child.pid}\n`);
    this.#child = child;
    this.#exit = new Promise(resolve => {
      child.once('error', error => resolve(error.message));
      child.once('close', (code, signal) => {
        log.end();
        if (child.pid) guard.stdin.write(`-${child.pid}\n`);
        resolve(signal ? `signal ${signal}` : `exit code ${code}`);
      });
    });
  }

  /** Resolves once the address answers with a good status. */
  async waitUntilAnswers(url: string, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    let ended: string | undefined;
    this.#exit?.then(cause => (ended = cause));
    while (!(await answers(url))) {
      if (ended || Date.now() > deadline) {
        const cause = ended
          ? `ended with ${ended}`
          : `does not answer at ${url}`;
        throw new Error(
          `The ${
            this.#options.title
          } ${cause}. Its last lines:\n${await this.#tail()}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  }

  /** Resolves to how the process ended. */
  async whenEnded(): Promise<string> {
    return (await this.#exit) ?? 'never started';
  }

  /** Kills it at once, as `kill -9` does. */
  async kill(): Promise<void> {
    this.#signal('SIGKILL');
    await this.#exit;
  }

  /** Asks it to end, and kills it when it does not. */
  async stop(): Promise<void> {
    this.#signal('SIGTERM');
    const timer = setTimeout(() => this.#signal('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#exit;
    clearTimeout(timer);
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      if (this.#child?.pid) process.kill(-this.#child.pid, signal);
    } catch {
      // It is gone already.
    }
  }

  async #tail(): Promise<string> {
    const text = await readFile(this.#options.logFile, 'utf8');
    return text.trimEnd().split('\n').slice(-20).join('\n');
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
