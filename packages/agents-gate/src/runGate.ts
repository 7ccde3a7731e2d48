import { AgentsClient } from '@agent-portal/plugin-agents-common';
import { InputError, ResponseError, toError } from '@backstage/errors';
import { describeDecision } from './describeDecision';
import { type GateOptions, readGateOptions, USAGE } from './readGateOptions';

/** What the command stands on. */
export interface GateSurroundings {
  /** Without the program's own name. */
  args: string[];
  env: { [name: string]: string | undefined };
  fetch: typeof fetch;
  print: (text: string) => void;
  complain: (text: string) => void;
}

/** Exit codes. */
const PASS = 0;
const FAIL = 1;
const NO_ANSWER = 2;

/** Asks the gate and prints what it says. Never throws: no answer has its own exit code. */
export async function runGate(surroundings: GateSurroundings): Promise<number> {
  const { args, print, complain } = surroundings;
  let options: GateOptions | undefined;
  try {
    options = readGateOptions(args);
  } catch (error) {
    complain(`${toError(error).message}\n\n${USAGE}`);
    return NO_ANSWER;
  }
  if (!options) {
    print(USAGE);
    return PASS;
  }
  try {
    const decision = await ask(options, surroundings);
    print(
      options.json
        ? JSON.stringify(decision, undefined, 2)
        : describeDecision(decision),
    );
    return decision.verdict === 'pass' ? PASS : FAIL;
  } catch (error) {
    complain(explain(error, options));
    return NO_ANSWER;
  }
}

async function ask(options: GateOptions, surroundings: GateSurroundings) {
  const { url, agent, environment, version, digest, timeoutMs } = options;
  const client = AgentsClient.create({
    discoveryApi: {
      getBaseUrl: async pluginId => `${url}/api/${pluginId}`,
    },
    fetchApi: { fetch: surroundings.fetch },
  });
  const decision = await client.getGate(
    { agent, environment, version, releaseDigest: digest },
    {
      token: surroundings.env.AGENT_PORTAL_TOKEN,
      signal: AbortSignal.timeout(timeoutMs),
    },
  );
  if (decision.verdict !== 'pass' && decision.verdict !== 'fail') {
    throw new InputError('its answer is not that of a gate; check --url');
  }
  return decision;
}

function explain(error: unknown, { url }: GateOptions): string {
  const { name, message } = toError(error);
  if (name === 'TimeoutError')
    return `The portal at ${url} did not answer in time`;
  if (error instanceof ResponseError) {
    const hint =
      error.response.status === 401 ? '; check AGENT_PORTAL_TOKEN' : '';
    return `The portal at ${url} refused: ${
      error.body?.error?.message ?? message
    }${hint}`;
  }
  return `The portal at ${url} gave no answer: ${message}`;
}
