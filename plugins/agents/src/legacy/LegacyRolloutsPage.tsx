import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import { Content, Header, Page } from '@backstage/core-components';
import { RolloutsContent } from '../rollouts/RolloutsContent';

/** The rollout pages with the header that pages of the classic system bring along. */
export function LegacyRolloutsPage() {
  return (
    <AgentsQueryProvider>
      <Page themeId="tool">
        <Header title="Rollouts" />
        <Content>
          <RolloutsContent />
        </Content>
      </Page>
    </AgentsQueryProvider>
  );
}
