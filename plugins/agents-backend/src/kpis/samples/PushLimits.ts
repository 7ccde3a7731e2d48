import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';

const KEY = 'agents.kpis.push.clients';
const ALL = '*';

/** What a client may push. */
export interface PushLimit {
  mayPushAgent(agentRef: string): boolean;
  mayPushKpi(kpiId: string): boolean;
  /** Whether it may tell what releases do, which rollouts are judged by: only with all KPIs. */
  mayPushReleases: boolean;
  /** What it may push, for messages. */
  agents: string;
  kpis: string;
}

/** Which clients may push only some KPIs of some agents. */
export class PushLimits {
  readonly #bySubject: Map<string, PushLimit>;

  private constructor(bySubject: Map<string, PushLimit>) {
    this.#bySubject = bySubject;
  }

  /**
   * Reads `agents.kpis.push.clients`.
   *
   * @throws InputError naming the key and the value.
   */
  static fromConfig(config: Config): PushLimits {
    const bySubject = new Map<string, PushLimit>();
    for (const [index, client] of (
      config.getOptionalConfigArray(KEY) ?? []
    ).entries()) {
      const place = `${KEY}[${index}]`;
      const subject = withoutPrefix(client.getString('subject'));
      if (bySubject.has(subject)) {
        throw new InputError(
          `${place}.subject is "${subject}", which an earlier entry names already; put all that it may push into one`,
        );
      }
      bySubject.set(subject, {
        ...readAgents(client.getStringArray('agents'), place),
        ...readKpis(client.getStringArray('kpis'), place),
      });
    }
    return new PushLimits(bySubject);
  }

  /** No limits for anybody. */
  static none(): PushLimits {
    return new PushLimits(new Map());
  }

  /** What a caller may push; undefined for one that is not limited. */
  limitOf(actor: string): PushLimit | undefined {
    return this.#bySubject.get(withoutPrefix(actor));
  }
}

/** Backstage puts this before the subjects of tokens that it checks by a key of somebody else. */
function withoutPrefix(subject: string): string {
  return subject.replace(/^external:/, '');
}

function readAgents(
  values: string[],
  place: string,
): Pick<PushLimit, 'mayPushAgent' | 'agents'> {
  requireSome(values, `${place}.agents`, 'component:default/quality-guardian');
  const refs = new Set(values.map(value => readRef(value, place)));
  return {
    mayPushAgent: ref => refs.has(ALL) || refs.has(ref),
    agents: [...refs].join(', '),
  };
}

function readKpis(
  values: string[],
  place: string,
): Pick<PushLimit, 'mayPushKpi' | 'mayPushReleases' | 'kpis'> {
  requireSome(values, `${place}.kpis`, 'test-coverage');
  const ids = new Set(values);
  return {
    mayPushKpi: id => ids.has(ALL) || ids.has(id),
    mayPushReleases: ids.has(ALL),
    kpis: [...ids].join(', '),
  };
}

function requireSome(values: string[], place: string, example: string): void {
  if (values.length > 0) return;
  throw new InputError(
    `${place} is empty; name what the client may push, such as ${example}, or "*" for all`,
  );
}

function readRef(value: string, place: string): string {
  if (value === ALL) return ALL;
  try {
    return stringifyEntityRef(
      parseEntityRef(value, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `${place}.agents has "${value}"; write an entity reference such as component:default/quality-guardian, or "*" for all`,
    );
  }
}
