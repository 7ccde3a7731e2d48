import { useCardStyles } from '../useCardStyles';

/** What it means that there is no KPI, and what to do. */
export function NoKpis() {
  const classes = useCardStyles();
  return (
    <p className={classes.text}>
      No KPIs apply to it. Name a KpiSet under <code>spec.agent.kpis</code> of
      its catalog entry, or mark one KpiSet as the default.
    </p>
  );
}
