import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { prepareQuietly } from './prepare.mjs';
import { typescriptArguments } from './typescript.mjs';

/** Runs a TypeScript file of the repository in the foreground; resolves to its exit code. */
export async function runTypescript(file, args, { env = {} } = {}) {
  const toolchain = await prepareQuietly();
  const child = spawn(
    toolchain.nodePath,
    [...typescriptArguments(), file, ...args],
    { cwd: root, env: { ...toolchain.env, ...env }, stdio: 'inherit' },
  );
  // The child gets Ctrl-C from the terminal itself and decides what to do.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  const forward = () => child.kill('SIGTERM');
  process.on('SIGTERM', forward);
  const code = await new Promise(resolve => {
    child.on('error', error => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (exitCode, signal) => resolve(signal ? 130 : exitCode));
  });
  process.off('SIGINT', ignore);
  process.off('SIGTERM', forward);
  return code;
}
