import type { ConditionContext } from '../conditions/ConditionContext';
import type { ConditionDraft } from '../conditions/ConditionDraft';
import type { DependencyEvidence, InstanceHealthEvidence } from '../evidence';

/** Health is found out by and by; a KPI that fell so much earlier still fell for the same reason. */
const DETECTION_MS = 5 * 60_000;

/**
 * What fails so long after what it depends on fails for another reason, unless it says otherwise
 * itself.
 */
const COLLAPSE_MS = 15 * 60_000;

interface Failing {
  fingerprint: string;
  isFailing: boolean;
  since: number;
}

/** Finds what conditions are a consequence of. */
export class CauseIndex {
  static create(
    context: ConditionContext,
    drafts: readonly ConditionDraft[],
  ): CauseIndex {
    const index = new CauseIndex(context);
    for (const draft of drafts) index.add(draft);
    return index;
  }

  /** Dependencies by environment and reference. */
  private readonly dependencies = new Map<string, Failing>();
  /** Dependencies by environment, the agent that reports them, and the name of the component. */
  private readonly components = new Map<string, Failing[]>();
  /** Health of agents by environment and reference. */
  private readonly health = new Map<string, Failing>();

  private constructor(private readonly context: ConditionContext) {}

  causesOf({
    instances,
    dependency,
    kpi,
    condition,
  }: ConditionDraft): string[] {
    if (instances) return this.causesOfHealth(instances);
    if (dependency) return this.causesOfDependency(dependency);
    if (!kpi || kpi.category === 'business') return [];
    const health = this.health.get(key(kpi.environmentRef ?? '', kpi.agentRef));
    const follows =
      health?.isFailing &&
      (kpi.status === 'unknown' ||
        condition.since >= health.since - DETECTION_MS);
    return follows ? [health.fingerprint] : [];
  }

  /** What it depends on, and where it is an agent, what that agent says itself. */
  private causesOfDependency({
    environmentRef,
    ref,
    status,
    dependsOn = [],
  }: DependencyEvidence): string[] {
    const mustFail = status === 'fail';
    const own = ref === undefined ? [] : [key(environmentRef, ref)];
    return [
      ...own.flatMap(at => list(this.health.get(at), mustFail)),
      ...dependsOn.flatMap(one => [
        ...list(this.dependencies.get(key(environmentRef, one)), mustFail),
        ...list(this.health.get(key(environmentRef, one)), mustFail),
      ]),
    ];
  }

  private add({ condition, instances = [], dependency }: ConditionDraft): void {
    const { fingerprint, since } = condition;
    // Of an agent with several instances each has a condition of its own, which comes later.
    for (const { agentRef, environmentRef, status } of instances) {
      this.health.set(key(environmentRef, agentRef), {
        fingerprint,
        since,
        isFailing: status === 'fail',
      });
    }
    if (!dependency) return;
    const { environmentRef, ref, agents } = dependency;
    const failing = {
      fingerprint,
      since,
      isFailing: dependency.status === 'fail',
    };
    if (ref !== undefined) {
      this.dependencies.set(key(environmentRef, ref), failing);
    }
    for (const { agentRef, component } of agents) {
      const at = key(environmentRef, agentRef, nameOfComponent(component));
      const known = this.components.get(at);
      if (known) known.push(failing);
      else this.components.set(at, [failing]);
    }
  }

  /** Only what explains every instance, and all that fails in it, is a cause. */
  private causesOfHealth(
    instances: readonly InstanceHealthEvidence[],
  ): string[] {
    const causes = new Set<string>();
    for (const instance of instances) {
      const found = this.causesOfInstance(instance);
      if (found.length === 0) return [];
      for (const cause of found) causes.add(cause);
    }
    return [...causes];
  }

  private causesOfInstance(instance: InstanceHealthEvidence): string[] {
    const { agentRef, environmentRef, status, failing } = instance;
    const mustFail = status === 'fail';
    if (failing.length === 0) return mustFail ? this.along(instance) : [];
    const causes: string[] = [];
    for (const component of failing) {
      const found = (
        this.components.get(
          key(environmentRef, agentRef, nameOfComponent(component)),
        ) ?? []
      ).flatMap(one => list(one, mustFail));
      if (found.length === 0) return [];
      causes.push(...found);
    }
    return causes;
  }

  /** What it depends on as the catalog says, where it fails without saying what in it does. */
  private along(instance: InstanceHealthEvidence): string[] {
    const { agentRef, environmentRef } = instance;
    const since = this.context.began(instance.since);
    const { dependsOn = [] } = this.context.agents.get(agentRef) ?? {};
    const found = dependsOn.flatMap(ref => {
      const at = key(environmentRef, ref);
      return ref === agentRef
        ? []
        : [this.dependencies.get(at), this.health.get(at)];
    });
    return found
      .filter(one => one && since <= one.since + COLLAPSE_MS)
      .flatMap(one => list(one, true));
  }
}

/** A mere warning does not explain a failure. */
function list(found: Failing | undefined, mustFail: boolean): string[] {
  return found && (found.isFailing || !mustFail) ? [found.fingerprint] : [];
}

/** `database` of `database:latency`. */
function nameOfComponent(component: string): string {
  const end = component.lastIndexOf(':');
  return end > 0 ? component.slice(0, end) : component;
}

function key(...parts: string[]): string {
  return parts.join('\n');
}
