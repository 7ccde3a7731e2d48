import { spawn } from 'node:child_process';
import { inRoot } from './paths.mjs';

/**
 * Sees to it that process groups end even if this process is killed: a helper
 * process knows them, and ends them when its connection to this one breaks.
 */
export class OrphanGuard {
  #helper;

  static start() {
    return new OrphanGuard();
  }

  constructor() {
    this.#helper = spawn(
      process.execPath,
      [inRoot('scripts', 'lib', 'endOrphans.mjs')],
      { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
    );
    this.#helper.unref();
    this.#helper.stdin.unref?.();
    // Without a helper only the guard is gone.
    this.#helper.on('error', () => {});
    this.#helper.stdin.on('error', () => {});
  }

  add(pid) {
    this.#helper.stdin.write(`+${pid}\n`);
  }

  remove(pid) {
    this.#helper.stdin.write(`-${pid}\n`);
  }

  close() {
    this.#helper.stdin.end();
  }
}

/**
 * Calls back when the process that started this one is gone, where that was npm
 * or Yarn: neither passes on a signal that only it received.
 */
export function whenRunnerGoes(callback) {
  if (!process.env.npm_lifecycle_event) {
    return () => {};
  }
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid !== ppid) {
      callback();
    }
  }, 500);
  return () => clearInterval(timer);
}
