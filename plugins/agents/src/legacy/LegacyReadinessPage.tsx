import { AgentsQueryProvider } from '@agent-portal/plugin-agents-react';
import { Content, Header, Page } from '@backstage/core-components';
import { ReadinessContent } from '../readiness/ReadinessContent';

/** The readiness pages with the header that pages of the classic system bring along. */
export function LegacyReadinessPage() {
  return (
    <AgentsQueryProvider>
      <Page themeId="tool">
        <Header title="Readiness" />
        <Content>
          <ReadinessContent />
        </Content>
      </Page>
    </AgentsQueryProvider>
  );
}
