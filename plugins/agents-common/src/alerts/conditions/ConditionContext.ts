import type { AlertRule, AlertTrigger } from '../../entities';
import type { AlertAgent, AlertEvidence } from '../evidence';
import type { AlertPolicyInForce } from '../model';
import { createPolicyChooser } from '../policy/choosePolicy';
import { holdOf, resolveAfterOf } from '../policy/policySettings';

type TriggerOf<T extends AlertTrigger['type']> = Extract<
  AlertTrigger,
  { type: T }
>;

/** A rule, ready to be held against evidence. */
export interface ReadyRule {
  policy: AlertPolicyInForce;
  rule: AlertRule;
  /** Where it stands in its policy. */
  index: number;
  holdMs: number;
  resolveAfterMs: number;
}

/** A rule with one kind of trigger. */
export interface RuleOn<T extends AlertTrigger['type']> extends ReadyRule {
  on: TriggerOf<T>;
}

type RuleBook = { [T in AlertTrigger['type']]: RuleOn<T>[] };

/** What rules are held against evidence with: which agents there are, and which policy is whose. */
export class ConditionContext {
  static create(
    evidence: AlertEvidence,
    policies: readonly AlertPolicyInForce[],
    now: number,
  ): ConditionContext {
    return new ConditionContext(
      new Map(evidence.agents.map(agent => [agent.ref, agent])),
      createPolicyChooser(policies),
      now,
    );
  }

  private readonly chosen = new Map<string, AlertPolicyInForce>();
  private readonly books = new Map<AlertPolicyInForce, RuleBook>();

  private constructor(
    readonly agents: ReadonlyMap<string, AlertAgent>,
    private readonly choose: (agent?: AlertAgent) => AlertPolicyInForce,
    readonly now: number,
  ) {}

  /** When something began; what lies ahead of the clock begins now. */
  began(since: number): number {
    return Math.min(since, this.now);
  }

  /** The policy of an agent; without one, that of the fleet as a whole. */
  policyOf(agent: AlertAgent | undefined): AlertPolicyInForce {
    const key = agent?.ref ?? '';
    const known = this.chosen.get(key);
    if (known) return known;
    const policy = this.choose(agent);
    this.chosen.set(key, policy);
    return policy;
  }

  /** The rules of a policy that have a trigger of some type. */
  rulesOf<T extends AlertTrigger['type']>(
    policy: AlertPolicyInForce,
    type: T,
  ): ReadonlyArray<RuleOn<T>> {
    const known = this.books.get(policy);
    if (known) return known[type];
    const book = toBook(policy);
    this.books.set(policy, book);
    return book[type];
  }
}

function toBook(policy: AlertPolicyInForce): RuleBook {
  const book: RuleBook = {
    health: [],
    dependency: [],
    kpi: [],
    'kpi-burn': [],
    rollout: [],
    readiness: [],
    external: [],
  };
  for (const [index, rule] of policy.spec.rules.entries()) {
    const ready: ReadyRule = {
      policy,
      rule,
      index,
      holdMs: holdOf(rule),
      resolveAfterMs: resolveAfterOf(rule),
    };
    put(book, ready, rule.on);
  }
  return book;
}

function put<T extends AlertTrigger['type']>(
  book: RuleBook,
  ready: ReadyRule,
  on: TriggerOf<T>,
): void {
  const rules: RuleOn<T>[] = book[on.type as T];
  rules.push({ ...ready, on });
}
