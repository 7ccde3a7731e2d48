import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { audited } from '../audit/audited';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { AttestationService } from '../readiness/attestations/AttestationService';
import { readCaller } from '../readiness/workflow/Caller';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/attestations`. */
export function attestationRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  attestations: AttestationService;
}): AddRoutes {
  const { auditor, attestations } = options;

  const sign: OperationHandler<'SignAttestation'> = async (req, res) => {
    const { agent, fact, releaseDigest } = req.body;
    const attestation = await audited(
      auditor,
      {
        eventId: 'attestation-sign',
        request: req,
        meta: { agent, fact, releaseDigest },
      },
      async () => {
        const caller = await readCaller(req, options);
        const answer = await attestations.sign(req.body, caller);
        return { answer, meta: { id: answer.id } };
      },
    );
    res.status(201).json(attestation);
  };

  const revoke: OperationHandler<'RevokeAttestation'> = async (req, res) => {
    const { id } = req.params;
    const attestation = await audited(
      auditor,
      { eventId: 'attestation-revoke', request: req, meta: { id } },
      async () => {
        const caller = await readCaller(req, options);
        const answer = await attestations.revoke(id, req.body, caller);
        return { answer, meta: { agent: answer.agent, fact: answer.fact } };
      },
    );
    res.json(attestation);
  };

  return router => {
    router.post('/v1/attestations', sign);
    router.post('/v1/attestations/:id/revoke', revoke);
  };
}
