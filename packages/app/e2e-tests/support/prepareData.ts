import { mkdtemp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AGENT_PORT_OFFSET } from './addresses';
import { answerInSeconds } from './answerInSeconds';
import { inRepository } from './paths';
import { planInMinutes } from './planInMinutes';

/** What has to happen within a test, and how it is made to. */
const HASTENED: Record<string, (text: string) => string> = {
  [join('bmad', 'rollout-plan.yaml')]: planInMinutes,
  [join('bmad', 'alert-policy.yaml')]: answerInSeconds,
};

/** A folder of its own for everything that the portal under test reads and keeps. */
export interface PortalData {
  folder: string;
  examples: string;
  configFile: string;
}

/**
 * Copies the examples, with agents at other ports, and the configuration that
 * registers them, so that a portal that runs on this machine is not disturbed.
 */
export async function prepareData(): Promise<PortalData> {
  const folder = await mkdtemp(join(tmpdir(), 'agent-portal-e2e-'));
  const examples = join(folder, 'examples');
  const configFile = join(folder, 'app-config.yaml');

  const names = await readdir(inRepository('examples'), { recursive: true });
  for (const name of names.filter(candidate => candidate.endsWith('.yaml'))) {
    const read = await readFile(inRepository('examples', name), 'utf8');
    const text = HASTENED[name]?.(read) ?? read;
    await mkdir(dirname(join(examples, name)), { recursive: true });
    await writeFile(join(examples, name), movePorts(text));
  }

  const config = await readFile(inRepository('app-config.yaml'), 'utf8');
  await writeFile(
    configFile,
    config
      .replaceAll('../../examples/', `${examples}/`)
      .replace('../../templates/', `${inRepository('templates')}/`)
      .replace('../../catalog-info.yaml', inRepository('catalog-info.yaml')),
  );
  return { folder, examples, configFile };
}

function movePorts(text: string): string {
  return text.replace(
    /(http:\/\/(?:localhost|127\.0\.0\.1):)(\d+)/g,
    (_, origin, port) => `${origin}${Number(port) + AGENT_PORT_OFFSET}`,
  );
}
