import {
  type MetricsObservation,
  presentSegment,
  type Rollout,
  type RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import { toError } from '@backstage/errors';
import type { InstanceTarget } from '../../catalog/model';
import type { EvidenceRequest, ReleaseEvidenceReader } from '../model';

/** How far back the load is looked at that is to be expected. */
const LOAD_WINDOW_MS = 86_400_000;
const DAY_MS = 86_400_000;

/** What two releases did, and what load is to be expected. */
export interface ReleaseObservation {
  metrics: MetricsObservation;
  traffic?: RolloutObservations['traffic'];
}

/** A rollout with its instance and its traffic, where they are known. */
export interface ObservedRollout {
  rollout: Rollout;
  instance?: InstanceTarget;
  seen?: TrafficObservation;
}

/** Counts what the releases of rollouts did, all in one query. */
export class ReleaseObserver {
  readonly #reader: ReleaseEvidenceReader;

  private constructor(reader: ReleaseEvidenceReader) {
    this.#reader = reader;
  }

  static create(options: { reader: ReleaseEvidenceReader }): ReleaseObserver {
    return new ReleaseObserver(options.reader);
  }

  /** One answer per rollout, in their order. */
  async observe(
    observed: ObservedRollout[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<ReleaseObservation[]> {
    const { now } = options;
    const present = observed.map(({ rollout }) => toPresent(rollout));
    const loads = observed.map(one => toLoad(one, now));
    const requests = [...present, ...loads].filter(one => one !== undefined);
    const read = await this.#read(requests, options);
    const answers = new Map(
      requests.map((request, index) => [request, read[index]]),
    );
    const answerTo = (request: EvidenceRequest | undefined) =>
      request && answers.get(request);
    return observed.map(({ rollout }, index) => {
      const traffic = toTraffic(answerTo(loads[index]));
      return {
        metrics: answerTo(present[index]) ?? noTrafficYet(rollout),
        ...(traffic && { traffic }),
      };
    });
  }

  /** The load that an instance is expected to have; nothing when it is not known. */
  async measureLoad(
    instance: InstanceTarget,
    options: { stable: string; now: number; signal?: AbortSignal },
  ): Promise<RolloutObservations['traffic']> {
    const { stable, now } = options;
    const request = loadRequest(instance, { stable, now });
    const [answer] = await this.#read([request], options);
    return toTraffic(answer);
  }

  async #read(
    requests: EvidenceRequest[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<MetricsObservation[]> {
    if (requests.length === 0) return [];
    try {
      return await this.#reader.read(requests, options);
    } catch (error) {
      const reason = `What the releases did could not be read: ${
        toError(error).message
      }`;
      return requests.map(() => ({
        status: 'source-error',
        query: '',
        reason,
      }));
    }
  }
}

/** The present segment, once the candidate has traffic. */
function toPresent(rollout: Rollout): EvidenceRequest | undefined {
  const segment = presentSegment(rollout);
  if (!segment || rollout.stable === undefined) return undefined;
  const { agent, environment, candidate, stable } = rollout;
  return {
    agentRef: agent,
    environmentRef: environment,
    candidate,
    stable,
    weight: segment.weight,
    from: segment.from,
  };
}

/** The load before it begins; afterwards it is known. */
function toLoad(
  { rollout, instance, seen }: ObservedRollout,
  now: number,
): EvidenceRequest | undefined {
  if (rollout.state !== 'pending' && rollout.state !== 'preflight') {
    return undefined;
  }
  if (!instance || seen?.status !== 'ok' || seen.stable === undefined) {
    return undefined;
  }
  return loadRequest(instance, { stable: seen.stable, now });
}

/** Before the candidate has traffic all of it is the stable release's, which stands on both sides. */
function loadRequest(
  { agentRef, environmentRef, registeredAt }: InstanceTarget,
  { stable, now }: { stable: string; now: number },
): EvidenceRequest {
  return {
    agentRef,
    environmentRef,
    candidate: stable,
    stable,
    weight: 0,
    from: Math.max(now - LOAD_WINDOW_MS, registeredAt),
  };
}

function toTraffic(
  answer: MetricsObservation | undefined,
): RolloutObservations['traffic'] {
  if (answer?.status !== 'ok') return undefined;
  const { stable, from } = answer.segment;
  const spanMs = answer.at - from;
  if (stable.requests === 0 || spanMs <= 0) return undefined;
  return {
    requestsPerDay: (stable.requests / spanMs) * DAY_MS,
    errorRate: stable.errors / stable.requests,
    at: answer.at,
  };
}

function noTrafficYet({ candidate }: Rollout): MetricsObservation {
  return {
    status: 'no-data',
    query: '',
    reason: `${candidate} has had no traffic yet`,
  };
}
