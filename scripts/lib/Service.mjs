import { signalGroup, spawnGroup } from './processGroup.mjs';
import { SourceWatch } from './SourceWatch.mjs';
import { splitLines } from './splitLines.mjs';

const TAIL_LINES = 15;
const POLL_MS = 100;

/**
 * One long-running process: its output goes to `print` line by line, it can be
 * stopped with all its children, and, where `restartOnChange` is set, it starts
 * anew when a source file that it loaded changes.
 */
export class Service {
  #spec;
  #print;
  #guard;
  #child;
  #watch;
  #stopping = false;
  #restarting = false;
  #reloaded = false;
  #tail = [];
  #onEnd;

  /** Settles when the process has ended without having been asked to. */
  ended = new Promise(resolve => {
    this.#onEnd = resolve;
  });

  constructor(spec, print, guard) {
    this.#spec = spec;
    this.#print = print;
    this.#guard = guard;
  }

  get name() {
    return this.#spec.name;
  }

  start() {
    if (this.#spec.restartOnChange) {
      this.#watch = new SourceWatch(file => this.#restart(file));
    }
    this.#spawn();
  }

  #spawn() {
    const { command, args, cwd, env } = this.#spec;
    const child = spawnGroup(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', ...(this.#watch ? ['ipc'] : [])],
    });
    this.#child = child;
    if (child.pid) {
      this.#guard?.add(child.pid);
    }
    for (const stream of [child.stdout, child.stderr]) {
      const lines = splitLines(line => this.#receive(line));
      stream.on('data', chunk => lines.push(chunk));
      stream.on('end', () => lines.flush());
    }
    child.on('message', message => {
      if (message?.type === 'watch' && typeof message.path === 'string') {
        this.#watch.add(message.path.replace(/^file:\/\//, ''));
      }
    });
    child.on('error', error => this.#finish(error.message));
    child.on('exit', (code, signal) => {
      if (child === this.#child) {
        this.#finish(signal ? `signal ${signal}` : `exit code ${code}`);
      }
    });
  }

  #receive(line) {
    this.#tail.push(line);
    if (this.#tail.length > TAIL_LINES) {
      this.#tail.shift();
    }
    this.#print(line);
  }

  #finish(cause) {
    if (this.#stopping || this.#restarting) {
      return;
    }
    if (this.#reloaded && cause.startsWith('exit code')) {
      this.#print(`ended with ${cause}; starts anew at the next change`);
      return;
    }
    this.#onEnd({ name: this.name, cause, tail: this.#tail });
  }

  async #restart(file) {
    if (this.#stopping || this.#restarting) {
      return;
    }
    this.#restarting = true;
    this.#print(`${file} changed: starting anew`);
    await this.#end();
    this.#restarting = false;
    this.#reloaded = true;
    if (!this.#stopping) {
      this.#spawn();
    }
  }

  /** Ends the process and its children; resolves when they are gone. */
  async stop() {
    this.#stopping = true;
    this.#watch?.close();
    await this.#end();
  }

  /** Kills at once whatever is left. */
  kill() {
    this.#stopping = true;
    if (this.#child?.pid) {
      signalGroup(this.#child.pid, 'SIGKILL');
    }
  }

  async #end() {
    const { pid } = this.#child ?? {};
    if (pid && signalGroup(pid, 'SIGTERM')) {
      await this.#waitForEnd(pid);
    }
    if (pid) {
      this.#guard?.remove(pid);
    }
  }

  async #waitForEnd(pid) {
    const killAt = Date.now() + (this.#spec.stopTimeoutMs ?? 10_000);
    while (signalGroup(pid, 0)) {
      if (Date.now() > killAt) {
        this.#print('does not end: killed');
        signalGroup(pid, 'SIGKILL');
        return;
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  }
}
