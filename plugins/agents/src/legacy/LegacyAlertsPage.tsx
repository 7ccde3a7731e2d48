import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import { Content, Header, Page } from '@backstage/core-components';
import { AlertsContent } from '../alerts/AlertsContent';

/** The alert pages with the header that pages of the classic system bring along. */
export function LegacyAlertsPage() {
  return (
    <AgentsQueryProvider>
      <Page themeId="tool">
        <Header title="Alerts" />
        <Content>
          <AlertsContent />
        </Content>
      </Page>
    </AgentsQueryProvider>
  );
}
