import type {
  AgentDetail,
  PhaseDetail,
} from '@agent-portal/plugin-agents-common';
import { createAgentInstance } from './createAgentHealth';
import { createFleetRow } from './createFleetRow';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';

/** A phase: production for a day. @public */
export function createPhaseDetail(
  overrides: Partial<PhaseDetail> = {},
): PhaseDetail {
  return {
    phase: 'production',
    since: fixtureTime(86_400),
    reasons: [
      {
        code: 'answers',
        text: 'It answers in Production as 1.4.0.',
        at: fixtureTime(8),
        environment: 'resource:default/production',
      },
    ],
    ...overrides,
  };
}

/** One agent in detail; its phase follows the row's unless told otherwise. @public */
export function createAgentDetail(
  overrides: Partial<AgentDetail> = {},
): AgentDetail {
  const row = overrides.row ?? createFleetRow();
  return {
    row,
    phase: createPhaseDetail({
      phase: row.phase,
      since: row.phaseSince,
      weight: row.weight,
    }),
    instances: [createAgentInstance()],
    problems: [],
    asOf: new Date(FIXTURE_NOW).toISOString(),
    ...overrides,
  };
}
