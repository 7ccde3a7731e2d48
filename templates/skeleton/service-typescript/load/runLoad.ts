import { parseArgs } from 'node:util';
import { agent } from '../src/agent.ts';
import { runUsers } from './runUsers.ts';

const usage =
  'Use: npm run load -- baseline|peak [--seconds <number>] [--url <base URL>] [--pause-ms <number>]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    url: { type: 'string', default: agent.urls.development },
    'pause-ms': { type: 'string', default: '2000' },
  },
});
const [name = ''] = positionals;
if (name !== 'baseline' && name !== 'peak') {
  throw new Error(`The profile is ${JSON.stringify(name)}. ${usage}`);
}
const { users, hours } = agent.load[name];
const seconds =
  values.seconds === undefined ? hours * 3600 : Number(values.seconds);
const pauseMs = Number(values['pause-ms']);
if (!(seconds > 0) || !(pauseMs >= 0)) {
  throw new Error(`--seconds and --pause-ms must be numbers. ${usage}`);
}

const url = `${values.url.replace(/\/+$/, '')}${agent.paths.tasks}`;
console.log(`${name}: ${users} users ask ${url} for ${seconds} s`);
const { latency, failed, failures } = await runUsers({
  url,
  users,
  seconds,
  pauseMs,
});

const { targets } = agent;
const errorRatio = latency.total === 0 ? 1 : failed / latency.total;
const rows = [
  {
    figure: 'mean',
    value: latency.mean(),
    limit: targets.meanSeconds,
    unit: 's',
  },
  {
    figure: '95 %',
    value: latency.quantile(0.95),
    limit: targets.p95Seconds,
    unit: 's',
  },
  { figure: 'errors', value: errorRatio, limit: targets.errorRatio, unit: '' },
];
console.log(
  `${latency.total} tasks, ${(latency.total / seconds).toFixed(1)} a second`,
);
for (const { figure, value, limit, unit } of rows) {
  const verdict = value <= limit ? 'ok' : 'MISSED';
  console.log(
    `${figure}: ${value.toFixed(
      4,
    )} ${unit} (target ${limit} ${unit}) ${verdict}`,
  );
}
for (const [failure, count] of failures) {
  console.log(`  ${count} × ${failure}`);
}
process.exitCode = rows.every(({ value, limit }) => value <= limit) ? 0 : 1;
