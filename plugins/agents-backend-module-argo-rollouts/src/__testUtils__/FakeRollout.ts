const POD_HASH = 'rollouts-pod-template-hash';

interface Template {
  metadata: { labels: Record<string, string> };
  spec: { containers: Array<{ name: string; image: string }> };
}

/** A Rollout as the tests use it. */
export interface RolloutObject {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Rollout';
  metadata: {
    name: string;
    namespace: string;
    resourceVersion: string;
    generation: number;
    annotations?: Record<string, string>;
  };
  spec: {
    selector: { matchLabels: Record<string, string> };
    template: Template;
    strategy: {
      canary?: { steps: Array<{ setWeight?: number; pause?: object }> };
      blueGreen?: { activeService: string };
    };
  };
  status: {
    phase?: string;
    message?: string;
    abort?: boolean;
    promoteFull?: boolean;
    observedGeneration?: string;
    currentPodHash?: string;
    stableRS?: string;
    currentStepIndex?: number;
    pauseConditions?: object[];
    canary?: {
      weights?: {
        canary: { weight: number };
        stable: { weight: number };
      };
      currentBackgroundAnalysisRunStatus?: object;
    };
  };
}

/** A Rollout with the part of Argo's controller that concerns its traffic. */
export class FakeRollout {
  object: RolloutObject;
  /** While set, the controller takes nothing in. */
  isAsleep = false;
  readonly #templates = new Map<string, Template>();

  private constructor(object: RolloutObject) {
    this.object = object;
  }

  /** One with 1.4.0 stable and the candidate 1.5.0 at weight 0. */
  static create(options: { name: string; weights: number[] }): FakeRollout {
    const { name, weights } = options;
    const template = templateOf(name, '1.4.0');
    const rollout = new FakeRollout({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: {
        name,
        namespace: 'bmad',
        resourceVersion: '1',
        generation: 1,
      },
      spec: {
        selector: { matchLabels: { app: name } },
        template,
        strategy: {
          canary: {
            steps: [
              { pause: {} },
              ...weights.flatMap(setWeight => [{ setWeight }, { pause: {} }]),
            ],
          },
        },
      },
      status: { stableRS: hashOf(template), currentPodHash: hashOf(template) },
    });
    rollout.reconcile();
    rollout.replace({
      ...rollout.object,
      spec: { ...rollout.object.spec, template: templateOf(name, '1.5.0') },
    });
    rollout.reconcile();
    return rollout;
  }

  get replicaSets(): object[] {
    return [...this.#templates].map(([hash, template]) => ({
      metadata: {
        name: `${this.object.metadata.name}-${hash}`,
        namespace: 'bmad',
        resourceVersion: '1',
        labels: { [POD_HASH]: hash },
        ownerReferences: [{ kind: 'Rollout', name: this.object.metadata.name }],
      },
      spec: {
        template: {
          ...template,
          metadata: {
            labels: { ...template.metadata.labels, [POD_HASH]: hash },
          },
        },
      },
    }));
  }

  replace(object: RolloutObject): void {
    const { metadata, spec } = this.object;
    const isOtherSpec = JSON.stringify(object.spec) !== JSON.stringify(spec);
    this.object = {
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: String(Number(metadata.resourceVersion) + 1),
        generation: metadata.generation + (isOtherSpec ? 1 : 0),
      },
    };
  }

  /** What the controller does about the object. */
  reconcile(): void {
    if (this.isAsleep) return;
    const { spec, metadata } = this.object;
    const hash = hashOf(spec.template);
    this.#templates.set(hash, spec.template);
    const steps = spec.strategy.canary?.steps ?? [];
    let status = { ...this.object.status };
    if (status.currentPodHash !== hash) {
      status = {
        ...status,
        currentPodHash: hash,
        currentStepIndex: 0,
        abort: false,
        promoteFull: false,
      };
    }
    if (status.promoteFull) {
      status.stableRS = hash;
      status.promoteFull = false;
    }
    let weight = status.canary?.weights?.canary.weight ?? 0;
    if (status.stableRS === hash) {
      weight = 0;
      status.currentStepIndex = steps.length;
    } else if (status.abort) {
      weight = 0;
      status.currentStepIndex = 0;
    } else {
      const step = steps[status.currentStepIndex ?? 0];
      if (step?.setWeight !== undefined) {
        weight = step.setWeight;
        status.currentStepIndex = (status.currentStepIndex ?? 0) + 1;
      } else if (status.currentStepIndex === 0) {
        weight = 0;
      }
    }
    const next: RolloutObject = {
      ...this.object,
      status: {
        ...status,
        phase: status.abort ? 'Degraded' : 'Healthy',
        message: status.abort ? 'RolloutAborted' : '',
        observedGeneration: String(metadata.generation),
        canary: {
          ...status.canary,
          weights: {
            canary: { weight },
            stable: { weight: 100 - weight },
          },
        },
      },
    };
    if (JSON.stringify(next) !== JSON.stringify(this.object)) {
      this.replace(next);
    }
  }
}

function templateOf(app: string, version: string): Template {
  return {
    metadata: { labels: { app, 'app.kubernetes.io/version': version } },
    spec: { containers: [{ name: 'agent', image: `host:5000/x:${version}` }] },
  };
}

function hashOf(template: Template): string {
  const version = template.metadata.labels['app.kubernetes.io/version'];
  return `hash-${version.replaceAll('.', '-')}`;
}
