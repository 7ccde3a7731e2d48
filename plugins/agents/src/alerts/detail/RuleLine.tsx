import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { RelativeTime } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { alertPoliciesRouteRef } from '../../routes';
import { describeOccurrences } from '../card/describeOccurrences';

/** The subject, the rule that raised the alert, how often it began and when it was last seen. */
export function RuleLine({ alert }: { alert: AlertRow }) {
  const classes = useRolloutStyles();
  const policies = useRouteRef(alertPoliciesRouteRef)();
  const { subject, rule, occurrences } = alert;
  return (
    <p className={classes.text}>
      About{' '}
      {subject.ref ? (
        <EntityRefLink entityRef={subject.ref} hideIcon>
          {subject.title}
        </EntityRefLink>
      ) : (
        subject.title
      )}
      {rule && (
        <>
          , raised by the rule “{rule.id}” of{' '}
          {rule.policy.includes(':') ? (
            <EntityRefLink entityRef={rule.policy} hideIcon />
          ) : (
            'the policy that comes with the portal'
          )}{' '}
          (<Link to={policies}>all policies</Link>)
        </>
      )}
      . It began {describeOccurrences(occurrences)}; its condition was last
      found to hold <RelativeTime at={alert.seenAt} focusable />.
    </p>
  );
}
