import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Navigate, Route, Routes, useSearchParams } from 'react-router-dom';
import { alertsOnCallRouteRef } from '../routes';
import { AlertsNav } from './AlertsNav';
import { AlertPage } from './detail/AlertPage';
import { AlertListPage } from './list/AlertListPage';
import { OnCallPage } from './onCall/OnCallPage';
import { PoliciesPage } from './policies/PoliciesPage';
import { PushSwitch } from './push/PushSwitch';
import { SilencesPage } from './silences/SilencesPage';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1.5),
  },
}));

/** What must I do now? */
export function AlertsContent() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <AlertsNav />
      <Routes>
        <Route path="/" element={<Start />} />
        <Route path="/on-call" element={<OnCallPage />} />
        <Route path="/silences" element={<SilencesPage />} />
        <Route path="/policies" element={<PoliciesPage />} />
        <Route path="/:id" element={<AlertPage />} />
      </Routes>
      <PushSwitch />
    </div>
  );
}

/** Links may name the view for those on call by a parameter as well. */
function Start() {
  const onCall = useRouteRef(alertsOnCallRouteRef)();
  const [params] = useSearchParams();
  return params.get('view') === 'on-call' ? (
    <Navigate to={onCall} replace />
  ) : (
    <AlertListPage />
  );
}
