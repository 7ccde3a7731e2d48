// Ends process groups when the process that started this one is gone, however it
// went. Reads lines from it: `+pid` for a group that began, `-pid` for one that ended.
import { createInterface } from 'node:readline';
import { signalGroup } from './processGroup.mjs';

const KILL_AFTER_MS = 5_000;
const groups = new Set();

// What is meant for the starter and its children is none of this one's business.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}

const lines = createInterface({ input: process.stdin });
lines.on('line', line => {
  const pid = Number(line.slice(1));
  if (line.startsWith('+')) {
    groups.add(pid);
  } else {
    groups.delete(pid);
  }
});
lines.on('close', () => {
  const left = [...groups].filter(pid => signalGroup(pid, 'SIGTERM'));
  if (left.length === 0) {
    process.exit();
  }
  setTimeout(() => {
    left.forEach(pid => signalGroup(pid, 'SIGKILL'));
    process.exit();
  }, KILL_AFTER_MS);
});
