import type {
  TrafficCommand,
  TrafficDriver,
  TrafficInstance,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError, toError } from '@backstage/errors';
import { z } from 'zod';
import type { GuardedHttpSender } from '../../http';
import type { DemoFleetConfig } from './driversConfig';

import { parseAnswer } from './parseAnswer';

const MAXIMUM_BYTES = 4 * 1024 * 1024;

const releaseSchema = z.object({ version: z.string() });

const fleetSchema = z.object({
  instances: z.array(
    z.object({
      agent: z.string(),
      environment: z.string(),
      listening: z.boolean(),
      problem: z.string().optional(),
      release: z.object({
        stable: releaseSchema,
        candidate: releaseSchema.optional(),
        former: releaseSchema.optional(),
        weight: z.number().min(0).max(100),
      }),
      fence: z.number().optional(),
    }),
  ),
});

type FleetInstance = z.output<typeof fleetSchema>['instances'][number];

const errorSchema = z.object({
  error: z.object({ name: z.string(), message: z.string() }),
});

/** Shifts traffic in the demo fleet, by its control API. */
export class DemoFleetDriver implements TrafficDriver {
  readonly id = 'demo-fleet';
  readonly #http: GuardedHttpSender;
  readonly #config: DemoFleetConfig;
  readonly #now: () => number;

  private constructor(options: {
    http: GuardedHttpSender;
    config: DemoFleetConfig;
    now: () => number;
  }) {
    this.#http = options.http;
    this.#config = options.config;
    this.#now = options.now;
  }

  static create(options: {
    http: GuardedHttpSender;
    config: DemoFleetConfig;
    now: () => number;
  }): DemoFleetDriver {
    return new DemoFleetDriver(options);
  }

  async observe(
    instances: TrafficInstance[],
    options: { signal?: AbortSignal },
  ): Promise<TrafficObservation[]> {
    if (instances.length === 0) return [];
    try {
      const answer = await this.#send('GET', '/fleet', options);
      const fleet = parseAnswer(fleetSchema, answer.body);
      const at = this.#now();
      return instances.map(instance => {
        const found = fleet.instances.find(isInstance(instance));
        return found
          ? toObservation(found, at)
          : { status: 'error', reason: whyUnknown(instance) };
      });
    } catch (error) {
      const reason = `The demo fleet cannot be asked: ${
        toError(error).message
      }`;
      return instances.map(() => ({ status: 'error', reason }));
    }
  }

  async apply(
    instance: TrafficInstance,
    command: TrafficCommand,
    options: { signal?: AbortSignal },
  ): Promise<void> {
    const { method, action, body } = toRequest(command);
    const agent = encodeURIComponent(nameOf(instance.agentRef));
    const environment = encodeURIComponent(nameOf(instance.environmentRef));
    await this.#send(
      method,
      `/agents/${agent}/${action}?environment=${environment}`,
      {
        ...options,
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': command.id,
          'fencing-token': String(command.fence),
        },
      },
    );
  }

  /** @throws ConflictError for an overtaken command; Error with what the fleet says. */
  async #send(
    method: 'GET' | 'PUT' | 'POST',
    path: string,
    request: {
      signal?: AbortSignal;
      body?: string;
      headers?: Record<string, string>;
    },
  ) {
    const { url, timeoutMs } = this.#config;
    const answer = await this.#http.send(`${url}${path}`, {
      method,
      timeoutMs,
      maximumBytes: MAXIMUM_BYTES,
      accept: 'application/json',
      ...request,
    });
    if (answer.status === 200) return answer;
    const refusal = errorSchema.safeParse(parseAnswer(z.unknown(), answer.body))
      .data?.error;
    if (refusal?.name === 'FenceError') {
      throw new ConflictError(refusal.message);
    }
    throw new Error(
      refusal?.message ??
        `${url} answers ${answer.status}, which the demo fleet never does`,
    );
  }
}

function toRequest({ target, candidate, stable }: TrafficCommand): {
  method: 'PUT' | 'POST';
  action: string;
  body: object;
} {
  switch (target.type) {
    case 'split':
      return {
        method: 'PUT',
        action: 'release',
        body: { version: candidate, weight: target.weight },
      };
    case 'promote':
      return {
        method: 'POST',
        action: 'promote',
        body: { version: candidate, keepFormer: target.keepFormer },
      };
    case 'restore':
      return { method: 'POST', action: 'restore', body: { version: stable } };
    default:
      return {
        method: 'POST',
        action: 'demote',
        body: { to: target.environment, version: stable },
      };
  }
}

function toObservation(
  { release, fence, listening, problem }: FleetInstance,
  at: number,
): TrafficObservation {
  return {
    status: 'ok',
    at,
    weight: release.weight,
    stable: release.stable.version,
    ...(release.candidate && { candidate: release.candidate.version }),
    ...(release.former && { former: release.former.version }),
    ...(fence !== undefined && { fence }),
    ...(!listening && { problem: problem ?? 'the agent does not listen' }),
  };
}

function isInstance(instance: TrafficInstance) {
  const agent = nameOf(instance.agentRef);
  const environment = nameOf(instance.environmentRef);
  return (one: FleetInstance) =>
    one.agent === agent && one.environment === environment;
}

function nameOf(ref: string): string {
  return parseEntityRef(ref).name;
}

function whyUnknown(instance: TrafficInstance): string {
  return `The demo fleet has no ${nameOf(instance.agentRef)} in ${nameOf(
    instance.environmentRef,
  )}`;
}
