import {
  type CheckColumn,
  type ReadinessLevel,
  formatDuration,
} from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollableTable } from '../../entity/ScrollableTable';
import { webAddress } from '../../entity/readiness/webAddress';
import { titleOfLevel } from '../levelTitle';
import { usePageStyles } from '../usePageStyles';

const KIND_WORDS: Record<CheckColumn['kind'], string> = {
  automatic: 'Automatic',
  attestation: 'Signed by a person',
  mixed: 'Automatic and signed',
};

/** The checks: what each asks for in plain words, and whether facts decide it or a person signs. */
export function CheckTable(props: {
  levels: readonly ReadinessLevel[];
  columns: readonly CheckColumn[];
}) {
  const classes = usePageStyles();
  const { levels, columns } = props;
  return (
    <section aria-label="Checks">
      <h3 className={classes.heading}>Checks</h3>
      <ScrollableTable label="Checks of the scorecard">
        <TableHead>
          <TableRow>
            <TableCell>Check</TableCell>
            <TableCell>Level</TableCell>
            <TableCell>How it is decided</TableCell>
            <TableCell align="right">Effort</TableCell>
            <TableCell align="right" className={classes.word}>
              Weight
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {columns.map(check => (
            <TableRow key={check.id}>
              <TableCell>
                <strong>{check.title}</strong>
                {check.condition && <div>{check.condition}</div>}
                {check.guidance && (
                  <div className={classes.subtle}>{check.guidance}</div>
                )}
                <ReadMore check={check} />
              </TableCell>
              <TableCell className={classes.word}>
                {titleOfLevel(levels, check.level)}
              </TableCell>
              <TableCell>{KIND_WORDS[check.kind]}</TableCell>
              <TableCell align="right" className={classes.number}>
                {check.effortMs === undefined
                  ? '—'
                  : formatDuration(check.effortMs)}
              </TableCell>
              <TableCell align="right" className={classes.number}>
                {check.weight}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollableTable>
    </section>
  );
}

function ReadMore({ check }: { check: CheckColumn }) {
  const address = webAddress(check.documentation);
  if (!address) return null;
  return (
    <Link to={address} aria-label={`Read more about ${check.title}`}>
      Read more
    </Link>
  );
}
