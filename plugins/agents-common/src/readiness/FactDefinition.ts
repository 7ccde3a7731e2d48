/**
 * A fact that conditions can ask for.
 *
 * @public
 */
export type FactDefinition = {
  /** The id, or its beginning when it ends with `*`, as in `kpi.*`. */
  id: string;
  title: string;
  description: string;
  type: 'number' | 'text' | 'boolean' | 'list' | 'object';
};

/**
 * The facts that the portal knows about every agent without any scorecard declaring them. Those
 * that start with `has` carry the names that Tech Insights gives them.
 *
 * @public
 */
export const BUILT_IN_FACTS: readonly FactDefinition[] = [
  {
    id: 'entity',
    title: 'Catalog entity',
    description:
      'The entity as the catalog has it: kind, metadata, spec and relations; use a path.',
    type: 'object',
  },
  {
    id: 'hasOwner',
    title: 'Has an owner',
    description: 'Whether spec.owner is set.',
    type: 'boolean',
  },
  {
    id: 'hasGroupOwner',
    title: 'Is owned by a group',
    description: 'Whether the owner is a group.',
    type: 'boolean',
  },
  {
    id: 'hasTitle',
    title: 'Has a title',
    description: 'Whether metadata.title is set.',
    type: 'boolean',
  },
  {
    id: 'hasDescription',
    title: 'Has a description',
    description: 'Whether metadata.description is set.',
    type: 'boolean',
  },
  {
    id: 'hasTags',
    title: 'Has tags',
    description: 'Whether metadata.tags has any.',
    type: 'boolean',
  },
  {
    id: 'hasAnnotationBackstageIoTechdocsRef',
    title: 'Has documentation',
    description: 'Whether the annotation backstage.io/techdocs-ref is set.',
    type: 'boolean',
  },
  {
    id: 'phase',
    title: 'Rollout phase',
    description: 'How far its release has come, such as `staging`.',
    type: 'text',
  },
  {
    id: 'wave',
    title: 'Wave',
    description: 'Id of its wave in the rollout plan; empty when it has none.',
    type: 'text',
  },
  {
    id: 'health.status',
    title: 'Health',
    description: 'Health over all instances: `pass`, `warn` or `fail`.',
    type: 'text',
  },
  ...(['development', 'staging', 'production'] as const).flatMap(
    (stage): FactDefinition[] => [
      {
        id: `health.${stage}.status`,
        title: `Health in ${stage}`,
        description: `Worst health of its instances in ${stage}.`,
        type: 'text',
      },
      {
        id: `metrics.${stage}.readable`,
        title: `Metrics in ${stage}`,
        description: `Whether the metrics of all its instances in ${stage} were read at the last attempt.`,
        type: 'boolean',
      },
    ],
  ),
  {
    id: 'kpis.status',
    title: 'KPIs',
    description:
      'The worst verdict of its KPIs: `met`, `at-risk` or `not-met`.',
    type: 'text',
  },
  {
    id: 'kpi.*',
    title: 'Value of a KPI',
    description:
      'What was observed, in the unit of the KPI; ratios run from 0 to 1.',
    type: 'number',
  },
  {
    id: 'kpi-status.*',
    title: 'Verdict of a KPI',
    description: '`met`, `at-risk` or `not-met`.',
    type: 'text',
  },
  {
    id: 'alerts.open',
    title: 'Open alerts',
    description:
      'How many alerts about it are not resolved; those about rollouts and levels do not count.',
    type: 'number',
  },
  {
    id: 'alerts.openP0P1',
    title: 'Open P0 and P1 alerts',
    description: 'How many of the open alerts are of P0 or P1.',
    type: 'number',
  },
  {
    id: 'alerts.unacknowledged',
    title: 'Alerts that nobody has acknowledged',
    description: 'How many of the open alerts nobody has acknowledged.',
    type: 'number',
  },
  {
    id: 'alerts.open.*',
    title: 'Open alerts',
    description:
      'How many alerts of a severity, P0 to P3, are not resolved; those about rollouts and levels do not count.',
    type: 'number',
  },
];

/**
 * The definition of a built-in fact, by its id.
 *
 * @public
 */
export function findBuiltInFact(id: string): FactDefinition | undefined {
  return BUILT_IN_FACTS.find(fact =>
    fact.id.endsWith('*')
      ? id.startsWith(fact.id.slice(0, -1)) && id.length >= fact.id.length
      : fact.id === id,
  );
}
