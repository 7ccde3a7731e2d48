import type {
  ScrapeStatus,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import {
  formatCount,
  RelativeTime,
  ReleaseShares,
  UptimeBar,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  InstanceStatus,
  type InstanceWithHistory,
} from '../cards/InstanceStatus';
import { AnswersAs } from '../cards/ReleaseFacts';
import { useCardStyles } from '../useCardStyles';
import { ComponentsTable } from './ComponentsTable';
import { MaintenanceMark } from './MaintenanceMark';
import { UptimeFigures } from './UptimeFigures';

const useStyles = makeStyles(theme => ({
  root: {
    minWidth: 0,
    '& + &': {
      borderTop: `1px solid ${theme.palette.divider}`,
      paddingTop: theme.spacing(1.5),
    },
  },
  name: { ...theme.typography.subtitle1, margin: 0, fontWeight: 700 },
  facts: { fontVariantNumeric: 'tabular-nums' },
}));

/** Everything known of one instance's health. */
export function InstanceDetail(props: {
  instance: InstanceWithHistory;
  /** Changes of its health. */
  transitions: readonly TimelineEvent[];
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { instance } = props;
  const { health } = instance;
  const title = instance.environmentTitle ?? instance.environment;
  const flash = useChangeFlash(health.status);
  return (
    <section className={classes.root} aria-label={`Health in ${title}`}>
      <div className={classes.headline}>
        <h4 className={classes.name}>{title}</h4>
        <span className={flash}>
          <InstanceStatus instance={instance} />
        </span>
        {instance.maintenance && (
          <MaintenanceMark window={instance.maintenance} />
        )}
        <span className={`${classes.text} ${classes.subtle} ${classes.facts}`}>
          since <RelativeTime at={health.since} focusable />
          {health.latencyMs !== undefined && (
            <> · answered in {formatCount(health.latencyMs)} ms</>
          )}{' '}
          ·{' '}
          {health.observedAt ? (
            <>
              measured <RelativeTime at={health.observedAt} focusable />
            </>
          ) : (
            'never measured'
          )}
        </span>
      </div>
      <p className={classes.text}>{health.reason}</p>
      <p className={`${classes.text} ${classes.subtle}`}>{instance.url}</p>

      <UptimeBar
        label={title}
        history={instance.history}
        transitions={props.transitions}
      />

      <h4 className={classes.heading}>Uptime</h4>
      <UptimeFigures title={title} figures={instance.uptime ?? []} />

      <h4 className={classes.heading}>Components</h4>
      {health.components.length === 0 ? (
        <p className={classes.text}>It reports no components.</p>
      ) : (
        <ComponentsTable title={title} components={health.components} />
      )}

      <h4 className={classes.heading}>Requests by release</h4>
      {instance.releases?.length ? (
        <ReleaseShares releases={instance.releases} />
      ) : (
        <p className={classes.text}>
          {health.release ? (
            <>
              It <AnswersAs instance={instance} />; requests are not counted by
              release.
            </>
          ) : (
            'It reports no release.'
          )}
        </p>
      )}

      <h4 className={classes.heading}>Metrics</h4>
      <ScrapeFacts scrape={instance.scrape} />
    </section>
  );
}

function ScrapeFacts(props: { scrape?: ScrapeStatus }) {
  const classes = useCardStyles();
  const { scrape } = props;
  if (!scrape) {
    return <p className={classes.text}>Its metrics have not been read yet.</p>;
  }
  return (
    <p className={classes.text}>
      {scrape.ok ? 'Read' : 'Could not be read'}{' '}
      <RelativeTime at={scrape.at} focusable />
      {scrape.reason && `: ${scrape.reason}`}.
      {scrape.rejected !== undefined &&
        scrape.rejected > 0 &&
        ` ${formatCount(scrape.rejected)} ${
          scrape.rejected === 1 ? 'sample was' : 'samples were'
        } left out as not finite, malformed or over the limit.`}
    </p>
  );
}
