import type {
  AlertPolicyInForce,
  AlertRecord,
} from '@agent-portal/plugin-agents-common';
import type { AuthService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AgentStore } from '../../catalog/AgentStore';
import { isUser, listAbove, listMembers } from './groups';
import { nameRefs } from './nameRefs';

/** Who is told, and what is to be known about that. */
export interface Recipients {
  /** Entity references, sorted; empty where nobody is to be found. */
  refs: string[];
  /** In sentences. */
  notes: string[];
}

/** What {@link RecipientResolver} works with. */
export interface RecipientResolverOptions {
  agents: Pick<AgentStore, 'listAgents'>;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  auth: AuthService;
  /** Who is told where nobody else is to be found: entity references. */
  fallback: readonly string[];
}

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'spec',
  'relations',
];
/** Groups within groups are followed so far down. */
const MOST_LEVELS = 6;
const MOST_USERS = 1_000;

/** Finds out from the catalog who `owner` and `parent` of an alert are. */
export class RecipientResolver {
  readonly #options: RecipientResolverOptions;

  private constructor(options: RecipientResolverOptions) {
    this.#options = options;
  }

  static create(options: RecipientResolverOptions): RecipientResolver {
    return new RecipientResolver(options);
  }

  /**
   * Who that is to be told of an alert. A group without people is nobody. Where one of them is not
   * to be found, the owner of the policy is told as well; where that leaves nobody, those to whom
   * the policy escalates are, and after them those of the configuration.
   */
  async resolve(
    to: readonly string[],
    record: AlertRecord,
    policies: readonly AlertPolicyInForce[],
  ): Promise<Recipients> {
    const owners = await this.#listOwners(record);
    const policy = policies.find(
      ({ ref }) => ref === record.condition.rule.policy,
    );
    const asked = [
      ...owners,
      ...to.filter(isRef),
      ...listOne(policyOwner(policy)),
    ];
    const entities = await this.#getEntities(asked);
    const found = new Set<string>();
    const notes: string[] = [];
    for (const term of to) {
      const refs = findRefs(term, { owners, entities });
      const { reached, empty } = await this.#divide(refs, entities);
      for (const ref of reached) found.add(ref);
      if (refs.length === 0) notes.push(sayMissing(term, owners));
      if (empty.length > 0)
        notes.push(`There is nobody in ${nameRefs(empty)}.`);
    }
    if (notes.length > 0) {
      const instead = await this.#findInstead(policy, found.size > 0);
      for (const ref of instead.refs) found.add(ref);
      notes.push(instead.note);
    }
    return { refs: [...found].sort(), notes };
  }

  async #findInstead(
    policy: AlertPolicyInForce | undefined,
    isSomebodyTold: boolean,
  ): Promise<{ refs: string[]; note: string }> {
    const tiers = [
      {
        whose: 'the owner of the policy is told',
        refs: listOne(policyOwner(policy)),
      },
      {
        whose: 'those are told to whom the policy escalates',
        refs: listEscalation(policy),
      },
      {
        whose: 'those of agents.alerts.fallback are told',
        refs: [...this.#options.fallback],
      },
    ];
    for (const { whose, refs } of isSomebodyTold ? tiers.slice(0, 1) : tiers) {
      const entities = await this.#getEntities(refs);
      const { reached } = await this.#divide([...entities.keys()], entities);
      if (reached.length > 0) {
        return { refs: reached, note: `So ${whose}, ${nameRefs(reached)}.` };
      }
    }
    return {
      refs: [],
      note: isSomebodyTold
        ? 'Nor is there an owner of the policy to be told.'
        : 'Nobody could be reached: give these groups members, or name somebody in agents.alerts.fallback.',
    };
  }

  /** Recipients with people, and those without. */
  async #divide(
    refs: string[],
    entities: Map<string, Entity>,
  ): Promise<{ reached: string[]; empty: string[] }> {
    const reached: string[] = [];
    const empty: string[] = [];
    for (const ref of refs) {
      const known =
        entities.get(ref) ?? (await this.#getEntities([ref])).get(ref);
      const hasPeople = known !== undefined && (await this.#hasPeople(known));
      (hasPeople ? reached : empty).push(ref);
    }
    return { reached, empty };
  }

  /** Whether it is a person, or a group with one that the catalog has, in it or below it. */
  async #hasPeople(entity: Entity): Promise<boolean> {
    if (isUser(entity)) return true;
    const seen = new Set<string>();
    let level = listMembers(entity);
    for (let depth = 0; level.length > 0 && depth < MOST_LEVELS; depth++) {
      for (const ref of level) seen.add(ref);
      const members = await this.#getEntities(level.slice(0, MOST_USERS));
      if ([...members.values()].some(isUser)) return true;
      const below = [...members.values()].flatMap(listMembers);
      level = [...new Set(below)].filter(ref => !seen.has(ref));
    }
    return false;
  }

  /** Users among recipients, those in groups and in groups below them included. */
  async listUsers(refs: readonly string[]): Promise<string[]> {
    const users = new Set<string>();
    const seen = new Set<string>();
    let level = [...refs];
    for (let depth = 0; level.length > 0 && depth < MOST_LEVELS; depth++) {
      for (const ref of level) {
        seen.add(ref);
        if (ref.startsWith('user:')) users.add(ref);
      }
      const groups = level.filter(ref => ref.startsWith('group:'));
      const entities = await this.#getEntities(groups);
      const members = [...entities.values()].flatMap(listMembers);
      level = [...new Set(members)].filter(ref => !seen.has(ref));
      if (users.size >= MOST_USERS) break;
    }
    return [...users].sort().slice(0, MOST_USERS);
  }

  async #listOwners(record: AlertRecord): Promise<string[]> {
    const { agents, subjectRef } = record.condition;
    const refs = agents.map(({ ref }) => ref);
    const known = await this.#options.agents.listAgents(
      refs.length > 0 ? refs : listOne(subjectRef),
    );
    const owners = known.map(({ owner }) => owner).filter(owner => owner);
    return [...new Set(owners)].sort();
  }

  async #getEntities(refs: string[]): Promise<Map<string, Entity>> {
    const { catalog, auth } = this.#options;
    const entityRefs = [...new Set(refs)];
    if (entityRefs.length === 0) return new Map();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: FIELDS },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return new Map(
      entityRefs.flatMap((ref, index) => {
        const entity = items[index];
        return entity ? [[ref, entity]] : [];
      }),
    );
  }
}

function findRefs(
  term: string,
  known: { owners: string[]; entities: Map<string, Entity> },
): string[] {
  const { owners, entities } = known;
  switch (term) {
    case 'owner':
      return owners.filter(owner => entities.has(owner));
    case 'parent':
      return owners.flatMap(owner => listAbove(entities.get(owner)));
    default:
      return entities.has(term) ? [term] : [];
  }
}

function sayMissing(term: string, owners: string[]): string {
  const whose = owners.length > 0 ? nameRefs(owners) : 'the agents';
  switch (term) {
    case 'owner':
      return owners.length > 0
        ? `The catalog has no ${whose}, which is to own the agents.`
        : 'The agents have no owner in the catalog.';
    case 'parent':
      return owners.length > 0
        ? `The catalog has no group above ${whose}.`
        : 'The agents have no owner in the catalog, so there is no group above it.';
    default:
      return `The catalog has no ${term}.`;
  }
}

function policyOwner(
  policy: AlertPolicyInForce | undefined,
): string | undefined {
  return policy?.spec.owner || undefined;
}

/** Whom the policy names in its escalation. */
function listEscalation(policy: AlertPolicyInForce | undefined): string[] {
  const steps = policy?.spec.escalation ?? [];
  return [...new Set(steps.flatMap(({ to }) => to.filter(isRef)))];
}

function isRef(term: string): boolean {
  return term !== 'owner' && term !== 'parent';
}

function listOne(ref: string | undefined): string[] {
  return ref === undefined ? [] : [ref];
}
