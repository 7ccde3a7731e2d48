import {
  AgentsQueryProvider,
  useAlertSummary,
} from '@agent-portal/plugin-agents-react';
import type { ReactElement, ReactNode } from 'react';
import { BellIcon } from './BellIcon';
import { describeBell } from './describeBell';

/** What an entry that leads to the alerts shows. @public */
export interface AlertsBellFace {
  /** A bell with the number of alerts that want somebody. */
  icon: ReactElement;
  /** The name of the entry, with the numbers in words: `Alerts: 2 open P0 or P1, 1 waits for you`. */
  label: string;
}

/**
 * Gives what is below it the bell of the alerts, kept up to date: for a bar of the app's own.
 *
 * @public
 */
export function AlertsBell(props: {
  children: (bell: AlertsBellFace) => ReactNode;
}) {
  return (
    <AgentsQueryProvider>
      <Face>{props.children}</Face>
    </AgentsQueryProvider>
  );
}

function Face(props: { children: (bell: AlertsBellFace) => ReactNode }) {
  const { count, label } = describeBell(useAlertSummary().data);
  return <>{props.children({ icon: <BellIcon count={count} />, label })}</>;
}
