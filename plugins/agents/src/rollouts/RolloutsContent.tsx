import { makeStyles } from '@material-ui/core/styles';
import { Route, Routes } from 'react-router-dom';
import { RolloutPage } from './detail/RolloutPage';
import { RolloutListPage } from './list/RolloutListPage';
import { RolloutsNav } from './RolloutsNav';
import { WaitingPage } from './waiting/WaitingPage';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
  },
}));

/** What is moving, is it going well, what waits for me? */
export function RolloutsContent() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <RolloutsNav />
      <Routes>
        <Route path="/" element={<RolloutListPage />} />
        <Route path="/waiting" element={<WaitingPage />} />
        <Route path="/:id" element={<RolloutPage />} />
      </Routes>
    </div>
  );
}
