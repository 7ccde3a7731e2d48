import { makeStyles } from '@material-ui/core/styles';
import { Route, Routes } from 'react-router-dom';
import { InboxPage } from './inbox/InboxPage';
import { MatrixPage } from './matrix/MatrixPage';
import { ReadinessNav } from './ReadinessNav';
import { ScorecardPage } from './scorecard/ScorecardPage';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
  },
}));

/** Who is ready, who is not, and what is the cheapest way there? */
export function ReadinessContent() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <ReadinessNav />
      <Routes>
        <Route path="/" element={<MatrixPage />} />
        <Route
          path="/scorecards/:namespace/:name"
          element={<ScorecardPage />}
        />
        <Route path="/inbox" element={<InboxPage />} />
      </Routes>
    </div>
  );
}
