import type { AgentReadiness } from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  useAgentReadiness,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import Close from '@material-ui/icons/Close';
import { useId } from 'react';
import type { OpenCell } from '../view/readinessView';
import { CheckWhy } from './CheckWhy';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    width: 'min(100vw, 480px)',
    padding: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  title: { ...theme.typography.h6, margin: 0 },
}));

/** Why a cell of the matrix is as it is, from what evidence, and what mends it. */
export function CheckDrawer(props: {
  cell: OpenCell;
  /** Reference of the scorecard. */
  scorecard: string;
  onClose: () => void;
}) {
  const classes = useStyles();
  const id = useId();
  const link = useEntityRefLink();
  const { cell, scorecard } = props;
  const { primaryTitle } = useEntityPresentation(cell.agent, {
    defaultKind: 'component',
  });
  const query = useAgentReadiness(cell.agent);
  return (
    <Drawer
      anchor="right"
      open
      onClose={props.onClose}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': id,
      }}
    >
      <div className={classes.root}>
        <div className={classes.head}>
          <h2 id={id} className={classes.title}>
            <Link to={link(cell.agent)}>{primaryTitle}</Link>
          </h2>
          <IconButton size="small" aria-label="Close" onClick={props.onClose}>
            <Close />
          </IconButton>
        </div>
        <QueryState query={query} what={`the readiness of ${primaryTitle}`}>
          {data => {
            const found = findCheck(data, scorecard, cell.check);
            return found ? (
              <CheckWhy check={found.check} level={found.level} />
            ) : (
              <p>
                The scorecard has no check <code>{cell.check}</code> for this
                agent any more. Close this and look at the matrix.
              </p>
            );
          }}
        </QueryState>
      </div>
    </Drawer>
  );
}

function findCheck(data: AgentReadiness, scorecard: string, id: string) {
  const standing = data.scorecards.find(({ ref }) => ref === scorecard);
  const check = standing?.checks.find(candidate => candidate.id === id);
  if (!standing || !check) return undefined;
  const level = standing.levels.find(candidate => candidate.id === check.level);
  return { check, level: level?.title ?? check.level };
}
