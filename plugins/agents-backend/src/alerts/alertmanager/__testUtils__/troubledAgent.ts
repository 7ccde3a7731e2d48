import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listenLocally } from '../../../__testUtils__/listenLocally';

/** An agent whose health and metrics say what they are told to. */
export async function startTroubledAgent() {
  const state = { healthy: true, trouble: 0 };
  const server = await listenLocally((req, res) => {
    if (req.url === '/metrics') {
      res.setHeader('content-type', 'text/plain; version=0.0.4');
      res.end(`agent_trouble ${state.trouble}\n`);
      return;
    }
    res.statusCode = state.healthy ? 200 : 503;
    res.setHeader('content-type', 'application/health+json');
    res.end(JSON.stringify({ status: state.healthy ? 'pass' : 'fail' }));
  });
  return { ...server, state };
}

/** A rule of Prometheus that fires while the agent is in trouble. */
export async function writeTroubleRule(folder: string): Promise<string> {
  const file = join(folder, 'rules.yml');
  await writeFile(
    file,
    JSON.stringify({
      groups: [
        {
          name: 'agents',
          rules: [
            {
              alert: 'AgentInTrouble',
              expr: 'agent_trouble == 1',
              labels: { severity: 'critical', environment: 'production' },
              annotations: { summary: 'Architect says that it is in trouble' },
            },
          ],
        },
      ],
    }),
  );
  return file;
}
