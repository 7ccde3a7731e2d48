import type {
  AgentKpis,
  HistoryRange,
} from '@agent-portal/plugin-agents-common';
import {
  describeKpiCounts,
  KpiBar,
  QueryState,
  useAgentKpis,
  useNow,
} from '@agent-portal/plugin-agents-react';
import { EntityInfoCard, EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetApp from '@material-ui/icons/GetApp';
import ZoomOutMap from '@material-ui/icons/ZoomOutMap';
import { useState } from 'react';
import { downloadCsv } from '../../fleet/export/downloadCsv';
import { NoKpis } from '../cards/NoKpis';
import { useCardStyles } from '../useCardStyles';
import { describeSpan, shownSpan, withinSpan } from './chartData';
import { KpiDetail } from './KpiDetail';
import { formatKpiCsv } from './kpiCsv';
import { groupKpis } from './kpiGroups';
import { RANGES } from './useRange';
import { rangeFor, useZoom } from './useZoom';

const useStyles = makeStyles(theme => ({
  category: {
    ...theme.typography.subtitle1,
    margin: theme.spacing(2, 0, 0.5),
    fontWeight: 700,
  },
  button: { textTransform: 'none' },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
    gap: theme.spacing(2),
  },
}));

/**
 * Every KPI with its course over a range, or the part of it that is zoomed to, grouped by what it is
 * about.
 */
export function KpiSection(props: {
  agent: string;
  title: string;
  range: HistoryRange;
}) {
  const [asTable, setAsTable] = useState(false);
  const [zoom] = useZoom();
  const range = rangeFor(props.range, zoom, useNow(60_000));
  const query = useAgentKpis(props.agent, range);
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
        {kpis => <KpiGroups {...props} kpis={kpis} asTable={asTable} />}
      </QueryState>
    </EntityInfoCard>
  );
}

function KpiGroups(props: {
  agent: string;
  range: HistoryRange;
  kpis: AgentKpis;
  asTable: boolean;
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { kpis, range } = props;
  const [zoom, setZoom] = useZoom();
  const span = shownSpan(range, zoom, Date.parse(kpis.asOf));
  const exportPoints = () =>
    downloadCsv(
      formatKpiCsv(kpis.results.map(result => withinSpan(result, span))),
      `${props.agent.replace(/[^\w-]+/g, '-')}-kpis.csv`,
    );
  return (
    <>
      <div className={classes.headline}>
        <KpiBar counts={kpis.counts} barOnly />
        <span className={classes.text}>{describeKpiCounts(kpis.counts)}</span>
        {kpis.kpiSet && (
          <span className={classes.text}>
            as defined in <EntityRefLink entityRef={kpis.kpiSet} />
          </span>
        )}
      </div>
      <div className={classes.headline}>
        {zoom && (
          <>
            <span className={classes.text}>Charts {describeSpan(zoom)}</span>
            <Button
              size="small"
              className={classes.button}
              startIcon={<ZoomOutMap />}
              onClick={() => setZoom(undefined)}
            >
              Show all of {RANGES[range].long}
            </Button>
          </>
        )}
        <Button
          size="small"
          className={classes.button}
          startIcon={<GetApp />}
          onClick={exportPoints}
        >
          Export points as CSV
        </Button>
      </div>
      {groupKpis(kpis.results).map(({ heading, results }) => (
        <section key={heading} aria-label={`${heading} KPIs`}>
          <h4 className={classes.category}>{heading}</h4>
          <div className={classes.grid}>
            {results.map(result => (
              <KpiDetail
                key={result.id}
                result={result}
                range={range}
                zoom={zoom}
                span={span}
                asTable={props.asTable}
                onZoom={setZoom}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
