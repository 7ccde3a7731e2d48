import { z } from 'zod';

const weight = z.number().min(0).max(100);

const template = z.looseObject({
  metadata: z
    .looseObject({ labels: z.record(z.string(), z.string()).optional() })
    .optional(),
  spec: z
    .looseObject({
      containers: z.array(
        z.looseObject({ name: z.string(), image: z.string().optional() }),
      ),
    })
    .optional(),
});

/** The pods that a revision consists of. */
export type PodTemplate = z.output<typeof template>;

const metadata = z.looseObject({
  name: z.string(),
  namespace: z.string(),
  resourceVersion: z.string(),
  generation: z.number().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  ownerReferences: z
    .array(z.looseObject({ kind: z.string(), name: z.string() }))
    .optional(),
});

const analysis = z.looseObject({
  name: z.string(),
  status: z.string(),
  message: z.string().optional(),
});

/** Absent in others' words is `null` too. */
const step = z.looseObject({
  setWeight: weight.optional(),
  pause: z.looseObject({ duration: z.unknown() }).partial().nullish(),
});

/** What is read of an Argo Rollouts `Rollout`. */
export const rolloutSchema = z.looseObject({
  metadata,
  spec: z.looseObject({
    template: template.optional(),
    workloadRef: z.looseObject({ name: z.string().optional() }).optional(),
    strategy: z
      .looseObject({
        canary: z
          .looseObject({
            steps: z.array(step).optional(),
          })
          .optional(),
      })
      .optional(),
  }),
  status: z
    .looseObject({
      phase: z.string().optional(),
      message: z.string().optional(),
      abort: z.boolean().optional(),
      observedGeneration: z.string().optional(),
      currentPodHash: z.string().optional(),
      stableRS: z.string().optional(),
      currentStepIndex: z.number().int().optional(),
      canary: z
        .looseObject({
          weights: z
            .looseObject({ canary: z.looseObject({ weight }) })
            .optional(),
          currentStepAnalysisRunStatus: analysis.optional(),
          currentBackgroundAnalysisRunStatus: analysis.optional(),
        })
        .optional(),
    })
    .optional(),
});

/** A step of the canary strategy. */
export type CanaryStep = z.output<typeof step>;

export type Rollout = z.output<typeof rolloutSchema>;

/** The pods of one revision. */
export const replicaSetSchema = z.looseObject({
  metadata,
  spec: z.looseObject({ template }),
});

export type ReplicaSet = z.output<typeof replicaSetSchema>;

/** A list of objects, which are looked at one by one. */
export const listSchema = z.looseObject({ items: z.array(z.unknown()) });
