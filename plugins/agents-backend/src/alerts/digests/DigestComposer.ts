import {
  type AlertAgent,
  type AlertDigest,
  type AlertPolicyInForce,
  boundedText,
  createPolicyChooser,
} from '@agent-portal/plugin-agents-common';
import { toError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type { HealthReadModel } from '../../health/HealthReadModel';
import type { KpiVerdictReadModel } from '../../kpis/KpiVerdictReadModel';
import {
  describeAlerts,
  describeLevels,
  describeRollouts,
} from './describeHappenings';
import {
  describeBusiness,
  describeHealthOf,
  describeKpis,
  type DigestKpi,
} from './describeStandings';
import type { DigestReadModel } from './DigestReadModel';
import type { DigestPeriod } from './digestPeriod';
import type { Digest } from './DigestStore';
import { count } from './listSome';

/** What {@link DigestComposer} works with. */
export interface DigestComposerOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  readModel: DigestReadModel;
  health: Pick<HealthReadModel, 'listInstanceHealth' | 'countUptime'>;
  kpis: Pick<KpiVerdictReadModel, 'listVerdicts'>;
  now: () => number;
}

type Section = AlertDigest['sections'][number];

const TITLES: Record<Section, string> = {
  rollouts: 'Rollouts',
  readiness: 'Readiness',
  health: 'Health',
  alerts: 'Alerts',
  kpis: 'KPIs',
  business: 'Business',
};

/** Backstage keeps titles of at most 255 characters. */
const LONGEST_TITLE = 240;
const LONGEST_SECTION = 2_000;

const SPANS = { day: 'day', week: 'week', month: 'month' } as const;

/** Puts together what a digest says, from what is stored. */
export class DigestComposer {
  readonly #options: DigestComposerOptions;

  private constructor(options: DigestComposerOptions) {
    this.#options = options;
  }

  static create(options: DigestComposerOptions): DigestComposer {
    return new DigestComposer(options);
  }

  async compose(options: {
    digest: AlertDigest;
    period: DigestPeriod;
    policy: AlertPolicyInForce;
    policies: readonly AlertPolicyInForce[];
  }): Promise<Digest> {
    const { digest, period, policy, policies } = options;
    const agents = await this.#listAgents();
    const policyOf = createPolicyChooser(policies);
    const own = agents.filter(agent => policyOf(agent).ref === policy.ref);
    const titles = new Map(agents.map(({ ref, title }) => [ref, title]));
    const span = `From ${toLocal(period.start, digest)} to ${toLocal(
      period.end,
      digest,
    )} (${digest.timeZone ?? 'UTC'}), ${count(own.length, 'agent')}.`;
    const sections: string[] = [];
    for (const section of digest.sections) {
      const text = await this.#write(section, {
        refs: own.map(({ ref }) => ref),
        period,
        isWholeFleet: policyOf(undefined).ref === policy.ref,
        titleOf: ref => titles.get(ref) ?? ref,
      });
      sections.push(`${TITLES[section]}: ${text}`);
    }
    return {
      to: digest.to,
      title: boundedText(
        `The agents of the last ${SPANS[digest.every]}: ${policy.title}`,
        LONGEST_TITLE,
      )!,
      description: [span, ...sections]
        .map(line => boundedText(line, LONGEST_SECTION))
        .join('\n'),
    };
  }

  /** What cannot be read is said, and keeps nothing else from being told. */
  async #write(section: Section, about: About): Promise<string> {
    try {
      return await this.#describe(section, about);
    } catch (error) {
      const reason = boundedText(toError(error).message, 200);
      return `could not be read: ${reason ?? 'no reason is given'}.`;
    }
  }

  async #describe(section: Section, about: About): Promise<string> {
    const { readModel, health, now } = this.#options;
    const { refs, period, titleOf } = about;
    switch (section) {
      case 'rollouts':
        return describeRollouts(
          await readModel.listRollouts(refs, period),
          titleOf,
        );
      case 'readiness':
        return describeLevels(
          await readModel.listLevelChanges(refs, period),
          titleOf,
        );
      case 'alerts':
        return describeAlerts(await readModel.listAlerts(refs, period, about));
      case 'health': {
        const instances = await health.listInstanceHealth(refs);
        const uptime = await health.countUptime(refs, period.start);
        return describeHealthOf(
          [...instances.values()].flat(),
          uptime,
          titleOf,
        );
      }
      case 'kpis':
        return describeKpis(await this.#listKpis(refs, now()), titleOf);
      default:
        return describeBusiness(await this.#listKpis(refs, now()), titleOf);
    }
  }

  async #listKpis(refs: string[], now: number): Promise<DigestKpi[]> {
    const verdicts = await this.#options.kpis.listVerdicts(refs, now);
    return [...verdicts].flatMap(([agentRef, kpis]) =>
      kpis.map(kpi => ({ agentRef, kpi })),
    );
  }

  async #listAgents(): Promise<AlertAgent[]> {
    const agents = await this.#options.agents.listAgents();
    return agents.map(agent => ({
      ref: agent.ref,
      title: agent.title,
      family: agent.family,
      labels: agent.labels,
      dependsOn: [],
    }));
  }
}

interface About {
  refs: string[];
  period: DigestPeriod;
  isWholeFleet: boolean;
  titleOf: (ref: string) => string;
}

function toLocal(at: number, { timeZone = 'UTC' }: AlertDigest): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
}
