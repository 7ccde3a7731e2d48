import { audited } from '../../audit/audited';
import type { RolloutActionsOptions } from './registerRolloutActions';
import { rolloutSummarySchema, toRolloutSummary } from './rolloutSummary';

const OPERATIONS = [
  'approve',
  'pause',
  'resume',
  'promote',
  'abort',
  'rollback',
  'retry',
  'signal',
] as const;

/** `create-rollout`, `operate-rollout` and `stop-line`. */
export function registerWriteActions(options: RolloutActionsOptions): void {
  const { registry, auditor, rollouts, stopLine, toCaller } = options;
  const attributes = { readOnly: false, idempotent: false, destructive: true };

  registry.register({
    name: 'create-rollout',
    title: 'Roll out a release of an agent',
    description:
      'Rolls a release of an AI agent out into an environment. It begins by itself once its plan, its gates and its approvals let it. Needs the permission agents.rollout.operate.',
    attributes,
    schema: {
      input: z =>
        z.object({
          agent: z.string().describe('Entity reference'),
          environment: z.string().describe('Entity reference, or name'),
          version: z.string().describe('The version to roll out'),
          strategy: z
            .string()
            .optional()
            .describe(
              "One of the plan, or blue-green or canary; absent: that of the agent's wave",
            ),
          reason: z.string().optional(),
        }),
      output: z => z.object({ rollout: rolloutSummarySchema(z) }),
    },
    async action({ input, credentials }) {
      const { agent, environment, version, strategy } = input;
      const rollout = await audited(
        auditor,
        {
          eventId: 'rollout-create',
          meta: { agent, environment, version, strategy, through: 'action' },
        },
        async () => {
          const caller = await toCaller(credentials);
          const answer = await rollouts.create(input, caller);
          return { answer, meta: { id: answer.id, actor: caller.actor } };
        },
      );
      return { output: { rollout: toRolloutSummary(rollout) } };
    },
  });

  registry.register({
    name: 'operate-rollout',
    title: 'Operate a rollout of an agent',
    description:
      'Approves, pauses, resumes, promotes, aborts, rolls back or retries a rollout, or reports a signal to it. Approving needs the permission agents.rollout.approve, everything else agents.rollout.operate; promote passes no gate and no hold.',
    attributes,
    schema: {
      input: z =>
        z.object({
          id: z.string().min(1).max(63),
          operation: z.enum(OPERATIONS),
          reason: z
            .string()
            .optional()
            .describe('Needed for pause, promote, abort, rollback and signal'),
          revision: z
            .number()
            .optional()
            .describe('As it was read; refused when somebody was faster'),
          gate: z.string().optional().describe('Needed for approve'),
          signal: z.string().optional().describe('Needed for signal'),
        }),
      output: z => z.object({ rollout: rolloutSummarySchema(z) }),
    },
    async action({ input, credentials }) {
      const { id, operation, ...body } = input;
      const rollout = await audited(
        auditor,
        {
          eventId: 'rollout-operate',
          severityLevel: 'medium',
          meta: { id, operation, ...body, through: 'action' },
        },
        async () => {
          const caller = await toCaller(credentials);
          const answer = await rollouts.operate(id, operation, {
            body,
            caller,
          });
          return {
            answer,
            meta: { state: answer.state, actor: caller.actor },
          };
        },
      );
      return { output: { rollout: toRolloutSummary(rollout) } };
    },
  });

  registry.register({
    name: 'stop-line',
    title: 'Stop every rollout, or let them go on',
    description:
      'Stops every rollout of the fleet at once, or lets them go on; traffic stays as it is, and rolling back still works. Needs the permission agents.rollout.operate.',
    attributes: { ...attributes, idempotent: true },
    schema: {
      input: z =>
        z.object({
          stopped: z.boolean(),
          reason: z.string().min(3).max(2_000),
        }),
      output: z =>
        z.object({
          stopped: z.boolean(),
          active: z.number().describe('Rollouts under way'),
        }),
    },
    async action({ input, credentials }) {
      const line = await audited(
        auditor,
        {
          eventId: 'stop-line-set',
          severityLevel: 'high',
          meta: { ...input, through: 'action' },
        },
        async () => {
          const caller = await toCaller(credentials);
          const answer = await stopLine.set(input, caller);
          return {
            answer,
            meta: { stopped: answer.stopped, actor: caller.actor },
          };
        },
      );
      return { output: { stopped: line.stopped, active: line.active } };
    },
  });
}
