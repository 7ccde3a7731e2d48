import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { PushService } from '../alerts/push';
import { audited } from '../audit/audited';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/push-subscriptions`: everybody's own. */
export function pushSubscriptionRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  push: PushService;
}): AddRoutes {
  const { httpAuth, auditor, push } = options;

  const readUser = async (
    request: Parameters<HttpAuthService['credentials']>[0],
  ): Promise<string> => {
    const { principal } = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    return principal.userEntityRef;
  };

  const offer: OperationHandler<'GetPushOffer'> = async (req, res) => {
    res.json(await push.getOffer(await readUser(req)));
  };

  const subscribe: OperationHandler<'SubscribeToPush'> = async (req, res) => {
    const answer = await audited(
      auditor,
      { eventId: 'push-subscribe', request: req },
      async () => {
        const user = await readUser(req);
        const result = await push.subscribe(req.body, user);
        return {
          answer: result,
          meta: { subscriptions: result.subscriptions },
        };
      },
    );
    res.status(201).json(answer);
  };

  const unsubscribe: OperationHandler<'UnsubscribeFromPush'> = async (
    req,
    res,
  ) => {
    const answer = await audited(
      auditor,
      { eventId: 'push-unsubscribe', request: req },
      async () => {
        const user = await readUser(req);
        const result = await push.unsubscribe(req.body.endpoint, user);
        return {
          answer: result,
          meta: { subscriptions: result.subscriptions },
        };
      },
    );
    res.json(answer);
  };

  return router => {
    router.get('/v1/push-subscriptions', offer);
    router.post('/v1/push-subscriptions', subscribe);
    router.post('/v1/push-subscriptions/remove', unsubscribe);
  };
}
