import { request } from 'undici';
import { z } from 'zod';
import { InstanceStatus, instanceStatusSchema } from '../agent/InstanceStatus';
import { Faults } from '../faults/faultSchema';
import { ReleaseChange } from '../router/releaseSchema';

const timeoutMs = 10_000;
const answerSchema = z.object({ instances: z.array(instanceStatusSchema) });
const errorSchema = z.object({ error: z.object({ message: z.string() }) });

export interface AgentTarget {
  name: string;
  environment?: string;
}

/** Talks to the control API of a running fleet. */
export class ControlClient {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url.replace(/\/+$/, '');
  }

  static create(options: { url: string }): ControlClient {
    return new ControlClient(options.url);
  }

  async status(): Promise<InstanceStatus[]> {
    return this.#send('GET', '/fleet');
  }

  async setFaults(
    target: AgentTarget,
    faults: Faults,
  ): Promise<InstanceStatus[]> {
    return this.#send('PUT', agentPath(target, 'faults'), faults);
  }

  async clearFaults(target: AgentTarget): Promise<InstanceStatus[]> {
    return this.#send('DELETE', agentPath(target, 'faults'));
  }

  /** Lets no agent reach something that they share, or all of them again. */
  async setDependency(
    target: AgentTarget,
    { down }: { down: boolean },
  ): Promise<InstanceStatus[]> {
    const path = pathOf('dependencies', target, 'faults');
    return down
      ? this.#send('PUT', path, { down })
      : this.#send('DELETE', path);
  }

  async changeRelease(
    target: AgentTarget,
    change: ReleaseChange,
  ): Promise<InstanceStatus[]> {
    return this.#send('PUT', agentPath(target, 'release'), change);
  }

  async dropCandidate(target: AgentTarget): Promise<InstanceStatus[]> {
    return this.#send('DELETE', agentPath(target, 'release'));
  }

  async promote(target: AgentTarget): Promise<InstanceStatus[]> {
    return this.#send('POST', agentPath(target, 'promote'), {});
  }

  async restore(target: AgentTarget): Promise<InstanceStatus[]> {
    return this.#send('POST', agentPath(target, 'restore'), {});
  }

  /** @throws Error with the reason in words. */
  async #send(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<InstanceStatus[]> {
    let status: number;
    let text: string;
    try {
      const response = await request(`${this.#url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: body && JSON.stringify(body),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      });
      status = response.statusCode;
      text = await response.body.text();
    } catch {
      throw new Error(
        `The demo fleet does not answer at ${
          this.#url
        }; start it with npm start`,
      );
    }
    const answer = parseJson(text);
    const failure = errorSchema.safeParse(answer);
    if (failure.success) {
      throw new Error(failure.data.error.message);
    }
    const parsed = answerSchema.safeParse(answer);
    if (status !== 200 || !parsed.success) {
      throw new Error(
        `What answers at ${
          this.#url
        } (status ${status}) is not the demo fleet; another program may have its port`,
      );
    }
    return parsed.data.instances;
  }
}

function agentPath(target: AgentTarget, action: string): string {
  return pathOf('agents', target, action);
}

function pathOf(
  collection: 'agents' | 'dependencies',
  target: AgentTarget,
  action: string,
): string {
  const query =
    target.environment === undefined
      ? ''
      : `?environment=${encodeURIComponent(target.environment)}`;
  return `/${collection}/${encodeURIComponent(target.name)}/${action}${query}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
