import {
  AgentsQueryProvider,
  formatAge,
  formatClockTime,
  formatExactTime,
  useConnection,
  useNow,
  useQueuedAcknowledgements,
  useReconnect,
} from '@agent-portal/plugin-agents-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import CloudOff from '@material-ui/icons/CloudOff';
import { useAlertsAtHand } from './useAlertsAtHand';

const DAY_MS = 86_400_000;

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body2,
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.drawer + 1,
    display: 'grid',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1, 2),
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.paper,
    borderBottom: `4px solid ${theme.palette.status.warning}`,
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    margin: 0,
    overflowWrap: 'anywhere',
  },
  button: { textTransform: 'none' },
}));

/**
 * Says on every page that the portal is not reached and of when is what is shown, and what became of
 * what was acknowledged meanwhile; sends that when the portal is back. Shows nothing when all is well.
 *
 * @public
 */
export function OfflineBanner() {
  return (
    <AgentsQueryProvider>
      <Banner />
    </AgentsQueryProvider>
  );
}

function Banner() {
  const classes = useStyles();
  const connection = useConnection();
  const now = useNow(15_000);
  const { items, discard, send } = useQueuedAcknowledgements();
  useReconnect();
  useAlertsAtHand();
  const waiting = items.filter(({ problem }) => !problem);
  const refused = items.filter(({ problem }) => problem);
  const shown = connection.offline || items.length > 0;
  return (
    <div className={shown ? classes.root : undefined}>
      {/* Always there, so that a change of its text is read out. */}
      <div aria-live="polite">
        {connection.offline && (
          <p className={classes.line}>
            <CloudOff fontSize="small" aria-hidden />
            {connection.knownAt === undefined
              ? 'Offline. The portal is not reached; what is shown was known before.'
              : `Offline. This is what was known at ${timeOf(
                  connection.knownAt,
                  now,
                )}`}
          </p>
        )}
        {waiting.length > 0 && (
          <p className={classes.line}>
            {waiting.length === 1
              ? '1 alert acknowledged by you offline, will be sent.'
              : `${waiting.length} alerts acknowledged by you offline, will be sent.`}
          </p>
        )}
        {refused.map(({ key, problem }) => (
          <p key={key} className={classes.line}>
            Your acknowledgement was not taken. {problem?.message}
          </p>
        ))}
      </div>
      {connection.offline && connection.knownAt !== undefined && (
        // Apart from what is read out: it changes all the time.
        <span>({formatAge(now - connection.knownAt)})</span>
      )}
      {refused.length > 0 && (
        <div className={classes.line}>
          {refused.some(({ problem }) => !problem?.final) && (
            <Button size="small" className={classes.button} onClick={send}>
              Send again
            </Button>
          )}
          <Button
            size="small"
            className={classes.button}
            onClick={() => Promise.all(refused.map(({ key }) => discard(key)))}
          >
            I have seen it: discard
          </Button>
        </div>
      )}
    </div>
  );
}

/** The time of day, with the date when that is not today's. */
function timeOf(at: number, now: number): string {
  return now - at < DAY_MS ? `${formatClockTime(at)} UTC` : formatExactTime(at);
}
