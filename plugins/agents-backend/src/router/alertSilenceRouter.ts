import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  type AlertCallerOptions,
  readAlertCaller,
} from '../alerts/service/alertCaller';
import type { AlertSilenceService } from '../alerts/silences/AlertSilenceService';
import { audited } from '../audit/audited';
import type { AddRoutes, OperationHandler } from './createRouter';

/** What {@link alertSilenceRouter} works with. */
export interface AlertSilenceRouterOptions extends AlertCallerOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  silences: AlertSilenceService;
}

/** Serves `/v1/alert-silences`. */
export function alertSilenceRouter(
  options: AlertSilenceRouterOptions,
): AddRoutes {
  const { auditor, silences } = options;

  const list: OperationHandler<'ListAlertSilences'> = async (req, res) => {
    const caller = await readAlertCaller(req, options);
    res.json(await silences.list(caller));
  };

  const create: OperationHandler<'CreateAlertSilence'> = async (req, res) => {
    const { matcher, reason, startsAt, endsAt } = req.body;
    const silence = await audited(
      auditor,
      {
        eventId: 'alert-silence-create',
        request: req,
        severityLevel: 'medium',
        meta: { matcher, reason, startsAt, endsAt },
      },
      async () => {
        const caller = await readAlertCaller(req, options);
        const answer = await silences.create(req.body, caller);
        return { answer, meta: { id: answer.id } };
      },
    );
    res.status(201).json(silence);
  };

  const end: OperationHandler<'EndAlertSilence'> = async (req, res) => {
    const { id } = req.params;
    const silence = await audited(
      auditor,
      {
        eventId: 'alert-silence-end',
        request: req,
        severityLevel: 'medium',
        meta: { id, reason: req.body.reason },
      },
      async () => {
        const caller = await readAlertCaller(req, options);
        const answer = await silences.end(id, { body: req.body, caller });
        return { answer, meta: { endedAt: answer.ended?.at } };
      },
    );
    res.json(silence);
  };

  return router => {
    router.get('/v1/alert-silences', list);
    router.post('/v1/alert-silences', create);
    router.post('/v1/alert-silences/:id/end', end);
  };
}
