import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import { Content, Header, Page } from '@backstage/core-components';
import { FleetContent } from '../fleet/FleetContent';

/** The fleet page with the header that pages of the classic system bring along. */
export function LegacyFleetPage() {
  return (
    <AgentsQueryProvider>
      <Page themeId="tool">
        <Header title="Agents" />
        <Content>
          <FleetContent />
        </Content>
      </Page>
    </AgentsQueryProvider>
  );
}
