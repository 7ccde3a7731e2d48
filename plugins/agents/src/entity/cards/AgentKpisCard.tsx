import {
  type AgentKpis,
  formatKpiValue,
  type KpiResult,
} from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  describeKpiCounts,
  KpiBar,
  KpiFigure,
  QueryState,
  Sparkline,
  useAgentKpis,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { HEALTH_AND_KPIS_PATH, useAgentEntity } from '../useAgentEntity';
import { useCardStyles } from '../useCardStyles';
import { NoKpis } from './NoKpis';

const MOST_KPIS = 6;

const useStyles = makeStyles(theme => ({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    gap: theme.spacing(0.5, 2),
  },
  // As many beside each other as the card is wide for.
  kpis: {
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
    alignItems: 'start',
    gap: theme.spacing(2, 4),
  },
  summary: { marginBottom: theme.spacing(1.5) },
  figure: { flex: '1 1 200px', minWidth: 0 },
  trend: { flex: '0 1 auto', minWidth: 0 },
}));

/**
 * How the agent's KPIs stand against their targets: the worst six, with their course.
 *
 * @public
 */
export function AgentKpisCard() {
  return (
    <AgentsQueryProvider>
      <CardContent />
    </AgentsQueryProvider>
  );
}

function CardContent() {
  const { ref, title, tab } = useAgentEntity();
  const query = useAgentKpis(ref);
  const total = query.data?.results.length ?? 0;
  return (
    <EntityInfoCard
      title="KPIs"
      footerActions={
        <Link to={tab(HEALTH_AND_KPIS_PATH)}>
          {total > 0 ? `All ${total} KPIs` : 'All KPIs'}
        </Link>
      }
    >
      <QueryState
        query={query}
        what={`the KPIs of ${title}`}
        stillWorks="The agent itself is not affected by this."
        isEmpty={kpis => kpis.results.length === 0}
        empty={<NoKpis />}
      >
        {kpis => <WorstKpis kpis={kpis} />}
      </QueryState>
    </EntityInfoCard>
  );
}

function WorstKpis(props: { kpis: AgentKpis }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { counts, results } = props.kpis;
  return (
    <>
      <div className={`${classes.headline} ${classes.summary}`}>
        <KpiBar counts={counts} barOnly />
        <span className={classes.text}>{describeKpiCounts(counts)}</span>
      </div>
      <ul className={`${classes.plainList} ${classes.kpis}`}>
        {results.slice(0, MOST_KPIS).map(result => (
          <li key={result.id} className={classes.row}>
            <div className={classes.figure}>
              <KpiFigure result={result} dense />
            </div>
            {result.points.length > 0 && (
              <div className={classes.trend}>
                <KpiSparkline result={result} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function KpiSparkline(props: { result: KpiResult }) {
  const { title, unit, scale, target, points } = props.result;
  return (
    <Sparkline
      label={title}
      points={points}
      target={target}
      format={value => formatKpiValue(value, unit, scale)}
    />
  );
}
