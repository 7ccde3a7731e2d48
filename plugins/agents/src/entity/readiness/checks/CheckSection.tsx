import {
  type AgentReadiness,
  type AgentScorecard,
  CHECK_OUTCOMES,
  type CheckOutcome,
  type CheckResult,
} from '@agent-portal/plugin-agents-common';
import { OUTCOME_WORDS } from '@agent-portal/plugin-agents-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { ToggleButtons } from '../../ToggleButtons';
import { useCardStyles } from '../../useCardStyles';
import { RequestExemptionDialog } from '../exemptions/RequestExemptionDialog';
import { CheckItem } from './CheckItem';

/** What needs somebody first. */
const OUTCOMES = [...CHECK_OUTCOMES].reverse().map(({ outcome }) => outcome);

/** Every check of a scorecard by level, those that do not pass first, with the why of each. */
export function CheckSection(props: {
  agent: string;
  agentTitle: string;
  readiness: AgentReadiness;
  scorecard: AgentScorecard;
  shown: readonly CheckOutcome[];
  onShow: (outcomes: readonly CheckOutcome[]) => void;
}) {
  const classes = useCardStyles();
  const { scorecard, readiness, shown, onShow } = props;
  const [asking, setAsking] = useState<CheckResult>();
  const checks = scorecard.checks
    .filter(({ outcome }) => shown.length === 0 || shown.includes(outcome))
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  const toggle = (outcome: CheckOutcome) =>
    onShow(
      shown.includes(outcome)
        ? shown.filter(other => other !== outcome)
        : [...shown, outcome],
    );
  return (
    <EntityInfoCard title="Checks">
      <ToggleButtons
        label="Outcomes of checks; all when none is pressed"
        choices={choicesOf(scorecard.checks, shown)}
        isPressed={outcome => shown.includes(outcome)}
        onPress={toggle}
      />
      {checks.length === 0 && (
        <>
          <p className={classes.text}>No check came to that.</p>
          <Button size="small" variant="outlined" onClick={() => onShow([])}>
            Show all checks
          </Button>
        </>
      )}
      {scorecard.levels.map(level => {
        const ofLevel = checks.filter(check => check.level === level.id);
        if (ofLevel.length === 0) return null;
        return (
          <section key={level.id} aria-label={`Checks of ${level.title}`}>
            <h4 className={classes.heading}>{level.title}</h4>
            <ul className={classes.plainList}>
              {ofLevel.map(check => (
                <li key={check.id}>
                  <CheckItem
                    check={check}
                    statements={readiness.statements}
                    mayNotAsk={whyNotAsk(readiness, scorecard, check)}
                    onAskExemption={setAsking}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {asking && (
        <RequestExemptionDialog
          agent={props.agent}
          agentTitle={props.agentTitle}
          subject={{
            type: 'check',
            title: asking.title,
            scorecard: scorecard.ref,
            check: asking.id,
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </EntityInfoCard>
  );
}

/** The outcomes that checks came to, and those that are pressed, with how many there are. */
function choicesOf(
  checks: readonly CheckResult[],
  shown: readonly CheckOutcome[],
) {
  return OUTCOMES.flatMap(value => {
    const count = checks.filter(({ outcome }) => outcome === value).length;
    return count > 0 || shown.includes(value)
      ? [{ value, label: `${OUTCOME_WORDS[value]} ${count}` }]
      : [];
  });
}

function whyNotAsk(
  readiness: AgentReadiness,
  scorecard: AgentScorecard,
  check: CheckResult,
): string | undefined {
  if (!readiness.may.requestExemption) return 'You may not ask for one.';
  const waiting = readiness.exemptions.some(
    exemption =>
      exemption.status === 'requested' &&
      exemption.scorecard === scorecard.ref &&
      exemption.check === check.id,
  );
  return waiting ? 'One waits for a decision already.' : undefined;
}
