import { readdir, readFile, readlink } from 'node:fs/promises';
import { connect } from 'node:net';
import { runTool } from './runTool.mjs';

const CONNECT_TIMEOUT_MS = 1_000;

/** Whether something on this machine answers at a TCP port. */
export async function isPortTaken(port) {
  const answers = await Promise.all(
    ['127.0.0.1', '::1'].map(host => answersAt(host, port)),
  );
  return answers.includes(true);
}

function answersAt(host, port) {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
    const finish = taken => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(true));
    socket.once('error', () => finish(false));
  });
}

/** Who listens at a port, as `pid 123 (node server.js)`, where the system tells. */
export async function portOwner(port) {
  try {
    return process.platform === 'linux'
      ? await ownerFromProc(port)
      : await ownerFromLsof(port);
  } catch {
    return undefined;
  }
}

async function ownerFromProc(port) {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map(file =>
      readFile(file, 'utf8').catch(() => ''),
    ),
  );
  const inodes = tables.flatMap(text => listeningInodes(text, port));
  const wanted = new Set(inodes.map(inode => `socket:[${inode}]`));
  for (const pid of (await readdir('/proc')).filter(name =>
    /^\d+$/.test(name),
  )) {
    const folder = `/proc/${pid}/fd`;
    const descriptors = await readdir(folder).catch(() => []);
    const targets = await Promise.all(
      descriptors.map(name => readlink(`${folder}/${name}`).catch(() => '')),
    );
    if (targets.some(target => wanted.has(target))) {
      const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      return describeOwner(pid, commandLine.replaceAll('\0', ' '));
    }
  }
  return undefined;
}

/** Socket inodes that listen at a port, from the text of /proc/net/tcp. */
export function listeningInodes(text, port) {
  const LISTEN = '0A';
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  return text
    .split('\n')
    .slice(1)
    .map(line => line.trim().split(/\s+/))
    .filter(
      ([, local, , state]) => state === LISTEN && local.endsWith(`:${hexPort}`),
    )
    .map(columns => columns[9]);
}

async function ownerFromLsof(port) {
  const { code, tail } = await runTool('lsof', [
    '-nP',
    `-iTCP:${port}`,
    '-sTCP:LISTEN',
    '-Fpc',
  ]);
  const field = letter =>
    tail.find(line => line.startsWith(letter))?.slice(1) ?? '';
  return code === 0 ? describeOwner(field('p'), field('c')) : undefined;
}

function describeOwner(pid, command) {
  const text = command.trim();
  return `pid ${pid} (${text.length > 80 ? `${text.slice(0, 77)}...` : text})`;
}
