import { useMaintenance } from '@agent-portal/plugin-agents-react';
import { MaintenanceMark } from '../../entity/healthAndKpis/MaintenanceMark';

/** Says quietly that an agent is in maintenance; all rows of a page ask once together. */
export function AgentMaintenance(props: { agent: string }) {
  const window = useMaintenance().data?.items.find(
    ({ active, agents }) => active && agents.includes(props.agent),
  );
  return window ? (
    <div>
      <MaintenanceMark window={window} />
    </div>
  ) : (
    <></>
  );
}
