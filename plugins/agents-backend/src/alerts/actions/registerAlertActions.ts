import type {
  AuditorService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { audited } from '../../audit/audited';
import type { AlertQueries } from '../results/AlertQueries';
import type { AlertCaller } from '../service/alertCaller';
import type { AlertService } from '../service/AlertService';
import { alertSummarySchema, toAlertSummary } from './alertSummary';

const MOST_ALERTS = 50;

/** What the actions of alerts work with. */
export interface AlertActionsOptions {
  registry: ActionsRegistryService;
  auditor: AuditorService;
  queries: Pick<AlertQueries, 'list'>;
  alerts: Pick<AlertService, 'operate'>;
  /** What is known of whoever calls an action. */
  toCaller: (credentials: BackstageCredentials) => Promise<AlertCaller>;
}

/**
 * Offers what can be done with alerts to the scaffolder and to AI clients, with the permissions of
 * whoever calls, and audited as over HTTP.
 */
export function registerAlertActions(options: AlertActionsOptions): void {
  const { registry, queries, toCaller } = options;

  registry.register({
    name: 'list-alerts',
    title: 'List alerts about agents',
    description:
      'Lists unresolved alerts about AI agents that the caller may see, the most severe first: what is wrong, since when, which agents it concerns, what the portal did about it, and what the caller may do.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          agent: z
            .string()
            .optional()
            .describe('Entity reference, such as component:default/architect'),
          severity: z.array(z.enum(['P0', 'P1', 'P2', 'P3'])).optional(),
          mine: z
            .boolean()
            .optional()
            .describe("Only those about agents of the caller's own groups"),
          quiet: z
            .boolean()
            .optional()
            .describe('Those that are silenced or explained by others, too'),
        }),
      output: z =>
        z.object({
          alerts: z.array(alertSummarySchema(z)),
          total: z.number(),
        }),
    },
    async action({ input, credentials }) {
      const { items, total } = await queries.list(
        { ...input, limit: MOST_ALERTS },
        await toCaller(credentials),
      );
      return { output: { alerts: items.map(toAlertSummary), total } };
    },
  });

  registerOperation(options, {
    operation: 'acknowledge',
    name: 'acknowledge-alert',
    title: 'Acknowledge an alert',
    description:
      'Says that somebody takes an alert on, which ends its escalation. It needs a signed-in person with the permission agents.alert.acknowledge.',
  });
  registerOperation(options, {
    operation: 'resolve',
    name: 'resolve-alert',
    title: 'Resolve an alert',
    description:
      'Says that an alert is dealt with; refused while what it was raised from is measured and still holds. It needs a reason, and a signed-in person with the permission agents.alert.acknowledge.',
  });
}

function registerOperation(
  { registry, auditor, alerts, toCaller }: AlertActionsOptions,
  about: {
    operation: 'acknowledge' | 'resolve';
    name: string;
    title: string;
    description: string;
  },
): void {
  const { operation, ...named } = about;
  registry.register({
    ...named,
    attributes: { readOnly: false, idempotent: false, destructive: false },
    schema: {
      input: z =>
        z.object({
          id: z.string().min(1).max(63),
          revision: z
            .number()
            .describe('As it was read; refused when somebody was faster'),
          reason: z.string().optional().describe('Needed to resolve'),
        }),
      output: z => z.object({ alert: alertSummarySchema(z) }),
    },
    async action({ input, credentials }) {
      const { id, ...body } = input;
      const alert = await audited(
        auditor,
        {
          eventId: 'alert-operate',
          severityLevel: 'medium',
          meta: { id, operation, ...body, through: 'action' },
        },
        async () => {
          const caller = await toCaller(credentials);
          const { detail, isWhole } = await alerts.operate(id, operation, {
            body,
            caller,
          });
          return {
            answer: detail,
            meta: {
              state: detail.state,
              seesAllAgents: isWhole,
              actor: caller.actor,
            },
          };
        },
      );
      return { output: { alert: toAlertSummary(alert) } };
    },
  });
}
