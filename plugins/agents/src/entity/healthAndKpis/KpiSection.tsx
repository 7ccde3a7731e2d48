import type {
  HistoryRange,
  KpiCategory,
  KpiResult,
} from '@agent-portal/plugin-agents-common';
import {
  describeKpiCounts,
  KpiBar,
  QueryState,
  useAgentKpis,
} from '@agent-portal/plugin-agents-react';
import { EntityInfoCard, EntityRefLink } from '@backstage/plugin-catalog-react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { NoKpis } from '../cards/NoKpis';
import { useCardStyles } from '../useCardStyles';
import { KpiDetail } from './KpiDetail';

const CATEGORIES: readonly (readonly [KpiCategory, string])[] = [
  ['technical', 'Technical'],
  ['agent', 'Agent'],
  ['business', 'Business'],
];

const useStyles = makeStyles(theme => ({
  category: {
    ...theme.typography.subtitle1,
    margin: theme.spacing(2, 0, 0.5),
    fontWeight: 700,
  },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: theme.spacing(2),
  },
}));

/** Every KPI with its course over a range, grouped by what it is about. */
export function KpiSection(props: {
  agent: string;
  title: string;
  range: HistoryRange;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const [asTable, setAsTable] = useState(false);
  const query = useAgentKpis(props.agent, props.range);
  return (
    <EntityInfoCard
      title="KPIs"
      headerActions={
        <FormControlLabel
          control={
            <Switch
              size="small"
              color="primary"
              checked={asTable}
              onChange={event => setAsTable(event.target.checked)}
            />
          }
          label={<Typography variant="body2">Show as table</Typography>}
        />
      }
    >
      <QueryState
        query={query}
        what={`the KPIs of ${props.title}`}
        stillWorks="The agent itself is not affected by this."
        isEmpty={kpis => kpis.results.length === 0}
        empty={<NoKpis />}
      >
        {kpis => (
          <>
            <div className={classes.headline}>
              <KpiBar counts={kpis.counts} barOnly />
              <span className={classes.text}>
                {describeKpiCounts(kpis.counts)}
              </span>
              {kpis.kpiSet && (
                <span className={classes.text}>
                  as defined in <EntityRefLink entityRef={kpis.kpiSet} />
                </span>
              )}
            </div>
            {CATEGORIES.map(([category, heading]) => (
              <KpiGroup
                key={category}
                heading={heading}
                results={kpis.results.filter(kpi => kpi.category === category)}
                range={props.range}
                asTable={asTable}
              />
            ))}
          </>
        )}
      </QueryState>
    </EntityInfoCard>
  );
}

function KpiGroup(props: {
  heading: string;
  results: readonly KpiResult[];
  range: HistoryRange;
  asTable: boolean;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  if (props.results.length === 0) return null;
  return (
    <section aria-label={`${props.heading} KPIs`}>
      <h4 className={classes.category}>{props.heading}</h4>
      <div className={classes.grid}>
        {props.results.map(result => (
          <KpiDetail
            key={result.id}
            result={result}
            range={props.range}
            asTable={props.asTable}
          />
        ))}
      </div>
    </section>
  );
}
