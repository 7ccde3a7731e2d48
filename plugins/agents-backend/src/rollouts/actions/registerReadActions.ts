import type { RolloutActionsOptions } from './registerRolloutActions';
import { rolloutSummarySchema, toRolloutSummary } from './rolloutSummary';

const MOST_ROLLOUTS = 50;

/** `list-rollouts` and `get-rollout`. */
export function registerReadActions(options: RolloutActionsOptions): void {
  const { registry, queries, toCaller } = options;
  const attributes = { readOnly: true, idempotent: true, destructive: false };

  registry.register({
    name: 'list-rollouts',
    title: 'List rollouts of agents',
    description:
      'Lists rollouts of AI agents that the caller may see, those under way first: which release gets how much traffic, what it waits for, and what the caller may do.',
    attributes,
    schema: {
      input: z =>
        z.object({
          agent: z
            .string()
            .optional()
            .describe('Entity reference, such as component:default/architect'),
          plan: z.string().optional().describe('Entity reference of a plan'),
          environment: z.string().optional().describe('Entity reference'),
          active: z
            .boolean()
            .optional()
            .describe('Only those under way, or only those that ended'),
        }),
      output: z =>
        z.object({
          rollouts: z.array(rolloutSummarySchema(z)),
          total: z.number(),
        }),
    },
    async action({ input, credentials }) {
      const { items, total } = await queries.list(
        { ...input, limit: MOST_ROLLOUTS },
        await toCaller(credentials),
      );
      return { output: { rollouts: items.map(toRolloutSummary), total } };
    },
  });

  registry.register({
    name: 'get-rollout',
    title: 'Get a rollout of an agent',
    description:
      'Tells how one rollout of an AI agent stands: traffic, bake, verdict, gates, what holds it, and what the caller may do.',
    attributes,
    schema: {
      input: z => z.object({ id: z.string().min(1).max(63) }),
      output: z => z.object({ rollout: rolloutSummarySchema(z) }),
    },
    async action({ input, credentials }) {
      const caller = await toCaller(credentials);
      const rollout = await queries.getDetail(input.id, caller);
      return { output: { rollout: toRolloutSummary(rollout) } };
    },
  });
}
