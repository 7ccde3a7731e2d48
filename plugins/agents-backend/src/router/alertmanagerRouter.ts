import { agentsAlertIngestPermission } from '@agent-portal/plugin-agents-common';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AlertmanagerReceiver } from '../alerts/alertmanager';
import { audited } from '../audit/audited';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/alerts/alertmanager`, for other systems only. */
export function alertmanagerRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  receiver: AlertmanagerReceiver;
}): AddRoutes {
  const { httpAuth, auditor, authorizer, receiver } = options;

  const receive: OperationHandler<'ReceiveAlertmanager'> = async (req, res) => {
    const receipt = await audited(
      auditor,
      {
        eventId: 'alert-ingest',
        request: req,
        meta: { alerts: req.body.alerts.length },
      },
      async () => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['service'],
        });
        await authorizer.require(agentsAlertIngestPermission, credentials);
        const answer = await receiver.receive(req.body);
        const { refused, ...counts } = answer;
        return { answer, meta: { ...counts, refused: refused.length } };
      },
    );
    res.status(202).json(receipt);
  };

  return router => {
    router.post('/v1/alerts/alertmanager', receive);
  };
}
