import {
  type KpiDefinition,
  parseExposition,
} from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import { createScrapePlan } from '../scrape/createScrapePlan';
import { foldReading } from '../scrape/foldReading';
import type { InstanceReading, ScrapeState } from '../scrape/model';
import { RELEASE_METRICS } from './releaseMetrics';

/** Reads pages one after the other, each time with what the reading before left behind. */
export function createReadTarget(kpis: KpiDefinition[]) {
  let state: ScrapeState | undefined;
  let inForce = kpis;
  return {
    get state() {
      return state;
    },
    redefine(next: KpiDefinition[]) {
      inForce = next;
    },
    read(at: number, text?: string, overrides: Partial<InstanceReading> = {}) {
      const update = foldReading(state, {
        agentRef: 'component:default/architect',
        environmentRef: 'resource:default/production',
        url: 'http://localhost:7101',
        at: NOW + at,
        plan: createScrapePlan(inForce, {
          releases: RELEASE_METRICS,
          readsMetrics: true,
        }),
        ok: text !== undefined,
        rejected: 0,
        problems: new Map(),
        ...(text !== undefined && { metrics: parseExposition(text).samples }),
        ...overrides,
      });
      state = update.states[0];
      return update;
    },
  };
}
