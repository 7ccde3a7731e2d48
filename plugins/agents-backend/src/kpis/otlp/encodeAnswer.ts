import type { OtlpEncoding } from './decodeMetrics';
import { MetricsResponseType, StatusType } from './metricsSchema';

/** Answers without a body in JSON are empty messages. */
export interface EncodedAnswer {
  contentType: string;
  body: Buffer;
}

/** Says how many points were left out, if any; a message alone is a warning. */
export function encodeReceipt(
  receipt: { rejected: number; message: string },
  encoding: OtlpEncoding,
): EncodedAnswer {
  const { rejected, message } = receipt;
  return encode(
    MetricsResponseType,
    rejected > 0 || message
      ? {
          partialSuccess: {
            rejectedDataPoints: rejected,
            errorMessage: message,
          },
        }
      : {},
    encoding,
  );
}

/** Says why a request is refused. */
export function encodeStatus(
  status: { code: number; message: string },
  encoding: OtlpEncoding,
): EncodedAnswer {
  return encode(StatusType, status, encoding);
}

function encode(
  type: typeof StatusType,
  fields: object,
  encoding: OtlpEncoding,
): EncodedAnswer {
  const message = type.fromObject(fields);
  return encoding === 'protobuf'
    ? {
        contentType: 'application/x-protobuf',
        body: Buffer.from(type.encode(message).finish()),
      }
    : {
        contentType: 'application/json',
        body: Buffer.from(
          JSON.stringify(type.toObject(message, { longs: String })),
        ),
      };
}
