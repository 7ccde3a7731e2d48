import type { AlertRule } from '../../entities';
import type { AlertPolicyInForce } from '../model';

/**
 * For how long something has to be over: so long a share of errors over the last minutes remembers
 * a failure.
 */
const SETTLED = '5m';

const HEALTH: AlertRule[] = [
  {
    id: 'system-down',
    on: { type: 'health', status: ['fail'], scope: 'agent' },
    severity: 'P0',
    resolveAfter: SETTLED,
  },
  {
    id: 'instance-failing',
    on: { type: 'health', status: ['fail'] },
    severity: 'P1',
    resolveAfter: SETTLED,
  },
  {
    id: 'dependency-failing',
    on: { type: 'dependency', status: ['fail'] },
    severity: 'P1',
    resolveAfter: SETTLED,
  },
  {
    id: 'health-unknown',
    on: { type: 'health', status: ['unknown'] },
    severity: 'P2',
    for: '10m',
  },
  {
    id: 'health-warning',
    on: { type: 'health', status: ['warn'] },
    severity: 'P2',
    for: '10m',
  },
  {
    id: 'dependency-warning',
    on: { type: 'dependency', status: ['warn'] },
    severity: 'P2',
    for: '10m',
  },
];

const KPIS: AlertRule[] = [
  {
    id: 'budget-burns-fast',
    on: { type: 'kpi-burn', burns: ['fast'] },
    severity: 'P1',
    for: '2m',
  },
  {
    // Its shorter window is half an hour, and remembers for as long what is over.
    id: 'budget-burns-slowly',
    on: { type: 'kpi-burn', burns: ['slow'] },
    severity: 'P1',
    for: '30m',
  },
  {
    id: 'technical-kpi-not-met',
    on: { type: 'kpi', status: ['not-met'], categories: ['technical'] },
    severity: 'P1',
    for: '10m',
  },
  {
    id: 'budget-burns',
    on: { type: 'kpi-burn', burns: ['ticket'] },
    severity: 'P2',
  },
  {
    id: 'kpi-not-met',
    on: { type: 'kpi', status: ['not-met'] },
    severity: 'P2',
    for: '10m',
  },
  {
    id: 'kpi-at-risk',
    on: { type: 'kpi', status: ['at-risk'] },
    severity: 'P3',
    for: '10m',
  },
];

const CHANGES: AlertRule[] = [
  {
    id: 'rollout-failed',
    on: { type: 'rollout', states: ['failed'] },
    severity: 'P1',
  },
  {
    id: 'rolled-back',
    on: { type: 'rollout', states: ['rolling-back', 'rolled-back'] },
    severity: 'P2',
  },
  {
    id: 'rollout-held',
    on: { type: 'rollout', states: ['held'] },
    severity: 'P3',
    for: '1h',
  },
  {
    id: 'below-required-level',
    on: { type: 'readiness', change: ['below-required'] },
    severity: 'P2',
  },
  {
    id: 'level-lost',
    on: { type: 'readiness', change: ['level-lost'] },
    severity: 'P3',
  },
];

/** Those that other systems send, by the words that they use for a severity. */
const EXTERNAL: AlertRule[] = [
  external('data-loss', { category: 'data-loss' }, 'P0'),
  external('security-breach', { category: 'security-breach' }, 'P0'),
  external('sent-p0', { severity: 'P0' }, 'P0'),
  external('sent-critical', { severity: 'critical' }, 'P0'),
  external('sent-p1', { severity: 'P1' }, 'P1'),
  external('sent-high', { severity: 'high' }, 'P1'),
  external('sent-error', { severity: 'error' }, 'P1'),
  external('sent-p3', { severity: 'P3' }, 'P3'),
  external('sent-low', { severity: 'low' }, 'P3'),
  external('sent-info', { severity: 'info' }, 'P3'),
];

/**
 * What is worth an alert where no policy of the catalog applies. Whatever another system sends
 * without a severity that is known is a P2, as it must not be lost.
 *
 * @public
 */
export const builtInAlertPolicy: AlertPolicyInForce = {
  ref: 'built-in',
  title: 'Built-in policy',
  version: 'built-in-1',
  spec: {
    owner: '',
    default: true,
    rules: [
      ...HEALTH,
      ...KPIS,
      ...CHANGES,
      ...EXTERNAL,
      external('sent', {}, 'P2'),
    ],
    acknowledgeWithin: { P0: '5m', P1: '30m', P2: '2h', P3: '24h' },
    escalation: [
      { to: ['owner'], after: 0 },
      { to: ['parent'], after: 1 },
    ],
    channels: { notification: 'P3', push: 'P1' },
    flapping: { times: 3, within: '1h' },
  },
};

function external(
  id: string,
  labels: Record<string, string>,
  severity: AlertRule['severity'],
): AlertRule {
  return { id, on: { type: 'external', labels }, severity };
}
