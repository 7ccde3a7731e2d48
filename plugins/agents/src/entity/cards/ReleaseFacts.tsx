import type {
  AgentDetail,
  AgentInstance,
} from '@agent-portal/plugin-agents-common';
import { RelativeTime, ReleaseShares } from '@agent-portal/plugin-agents-react';
import { useCardStyles } from '../useCardStyles';

/** What the catalog declares beside what the instances answer as. */
export function ReleaseFacts(props: { detail: AgentDetail }) {
  const classes = useCardStyles();
  const { row, instances } = props.detail;
  const reported = instances.filter(instance => instance.health.release);
  const several = instances.filter(
    instance => (instance.releases?.length ?? 0) > 1,
  );
  return (
    <>
      <p className={classes.text}>
        {row.release
          ? `The catalog declares ${row.release}.`
          : 'The catalog declares no release.'}
      </p>
      {reported.map(instance => (
        <p key={instance.environment} className={classes.text}>
          {instance.environmentTitle ?? instance.environment}{' '}
          <AnswersAs instance={instance} />
          {row.release &&
            instance.health.release !== row.release &&
            ', not as declared'}
          .
        </p>
      ))}
      {several.map(instance => (
        <ReleaseShares
          key={instance.environment}
          releases={instance.releases ?? []}
        />
      ))}
    </>
  );
}

/** The release of an instance, in the past where the instance does not answer now. */
export function AnswersAs(props: { instance: AgentInstance }) {
  const { status, release, latencyMs, lastPassAt } = props.instance.health;
  // One that fails may well answer, with 503 for instance; then its answer was timed.
  const answers =
    status === 'pass' ||
    status === 'warn' ||
    (status === 'fail' && latencyMs !== undefined);
  if (answers) return <>answers as {release}</>;
  return (
    <>
      last answered as {release}
      {lastPassAt && (
        <>
          {' '}
          (<RelativeTime at={lastPassAt} />)
        </>
      )}
    </>
  );
}
