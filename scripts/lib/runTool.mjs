import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { splitLines } from './splitLines.mjs';

const TAIL_LINES = 40;

/**
 * Runs a command to its end and hands each line of its output to `onLine`.
 * Resolves to its exit code and the last lines; a command that is not there
 * has the code 127.
 */
export function runTool(command, args, options = {}) {
  const { cwd = root, env = process.env, onLine } = options;
  return new Promise(resolve => {
    const tail = [];
    const keep = line => {
      tail.push(line);
      if (tail.length > TAIL_LINES) {
        tail.shift();
      }
      onLine?.(line);
    };
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npm and yarn are command scripts, which only a shell can run.
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) {
      const lines = splitLines(keep);
      stream.on('data', chunk => lines.push(chunk));
      stream.on('end', () => lines.flush());
    }
    child.on('error', error => {
      resolve({
        code: error.code === 'ENOENT' ? 127 : 1,
        tail: [...tail, error.message],
      });
    });
    child.on('close', (code, signal) => {
      resolve({ code: code ?? 1, signal: signal ?? undefined, tail });
    });
  });
}
