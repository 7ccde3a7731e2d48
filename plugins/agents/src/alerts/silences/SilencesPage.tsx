import type { AlertSilence } from '@agent-portal/plugin-agents-common';
import {
  QueryState,
  useAlertSilences,
  useNow,
} from '@agent-portal/plugin-agents-react';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { alertsRouteRef } from '../../routes';
import { useEmptyStyles } from '../useEmptyStyles';
import { SilenceItem } from './SilenceItem';

/** Which alerts nobody is told of, until when, by whom and why. */
export function SilencesPage() {
  const query = useAlertSilences();
  return (
    <QueryState
      query={query}
      what="the silences"
      stillWorks="Alerts are evaluated and told all the same."
      isEmpty={({ items }) => items.length === 0}
      empty={<NoSilences />}
    >
      {({ items }) => <Silences items={items} />}
    </QueryState>
  );
}

function Silences({ items }: { items: readonly AlertSilence[] }) {
  const classes = useRolloutStyles();
  const now = useNow(15_000);
  const isOver = (silence: AlertSilence) =>
    Boolean(silence.ended) || Date.parse(silence.endsAt) <= now;
  const lists = [
    {
      title: 'In force',
      of: items.filter(item => item.active && !isOver(item)),
    },
    {
      title: 'To come',
      of: items.filter(item => !item.active && !isOver(item)),
    },
    { title: 'Ended', of: items.filter(isOver) },
  ];
  return (
    <div className={classes.page}>
      {lists.map(
        ({ title, of }) =>
          (of.length > 0 || title === 'In force') && (
            <section key={title} aria-label={title}>
              <h2 className={classes.heading}>{title}</h2>
              {of.length === 0 ? (
                <p className={classes.text}>No silence is in force.</p>
              ) : (
                <ul className={classes.plainList}>
                  {of.map(silence => (
                    <SilenceItem
                      key={silence.id}
                      silence={silence}
                      over={isOver(silence)}
                    />
                  ))}
                </ul>
              )}
            </section>
          ),
      )}
    </div>
  );
}

function NoSilences() {
  const classes = useEmptyStyles();
  const all = useRouteRef(alertsRouteRef)();
  return (
    <div className={classes.empty} role="status">
      <Typography variant="h5" component="h2" gutterBottom>
        Nothing is silenced
      </Typography>
      <Typography paragraph>
        Everybody is told of every alert, as the policies say. To keep something
        quiet for a while, open its alert and press Silence.
      </Typography>
      <LinkButton to={all} variant="outlined">
        Go to all alerts
      </LinkButton>
    </div>
  );
}
