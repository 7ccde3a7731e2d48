import { agentsKpiPushPermission } from '@agent-portal/plugin-agents-common';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Router,
} from 'express';
import PromiseRouter from 'express-promise-router';
import { audited } from '../audit/audited';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import { asServiceError } from '../database/databaseErrors';
import {
  decodeMetrics,
  encodeReceipt,
  encodeStatus,
  type OtlpEncoding,
  type OtlpReceiver,
} from '../kpis/otlp';

/** Where exporters send to: their base address and what OTLP adds. */
export const OTLP_PATH = '/otlp';

/** Of a body once it is unpacked, so that a small one cannot become a big one. */
const BODY_LIMIT = '4mb';

const NOTHING = Buffer.alloc(0);

const PROTOBUF = 'application/x-protobuf';
const JSON_TYPE = 'application/json';

/** HTTP statuses and codes of gRPC by which exporters know what to do about an error. */
const ANSWERS: Record<string, { status: number; code: number }> = {
  InputError: { status: 400, code: 3 },
  AuthenticationError: { status: 401, code: 16 },
  NotAllowedError: { status: 403, code: 7 },
  ServiceUnavailableError: { status: 503, code: 14 },
};

/**
 * Serves `/otlp/v1/metrics`: OTLP/HTTP in protobuf and JSON. It is no part of the API contract, as
 * the OpenTelemetry protocol says what goes in and what comes out, errors included.
 */
export function otlpRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  receiver: OtlpReceiver;
}): Router {
  const { httpAuth, auditor, authorizer, receiver } = options;

  /** Before a body is read, so that nobody makes the portal unpack one. */
  const authorize: RequestHandler = async (req, _res, next) => {
    const credentials = await httpAuth.credentials(req, { allow: ['service'] });
    await authorizer.require(agentsKpiPushPermission, credentials);
    next();
  };

  const receive: RequestHandler = async (req, res) => {
    const encoding = encodingOf(req);
    if (!encoding) {
      throw new InputError(
        `The content-type is "${
          req.headers['content-type'] ?? ''
        }"; it must be ${PROTOBUF} or ${JSON_TYPE}`,
      );
    }
    const receipt = await audited(
      auditor,
      { eventId: 'otlp-metrics-push', request: req },
      async () => {
        const credentials = await httpAuth.credentials(req, {
          allow: ['service'],
        });
        const scope = await authorizer.readScope(credentials);
        const answer = await receiver.receive(
          decodeMetrics(
            Buffer.isBuffer(req.body) ? req.body : NOTHING,
            encoding,
          ),
          { credentials, scope },
        );
        return {
          answer,
          meta: {
            accepted: answer.accepted,
            rejected: answer.rejected.toCounts(),
          },
        };
      },
    );
    const { contentType, body } = encodeReceipt(
      {
        rejected: receipt.rejected.total,
        message: receipt.rejected.describe(),
      },
      encoding,
    );
    res.status(200).set('content-type', contentType).end(body);
  };

  const refuse: ErrorRequestHandler = (error, req, res, _next) => {
    const { status, code, message } = toStatus(asServiceError(error));
    const { contentType, body } = encodeStatus(
      { code, message },
      encodingOf(req) ?? 'json',
    );
    if (status === 503) res.set('retry-after', '15');
    res.status(status).set('content-type', contentType).end(body);
  };

  const router = PromiseRouter();
  router.post(
    `${OTLP_PATH}/v1/metrics`,
    authorize,
    express.raw({ type: () => true, limit: BODY_LIMIT }),
    receive,
  );
  router.use(OTLP_PATH, refuse);
  return router;
}

function encodingOf(req: Request): OtlpEncoding | undefined {
  const [type] = (req.headers['content-type'] ?? '').split(';');
  switch (type.trim().toLowerCase()) {
    case PROTOBUF:
      return 'protobuf';
    case JSON_TYPE:
      return 'json';
    default:
      return undefined;
  }
}

/** What is wrong with us is not told. */
function toStatus(error: unknown): {
  status: number;
  code: number;
  message: string;
} {
  const { name, message, status } = asFault(error);
  const known = ANSWERS[name];
  if (known) return { ...known, message };
  // What the reader of bodies finds: too large, not to be unpacked, cut off.
  if (status !== undefined && status >= 400 && status < 500) {
    return {
      status,
      code: status === 413 ? 8 : 3,
      message: status === 413 ? `${message}; at most ${BODY_LIMIT}` : message,
    };
  }
  return { status: 500, code: 13, message: 'Agent Portal could not store it' };
}

function asFault(error: unknown): {
  name: string;
  message: string;
  status?: number;
} {
  if (!(error instanceof Error)) return { name: '', message: String(error) };
  const { name, message } = error;
  const status = 'status' in error ? Number(error.status) : undefined;
  return { name, message, status };
}
