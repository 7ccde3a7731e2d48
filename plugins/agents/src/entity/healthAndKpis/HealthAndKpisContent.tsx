import type { HistoryRange } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  useAgent,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { ProblemList } from '../ProblemList';
import { ToggleButtons } from '../ToggleButtons';
import { useAgentEntity } from '../useAgentEntity';
import { DependencySection } from './DependencySection';
import { HealthSection } from './HealthSection';
import { KpiSection } from './KpiSection';
import { RANGES, useRange } from './useRange';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(2),
  },
}));

const CHOICES = (Object.keys(RANGES) as HistoryRange[]).map(range => ({
  value: range,
  label: RANGES[range].short,
  name: RANGES[range].long,
}));

/**
 * Health and KPIs of an agent in detail, over a range that the address bar keeps.
 *
 * @public
 */
export function HealthAndKpisContent() {
  return (
    <AgentsQueryProvider>
      <TabContent />
    </AgentsQueryProvider>
  );
}

function TabContent() {
  const classes = useStyles();
  const { ref, title } = useAgentEntity();
  const [range, setRange] = useRange();
  const problems = useAgent(ref).data?.problems ?? [];
  return (
    <div className={classes.root}>
      <ProblemList problems={problems} />
      <ToggleButtons
        label="Range"
        choices={CHOICES}
        isPressed={choice => choice === range}
        onPress={setRange}
      />
      <HealthSection agent={ref} title={title} range={range} />
      <DependencySection agent={ref} range={range} />
      <KpiSection agent={ref} title={title} range={range} />
    </div>
  );
}
