import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_MS = 20_000;

/** An alert as Alertmanager lists it. */
export interface ListedAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  status: { state: string };
}

/** A port of this machine that nothing listens at. */
export async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('No port');
  return address.port;
}

/**
 * Starts a real Alertmanager on a port of 127.0.0.1 that tells one webhook of everything, at
 * once and again every second.
 *
 * @throws Error with what it printed when it does not start.
 */
export async function startAlertmanager(options: {
  /** The program. */
  command: string;
  port: number;
  webhook: { url: string; token: string };
}) {
  const { command, port, webhook } = options;
  const folder = await mkdtemp(join(tmpdir(), 'alertmanager-'));
  const file = join(folder, 'alertmanager.yml');
  // JSON is YAML, and needs no care with quotes.
  await writeFile(
    file,
    JSON.stringify({
      route: {
        receiver: 'portal',
        group_by: ['alertname'],
        group_wait: '1ms',
        group_interval: '1s',
        repeat_interval: '1h',
      },
      receivers: [
        {
          name: 'portal',
          webhook_configs: [
            {
              url: webhook.url,
              send_resolved: true,
              max_alerts: 1000,
              http_config: {
                authorization: { type: 'Bearer', credentials: webhook.token },
              },
            },
          ],
        },
      ],
    }),
  );
  const address = `127.0.0.1:${port}`;
  const url = `http://${address}`;
  const child = spawn(
    command,
    [
      `--config.file=${file}`,
      `--storage.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
      '--log.level=warn',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const keep = (part: Buffer) => {
    printed = (printed + part.toString()).slice(-4_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', error => {
      keep(Buffer.from(error.message));
      resolve();
    });
  });
  const isReady = () =>
    fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + READY_MS;
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`Alertmanager does not start: ${printed}`);
    }
    await sleep(100);
  }
  return {
    address,
    url,
    /** The alerts that it has and that are not over. */
    async listAlerts(): Promise<ListedAlert[]> {
      const answer = await fetch(`${url}/api/v2/alerts?active=true`);
      return answer.json();
    },
    stop,
  };
}
