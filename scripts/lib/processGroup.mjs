import { spawn, spawnSync } from 'node:child_process';

/** Starts a process as the head of a group of its own, so that it can be ended with all its children. */
export function spawnGroup(command, args, options) {
  return spawn(command, args, {
    ...options,
    detached: process.platform !== 'win32',
  });
}

/** Sends a signal to a process and everything it started; false when nothing is left. */
export function signalGroup(pid, signal) {
  if (process.platform === 'win32') {
    const force = signal === 'SIGKILL' ? ['/F'] : [];
    return (
      spawnSync('taskkill', ['/PID', `${pid}`, '/T', ...force]).status === 0
    );
  }
  try {
    process.kill(-pid, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') {
      return false;
    }
    throw error;
  }
}
