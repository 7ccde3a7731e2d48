export { decodeMetrics, type OtlpEncoding } from './decodeMetrics';
export { encodeReceipt, encodeStatus } from './encodeAnswer';
export {
  type OtlpReceipt,
  OtlpReceiver,
  type OtlpReceiverOptions,
  type OtlpSender,
} from './OtlpReceiver';
