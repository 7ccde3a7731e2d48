import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { rolloutsRouteRef } from '../../routes';

/** Leads from the counts of agents in rollout to the rollouts themselves. */
export function RolloutsLink() {
  const rollouts = useRouteRef(rolloutsRouteRef)();
  return <Link to={rollouts}>What is rolled out, and what it waits for</Link>;
}
