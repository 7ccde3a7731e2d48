import type { ScmIntegrations } from '@backstage/integration';
import type { RepositoryAccess } from '../adopt';
import type { SideEffects, SkeletonSource } from '../build';
import type { LocalRepositories } from '../publish';
import type { AgentRegistration, NameCheck } from '../register';

/** What the actions work with. */
export interface ServiceTools {
  skeletons: SkeletonSource;
  repositories: LocalRepositories;
  access: RepositoryAccess;
  registration: AgentRegistration;
  names: NameCheck;
  integrations: ScmIntegrations;
  effects: SideEffects;
  now: () => Date;
}
