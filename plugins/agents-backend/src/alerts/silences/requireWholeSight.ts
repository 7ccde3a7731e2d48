import {
  type AlertMatcher,
  matchesAlert,
} from '@agent-portal/plugin-agents-common';
import { NotAllowedError } from '@backstage/errors';
import type { AgentScope } from '../../authorization/AgentScope';
import type { VisibleAgents } from '../../kpis/samples';
import type { AlertReadModel } from '../results/AlertReadModel';

/**
 * Whoever sees one agent of an alert must not keep it quiet for those who answer for the others.
 *
 * @throws NotAllowedError, which neither names nor counts what is out of sight.
 */
export async function requireWholeSight(
  matcher: AlertMatcher,
  options: {
    readModel: Pick<AlertReadModel, 'listUnresolved'>;
    visible: VisibleAgents;
    scope: AgentScope;
  },
): Promise<void> {
  const { readModel, visible, scope } = options;
  if (scope.type === 'all') return;
  const alerts = await readModel.listUnresolved({
    scope: { type: 'all' },
    seesFleetAlerts: true,
  });
  const concerned = alerts.flatMap(({ record }) =>
    matchesAlert(matcher, record) ? [record.condition.agents] : [],
  );
  const refs = [...new Set(concerned.flat().map(({ ref }) => ref))];
  const seen = new Set(await visible.listVisible(refs, scope));
  // One about no agent in particular is about all of them.
  const isSeen =
    concerned.every(agents => agents.length > 0) &&
    refs.every(ref => seen.has(ref));
  if (!isSeen) {
    throw new NotAllowedError(
      'matcher matches an alert that concerns more than you may see, and a silence would keep it quiet for everybody: acknowledge the alert, or name your own agents in matcher.agents',
    );
  }
}
