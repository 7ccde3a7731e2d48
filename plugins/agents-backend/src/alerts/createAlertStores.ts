import type { AgentStore } from '../catalog/AgentStore';
import { AlertFactProvider } from './facts/AlertFactProvider';
import { addMessages } from './messages';
import { AlertPolicyRegister } from './policies/AlertPolicyRegister';
import { AlertStandingReadModel } from './results/AlertStandingReadModel';
import { AlertTimelineReadModel } from './results/AlertTimelineReadModel';
import { DatabaseAlertSilenceStore } from './silences/DatabaseAlertSilenceStore';
import { DatabaseAlertStore } from './store/DatabaseAlertStore';

/** What is kept of alerts; fleet and readiness need it before alerts are raised. */
export type AlertStores = ReturnType<typeof createAlertStores>;

/** Puts together what is stored of alerts. */
export function createAlertStores(
  options: Parameters<typeof AlertStandingReadModel.create>[0] & {
    agents: Pick<AgentStore, 'listPolicies'>;
  },
) {
  const { knex } = options;
  const store = DatabaseAlertStore.create({ knex, addMessages });
  const standings = AlertStandingReadModel.create({ knex });
  return {
    store,
    standings,
    silences: DatabaseAlertSilenceStore.create({ knex }),
    policies: AlertPolicyRegister.create(options),
    facts: AlertFactProvider.create({ store, standings }),
    timeline: AlertTimelineReadModel.create({ knex }),
  };
}
