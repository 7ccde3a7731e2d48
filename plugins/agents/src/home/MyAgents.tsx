import {
  AgentsQueryProvider,
  QueryState,
  useFleet,
} from '@agent-portal/plugin-agents-react';
import { Link, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { agentsRouteRef } from '../routes';
import { useImportPath } from '../useImportPath';
import { AgentList } from './AgentList';
import { useOwnership } from './useOwnership';

const SHOWN = 6;

/** The agents of the signed-in person and their groups, the worst first. */
export function MyAgents() {
  return (
    <AgentsQueryProvider>
      <OwnedBySomeone />
    </AgentsQueryProvider>
  );
}

function OwnedBySomeone() {
  const { owners, error } = useOwnership();
  if (error) {
    return (
      <Typography role="alert">
        Could not find out who you are: {error.message}. Sign in again.
      </Typography>
    );
  }
  if (!owners) return null;
  return owners.length === 0 ? <NoneOfMine /> : <Owned owners={owners} />;
}

function Owned({ owners }: { owners: string[] }) {
  const agents = useRouteRef(agentsRouteRef);
  const query = useFleet({
    owner: owners,
    orderBy: 'health',
    order: 'desc',
    limit: SHOWN,
  });
  const params = new URLSearchParams(owners.map(owner => ['owner', owner]));
  return (
    <QueryState
      query={query}
      what="your agents"
      isEmpty={page => page.items.length === 0}
      empty={<NoneOfMine />}
    >
      {page => (
        <>
          <AgentList rows={page.items} />
          <Typography>
            <Link to={`${agents()}?${params}`}>
              {page.nextCursor ? 'All my agents' : 'Open in the fleet'}
            </Link>
          </Typography>
        </>
      )}
    </QueryState>
  );
}

function NoneOfMine() {
  const importPath = useImportPath();
  return (
    <>
      <Typography paragraph>
        Neither you nor a group of yours owns an agent. The owner is the{' '}
        <code>spec.owner</code> of its catalog entry.
      </Typography>
      {importPath && (
        <LinkButton to={importPath} variant="outlined">
          Register an agent
        </LinkButton>
      )}
    </>
  );
}
