import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const READY_MS = 20_000;

/** A job that Prometheus scrapes. */
export interface ScrapeJob {
  name: string;
  /** As `http://127.0.0.1:7101/metrics`, each with labels for its series. */
  targets: Array<{ url: string; labels?: Record<string, string> }>;
  /** As Prometheus writes it. Default `1s`. */
  interval?: string;
}

export interface RunningPrometheus {
  url: string;
  /** Asks the server to read its configuration anew, after a change of the files of rules. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

/** What {@link startPrometheus} can be told. */
export interface StartPrometheusOptions {
  jobs?: ScrapeJob[];
  /** The program. Default that in PROMETHEUS_PATH, else the one on PATH. */
  command?: string;
  /** What it remembers from the start, as OpenMetrics text with times; it takes promtool. */
  history?: string;
  /** Files with rules. */
  ruleFiles?: string[];
  /** Addresses of Alertmanagers, as `127.0.0.1:9093`. */
  alertmanagers?: string[];
  /** How often rules are evaluated. Default `1s`. */
  evaluationInterval?: string;
}

/**
 * Starts a real Prometheus server on a free port of 127.0.0.1, for tests.
 *
 * @throws Error with what it printed when it does not start.
 */
export async function startPrometheus(
  options: StartPrometheusOptions = {},
): Promise<RunningPrometheus> {
  const command =
    options.command ?? process.env.PROMETHEUS_PATH ?? 'prometheus';
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const file = join(folder, 'prometheus.yml');
  // JSON is YAML, and needs no care with quotes.
  await writeFile(file, JSON.stringify(toConfiguration(options)));
  const data = join(folder, 'data');
  if (options.history !== undefined) {
    const text = join(folder, 'history.txt');
    await writeFile(text, options.history);
    await promisify(execFile)(process.env.PROMTOOL_PATH ?? 'promtool', [
      ...['tsdb', 'create-blocks-from', 'openmetrics', text, data],
    ]);
  }
  const port = await findPort();
  const address = `127.0.0.1:${port}`;
  const child = spawn(
    command,
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=${address}`,
      '--web.enable-lifecycle',
      '--log.level=warn',
      // What it remembers may be of any age.
      '--storage.tsdb.retention.time=10y',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const keep = (part: Buffer) => {
    printed = `${printed}${part}`.slice(-4_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>(resolve => {
    child.once('error', error => {
      printed += error.message;
      resolve();
    });
    child.once('exit', () => resolve());
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const url = `http://${address}`;
  const stop = async () => {
    child.kill('SIGTERM');
    const killer = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(killer);
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + READY_MS;
  while (!isOver && Date.now() < deadline) {
    if (await isReady(url)) {
      return {
        url,
        stop,
        reload: async () => {
          await fetch(`${url}/-/reload`, { method: 'POST' });
        },
      };
    }
    await sleep(100);
  }
  await stop();
  throw new Error(`${command} does not start: ${printed.trim()}`);
}

function toConfiguration(options: StartPrometheusOptions): object {
  const { jobs = [], ruleFiles = [], alertmanagers = [] } = options;
  return {
    global: { evaluation_interval: options.evaluationInterval ?? '1s' },
    rule_files: ruleFiles,
    ...(alertmanagers.length > 0 && {
      alerting: {
        alertmanagers: [{ static_configs: [{ targets: alertmanagers }] }],
      },
    }),
    // Each target in a job of its own, as the path belongs to the job.
    scrape_configs: jobs.flatMap(({ name, targets, interval = '1s' }) =>
      targets.map(({ url, labels }, index) => {
        const { host, pathname, protocol } = new URL(url);
        return {
          job_name: targets.length === 1 ? name : `${name}-${index}`,
          scrape_interval: interval,
          scrape_timeout: interval,
          scheme: protocol.replace(':', ''),
          metrics_path: pathname,
          static_configs: [{ targets: [host], labels }],
        };
      }),
    ),
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/-/ready`)).ok;
  } catch {
    return false;
  }
}

/** A port that was free a moment ago. */
async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise(resolve => {
    server.close(resolve);
  });
  return typeof address === 'object' && address ? address.port : 0;
}
