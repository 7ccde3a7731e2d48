import {
  HEALTH_STATUSES,
  type HealthComponent,
} from '@agent-portal/plugin-agents-common';
import { RelativeTime, StatusLabel } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../ScrollableTable';

const useStyles = makeStyles({
  value: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  name: { minWidth: 140 },
  output: { overflowWrap: 'anywhere', minWidth: 120 },
});

/** What an instance reports of its components, the worst first. */
export function ComponentsTable(props: {
  title: string;
  components: readonly HealthComponent[];
}) {
  const classes = useStyles();
  const components = [...props.components].sort(
    (a, b) =>
      HEALTH_STATUSES.indexOf(b.status) - HEALTH_STATUSES.indexOf(a.status) ||
      a.id.localeCompare(b.id),
  );
  return (
    <ScrollableTable label={`Components in ${props.title}`}>
      <TableHead>
        <TableRow>
          <TableCell>Component</TableCell>
          <TableCell>Status</TableCell>
          <TableCell align="right">Value</TableCell>
          <TableCell>Output</TableCell>
          <TableCell align="right">So since</TableCell>
          <TableCell align="right">Age</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {components.map((component, index) => (
          <TableRow key={`${component.id} ${component.componentId ?? index}`}>
            <TableCell component="th" scope="row" className={classes.name}>
              {component.id}
              {component.componentType && ` (${component.componentType})`}
            </TableCell>
            <TableCell>
              <StatusLabel kind="health" status={component.status} />
            </TableCell>
            <TableCell align="right" className={classes.value}>
              {describeValue(component)}
            </TableCell>
            <TableCell className={classes.output}>{component.output}</TableCell>
            <TableCell align="right" className={classes.value}>
              {component.since ? <RelativeTime at={component.since} /> : '—'}
            </TableCell>
            <TableCell align="right" className={classes.value}>
              {component.time ? <RelativeTime at={component.time} /> : '—'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}

function describeValue({ value, unit }: HealthComponent): string {
  if (value === undefined) return '—';
  const text =
    typeof value === 'number'
      ? value.toLocaleString('en-US', { maximumFractionDigits: 2 })
      : String(value);
  return unit ? `${text} ${unit}` : text;
}
