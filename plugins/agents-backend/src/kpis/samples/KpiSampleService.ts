import {
  boundedText,
  formatDuration,
  type KpiSampleBatch,
  type KpiSampleReceipt,
} from '@agent-portal/plugin-agents-common';
import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { AgentScope } from '../../authorization/AgentScope';
import type { AgentStore } from '../../catalog/AgentStore';
import type { ChangeReporter } from '../../changes/ChangeReporter';
import { createKpiFinder } from '../kpisInForce';
import { actorOf, isServiceCall } from './actorOf';
import { type KpiSample, type KpiSampleStore, kpiName } from './KpiSampleStore';
import type { PushCounters } from './PushCounters';
import { refusalReason, SampleFault } from './SampleFault';
import type { PushLimit, PushLimits } from './PushLimits';
import type { VisibleAgents } from './VisibleAgentsReadModel';

/** How far in the future the clock of a pusher may be. */
const MAXIMUM_FUTURE_MS = 5 * 60_000;

/** What {@link KpiSampleService} works with. */
export interface KpiSampleServiceOptions {
  agents: AgentStore;
  visible: VisibleAgents;
  store: KpiSampleStore;
  /** Tells what a person owns. */
  userInfo: UserInfoService;
  /** Ids of facts that scorecards take from pushed figures. */
  listPushedFacts: () => Promise<string[]>;
  /** Told which agents have new figures. */
  onChange: ChangeReporter;
  /** Which callers may push only some figures. */
  limits: PushLimits;
  counters: PushCounters;
  /** How long samples are kept, ms. */
  retentionMs: number;
  now: () => number;
}

type PushedSample = KpiSampleBatch['samples'][number];

/** Takes in the figures that jobs and pipelines push. */
export class KpiSampleService {
  readonly #options: KpiSampleServiceOptions;

  private constructor(options: KpiSampleServiceOptions) {
    this.#options = options;
  }

  static create(options: KpiSampleServiceOptions): KpiSampleService {
    return new KpiSampleService(options);
  }

  /**
   * Stores all samples of a batch, or none. A service pushes figures of any agent it sees, a person
   * those of agents that they or one of their groups own.
   *
   * @throws InputError naming the first sample that is not acceptable, its field and its value.
   * @throws NotAllowedError naming the first sample of an agent that the person does not own, or
   * that the configuration does not let the caller push.
   */
  async push(
    batch: KpiSampleBatch,
    caller: { credentials: BackstageCredentials; scope: AgentScope },
  ): Promise<KpiSampleReceipt> {
    const { counters } = this.#options;
    try {
      const receipt = await this.#push(batch, caller);
      const { accepted, duplicates, outOfOrder } = receipt;
      counters.count('samples', {
        accepted,
        outOfOrder,
        rejected: { duplicate: duplicates },
      });
      return receipt;
    } catch (error) {
      const reason = refusalReason(error);
      if (reason) {
        counters.count('samples', {
          accepted: 0,
          rejected: { [reason]: 1, withBatch: batch.samples.length - 1 },
        });
      }
      throw error;
    }
  }

  async #push(
    batch: KpiSampleBatch,
    caller: { credentials: BackstageCredentials; scope: AgentScope },
  ): Promise<KpiSampleReceipt> {
    const { store, onChange, now } = this.#options;
    const actor = actorOf(caller.credentials);
    const receivedAt = now();
    const refs = readRefs(batch);
    const requireKpi = await this.#createCheck(refs, caller);

    const samples: KpiSample[] = [];
    for (const [index, pushed] of batch.samples.entries()) {
      const place = `samples[${index}]`;
      const agentRef = refs[index];
      requireKpi({ agentRef, kpiId: pushed.kpi, place });
      samples.push({
        agentRef,
        kpiId: pushed.kpi,
        at: this.#readTime(pushed, { place, receivedAt }),
        ...readSource(pushed, { place, actor }),
        ...readFigures(pushed, place),
        actor,
        receivedAt,
      });
    }
    const newest = await store.listNewestTimes(samples);
    const accepted = await store.insert(samples);
    if (accepted > 0) onChange(samples.map(sample => sample.agentRef));
    const older = samples.filter(
      sample => sample.at < (newest.get(kpiName(sample)) ?? -Infinity),
    );
    return {
      accepted,
      duplicates: samples.length - accepted,
      outOfOrder: Math.min(older.length, accepted),
    };
  }

  /** Reads what the batch needs once, and returns the check of a single sample. */
  async #createCheck(
    refs: string[],
    {
      credentials,
      scope,
    }: { credentials: BackstageCredentials; scope: AgentScope },
  ) {
    const { agents, visible, listPushedFacts } = this.#options;
    const seen = new Set(await visible.listVisible([...new Set(refs)], scope));
    const descriptors = await agents.listAgents([...seen]);
    const byRef = new Map(descriptors.map(agent => [agent.ref, agent]));
    const findKpis = createKpiFinder(await agents.listPolicies());
    const facts = await listPushedFacts();
    const owns = await this.#createOwnership(credentials);
    const limit = this.#options.limits.limitOf(actorOf(credentials));

    const accepted = new Set<string>();

    return (sample: { agentRef: string; kpiId: string; place: string }) => {
      const { agentRef, kpiId, place } = sample;
      const name = kpiName(sample);
      if (accepted.has(name)) return;
      if (limit) requireWithin(limit, sample);
      const agent = byRef.get(agentRef);
      if (!agent) {
        throw new InputError(
          `${place}.agent is "${agentRef}": there is no such agent, or you may not see it`,
        );
      }
      if (!owns(agent.owner)) {
        throw new NotAllowedError(
          `${place}.agent is "${agentRef}": its figures come from its owner ${
            agent.owner
          } or a service, and ${actorOf(credentials)} is neither`,
        );
      }
      const { kpis } = findKpis(agent);
      const pushable = kpis.filter(({ source }) => source.type === 'push');
      const known = kpis.find(({ id }) => id === kpiId);
      if (known?.source.type === 'push' || (!known && facts.includes(kpiId))) {
        accepted.add(name);
        return;
      }
      const ids = [...pushable.map(({ id }) => id), ...facts].join(', ');
      throw new InputError(
        `${place}.kpi is "${kpiId}": ${
          known
            ? `${agentRef} is measured on it from a source of type ${known.source.type}, so it takes no pushed samples`
            : `${agentRef} has no such KPI`
        }; push one of: ${ids || 'none'}`,
      );
    };
  }

  async #createOwnership(
    credentials: BackstageCredentials,
  ): Promise<(owner: string) => boolean> {
    if (isServiceCall(credentials)) return () => true;
    const { ownershipEntityRefs } = await this.#options.userInfo.getUserInfo(
      credentials,
    );
    const owned = new Set(ownershipEntityRefs.map(ref => ref.toLowerCase()));
    return owner => owned.has(owner.toLowerCase());
  }

  #readTime(
    { at }: PushedSample,
    { place, receivedAt }: { place: string; receivedAt: number },
  ): number {
    const { retentionMs } = this.#options;
    const time = Date.parse(at);
    const fault = (text: string, reason?: 'future' | 'late') =>
      new SampleFault(`${place}.at is "${at}": ${text}`, reason);
    if (!Number.isFinite(time)) {
      throw fault('it must be a time such as 2025-01-27T09:30:00Z');
    }
    if (time > receivedAt + MAXIMUM_FUTURE_MS) {
      throw fault(
        `it lies ${formatDuration(
          time - receivedAt,
        )} in the future; check the clock of the job`,
        'future',
      );
    }
    if (time < receivedAt - retentionMs) {
      throw fault(
        `samples are kept for ${formatDuration(retentionMs)}, and it is older`,
        'late',
      );
    }
    return time;
  }
}

/** Refuses before anything is told about the agent. */
function requireWithin(
  limit: PushLimit,
  {
    agentRef,
    kpiId,
    place,
  }: { agentRef: string; kpiId: string; place: string },
): void {
  if (!limit.mayPushAgent(agentRef)) {
    throw new NotAllowedError(
      `${place}.agent is "${agentRef}": you may push figures of ${limit.agents} only`,
    );
  }
  if (!limit.mayPushKpi(kpiId)) {
    throw new NotAllowedError(
      `${place}.kpi is "${kpiId}": you may push ${limit.kpis} only`,
    );
  }
}

/** The agents of samples; the same text is read once. */
function readRefs({ samples }: KpiSampleBatch): string[] {
  const known = new Map<string, string>();
  return samples.map(({ agent }, index) => {
    const ref = known.get(agent) ?? readRef(agent, `samples[${index}]`);
    known.set(agent, ref);
    return ref;
  });
}

function readRef(text: string, place: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${place}.agent is "${text}": it must be an entity reference such as component:default/quality-guardian`,
    );
  }
}

function readFigures({ value, count = 1 }: PushedSample, place: string) {
  if (!Number.isFinite(value)) {
    throw new SampleFault(
      `${place}.value is ${value}: it must be a number`,
      'nonFinite',
    );
  }
  if (!Number.isInteger(count) || count < 1) {
    throw new InputError(
      `${place}.count is ${count}: it must be a whole number of at least 1`,
    );
  }
  return { value, count };
}

function readSource(
  { source }: PushedSample,
  { place, actor }: { place: string; actor: string },
): Pick<KpiSample, 'source' | 'sourceUrl'> {
  if (!source) return { source: actor };
  const title = boundedText(source.title, 200);
  if (!title) {
    throw new InputError(`${place}.source.title is empty; name the source`);
  }
  const { url } = source;
  if (url === undefined) return { source: title };
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new InputError(
      `${place}.source.url is "${url}": it must be an http or https address`,
    );
  }
  return { source: title, sourceUrl: address.href };
}
