import { AgentsClient } from '@agent-portal/plugin-agents-common';
import {
  agentsApiRef,
  noticeStoredAnswers,
} from '@agent-portal/plugin-agents-react';
import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';

/** The client of the agents backend. */
export const agentsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: agentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        AgentsClient.create({
          discoveryApi,
          fetchApi: noticeStoredAnswers(fetchApi),
        }),
    }),
});
