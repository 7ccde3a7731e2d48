import type { AgentDetail } from '@agent-portal/plugin-agents-common';
import {
  describePhase,
  PHASE_WORDS,
  PhaseLabel,
  RelativeTime,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import { ProblemList } from '../ProblemList';
import { useCardStyles } from '../useCardStyles';
import { PresentRollouts } from './PresentRollouts';
import { ReleaseFacts } from './ReleaseFacts';

/** The phase of an agent with its reasons, its release and what comes next. */
export function RolloutPhase(props: { detail: AgentDetail }) {
  const classes = useCardStyles();
  const { row, phase, problems } = props.detail;
  const flash = useChangeFlash(describePhase(phase.phase, phase.weight));
  return (
    <>
      <ProblemList problems={problems} />
      <div className={classes.headline}>
        <span className={flash}>
          <PhaseLabel phase={phase.phase} weight={phase.weight} size="large" />
        </span>
        <span className={`${classes.text} ${classes.subtle}`}>
          since <RelativeTime at={phase.since} focusable />
        </span>
      </div>
      {row.wave && <p className={classes.text}>{row.wave.title}</p>}

      <h4 className={classes.heading}>Why</h4>
      <ul className={classes.list}>
        {phase.reasons.map(reason => (
          <li key={`${reason.code} ${reason.environment ?? ''}`}>
            {reason.text}
            {reason.at && (
              <span className={classes.subtle}>
                {' '}
                Seen <RelativeTime at={reason.at} />.
              </span>
            )}
          </li>
        ))}
      </ul>

      <PresentRollouts agent={row.ref} />

      {phase.next && (
        <>
          <h4 className={classes.heading}>
            Next: {PHASE_WORDS[phase.next.phase]}
          </h4>
          {phase.next.waitsFor.length === 0 ? (
            <p className={classes.text}>Waits for nothing.</p>
          ) : (
            <>
              <p className={classes.text}>Waits for</p>
              <ul className={classes.list}>
                {phase.next.waitsFor.map(condition => (
                  <li key={condition}>{condition}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}

      <h4 className={classes.heading}>Release</h4>
      <ReleaseFacts detail={props.detail} />
    </>
  );
}
