import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { hideDatabaseErrors } from './createRouter';
import { portalHealthRouter } from './portalHealthRouter';

/** The portal's own health as a router of its own, for the root of the backend. */
export function rootHealthRouter(
  options: Omit<Parameters<typeof portalHealthRouter>[0], 'base'>,
): Router {
  const router = PromiseRouter();
  portalHealthRouter({ ...options, base: '' })(router);
  router.use(hideDatabaseErrors);
  return router;
}
