import type { SmokeTestResult } from '@agent-portal/plugin-agents-common';
import { RelativeTime, StatusLabel } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../useRolloutStyles';

/** How the smoke test went, part by part. */
export function SmokeTest({ result }: { result: SmokeTestResult }) {
  const classes = useRolloutStyles();
  return (
    <>
      <p className={`${classes.text} ${classes.row}`}>
        <StatusLabel kind="rollout-gate" status={result.outcome} />
        <span className={classes.subtle}>
          <RelativeTime at={result.at} focusable />
        </span>
      </p>
      <ul className={classes.plainList} aria-label="Checks of the smoke test">
        {result.checks.map(({ title, outcome, text }) => (
          <li key={title} className={classes.text}>
            <StatusLabel kind="rollout-gate" status={outcome} iconOnly />{' '}
            <strong>{title}</strong> {text}
          </li>
        ))}
      </ul>
    </>
  );
}
