import type { AlertPolicySummary } from '@agent-portal/plugin-agents-common';
import {
  ALERT_SEVERITIES,
  SEVERITY_WORDS,
  StatusLabel,
  formatCount,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { webAddress } from '../../entity/readiness/webAddress';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { TextWithRefs } from '../card/TextWithRefs';

/** A policy: its rules by severity, the time to acknowledge, whom it tells, and its reports. */
export function PolicyCard({ policy }: { policy: AlertPolicySummary }) {
  const classes = useRolloutStyles();
  const { agents, rules, responses, escalation, digests } = policy;
  const known = policy.ref.includes(':');
  return (
    <section className={classes.card} aria-label={policy.title}>
      <h2 className={classes.heading}>
        {known ? (
          <EntityRefLink entityRef={policy.ref} hideIcon>
            {policy.title}
          </EntityRefLink>
        ) : (
          policy.title
        )}
      </h2>
      <p className={`${classes.text} ${classes.subtle}`}>
        Applies to {formatCount(agents)} {agents === 1 ? 'agent' : 'agents'}
        {policy.isDefault && ', those that no other policy chooses'}
        {policy.owner && (
          <>
            {' '}
            · owned by <EntityRefLink entityRef={policy.owner} hideIcon />
          </>
        )}{' '}
        · version {policy.version.slice(0, 12)}
      </p>
      <h3 className={classes.subheading}>What is worth an alert</h3>
      <ul className={classes.plainList}>
        {ALERT_SEVERITIES.flatMap(severity =>
          rules
            .filter(rule => rule.severity === severity)
            .map(rule => (
              <li key={rule.id} className={classes.row}>
                <StatusLabel kind="severity" status={severity} />
                <span className={classes.text}>
                  <TextWithRefs text={withoutSeverity(rule)} />
                </span>
                {webAddress(rule.runbook) && (
                  <Link
                    to={rule.runbook ?? ''}
                    aria-label={`Runbook of ${rule.id}`}
                  >
                    Runbook
                  </Link>
                )}
              </li>
            )),
        )}
      </ul>
      <h3 className={classes.subheading}>Time to acknowledge</h3>
      <p className={classes.text}>
        {ALERT_SEVERITIES.filter(severity => responses[severity])
          .map(
            severity => `${SEVERITY_WORDS[severity]}: ${responses[severity]}`,
          )
          .join(' · ')}
      </p>
      <Sentences title="Who is told" items={escalation} ordered />
      <Sentences title="Reports" items={digests} />
    </section>
  );
}

/** The sentence of a rule without the severity, which stands before it. */
function withoutSeverity(rule: AlertPolicySummary['rules'][number]): string {
  const { severity, text } = rule;
  return text.startsWith(`${severity} `) ? text.slice(severity.length) : text;
}

function Sentences(props: {
  title: string;
  items: readonly string[];
  ordered?: boolean;
}) {
  const classes = useRolloutStyles();
  const { title, items, ordered } = props;
  if (items.length === 0) return null;
  const List = ordered ? 'ol' : 'ul';
  return (
    <>
      <h3 className={classes.subheading}>{title}</h3>
      <List style={{ margin: 0 }}>
        {items.map(text => (
          <li key={text}>
            <TextWithRefs text={text} />
          </li>
        ))}
      </List>
    </>
  );
}
