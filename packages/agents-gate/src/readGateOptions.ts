import { parseArgs } from 'node:util';
import { InputError } from '@backstage/errors';

/** What the gate is asked, and where. */
export interface GateOptions {
  /** Address of the portal's backend, without a slash at its end. */
  url: string;
  agent: string;
  environment: string;
  version?: string;
  /** Of the release to promote. */
  digest?: string;
  json: boolean;
  timeoutMs: number;
}

const DEFAULT_TIMEOUT_S = '30';

/** How the command is called. */
export const USAGE = `agents-gate --url <portal> --agent <reference> --environment <name> [--version <version>] [--digest <digest>] [--json] [--timeout <seconds>]

Asks Agent Portal whether a release of an agent may go into an environment.

  --url          Address of the portal's backend, such as https://portal.example.com
  --agent        Entity reference of the agent, such as component:default/quality-guardian
  --environment  Name or entity reference of the environment, such as production
  --version      The version to promote; without it, the one that the catalog declares
  --digest       Digest of the release to promote, as the portal gives it; any other is held back
  --json         Print the whole decision as JSON
  --timeout      Seconds to wait for the answer; default ${DEFAULT_TIMEOUT_S}
  --help         Print this

The token of the job is read from AGENT_PORTAL_TOKEN.
Exit code: 0 it may, 1 it may not, 2 there is no answer or the call is wrong.`;

/** @returns Nothing when help is asked for. @throws InputError naming the option. */
export function readGateOptions(args: string[]): GateOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const need = (name: 'url' | 'agent' | 'environment') => {
    const value = values[name]?.trim();
    if (!value) throw new InputError(`--${name} is missing`);
    return value;
  };
  const url = need('url');
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new InputError(
      `--url is "${url}": it must be an http or https address`,
    );
  }
  const seconds = Number(values.timeout ?? DEFAULT_TIMEOUT_S);
  if (!(seconds > 0)) {
    throw new InputError(
      `--timeout is "${values.timeout}": it must be a number of seconds`,
    );
  }
  return {
    url: url.replace(/\/+$/, ''),
    agent: need('agent'),
    environment: need('environment'),
    version: values.version?.trim() || undefined,
    digest: values.digest?.trim() || undefined,
    json: values.json ?? false,
    timeoutMs: seconds * 1_000,
  };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        url: { type: 'string' },
        agent: { type: 'string' },
        environment: { type: 'string' },
        version: { type: 'string' },
        digest: { type: 'string' },
        timeout: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    throw new InputError(
      error instanceof Error ? error.message : String(error),
    );
  }
}
