import type { JsonObject } from '@backstage/types';
import Ajv from 'ajv';
import fc from 'fast-check';
import { formatEntityIssue } from './EntityIssue';
import { readAlertPolicy } from './readAlertPolicy';
import { alertPolicySchema } from './schemas';
import { alertPolicyEntity, alertRule } from './__testUtils__/entities';

function problems(spec: JsonObject): string[] {
  return readAlertPolicy(alertPolicyEntity(spec)).issues.map(formatEntityIssue);
}

const ON: JsonObject[] = [
  { type: 'health', status: ['warn', 'unknown', 'fail'], scope: 'agent' },
  { type: 'dependency', status: ['fail'], agents: 2 },
  { type: 'kpi', status: ['at-risk'], kpis: ['uptime'], categories: ['agent'] },
  { type: 'kpi-burn', burns: ['fast', 'slow', 'ticket'], kpis: ['uptime'] },
  { type: 'rollout', states: ['held', 'failed'] },
  { type: 'readiness', change: ['level-lost', 'below-required'] },
  { type: 'external', labels: { severity: 'critical' } },
  { type: 'external', labels: {} },
];

const everything: JsonObject = {
  default: false,
  agents: { names: ['component:default/planner'], family: 'core' },
  rules: ON.map((on, index) =>
    alertRule({
      id: `rule-${index}`,
      on,
      title: 'Failing',
      stages: ['staging'],
      for: '0s',
      resolveAfter: 'PT5M',
      runbook: 'https://example.com/runbook',
    }),
  ),
  acknowledgeWithin: { P0: '5m', P3: '24h' },
  escalation: [
    { to: ['owner', 'parent'], after: 0 },
    { to: ['group:default/on-call'], after: 1.5, severities: ['P0'] },
  ],
  channels: { notification: 'P3', 'my.pager_1': 'P0' },
  flapping: { times: 3, within: '1h' },
  digests: [
    {
      every: 'week',
      at: '09:00',
      timeZone: 'Europe/Berlin',
      to: ['group:default/product'],
      sections: ['business', 'alerts'],
    },
  ],
};

describe('readAlertPolicy', () => {
  it('keeps all that is written, as its schema does', () => {
    const entity = alertPolicyEntity(everything);
    const { policy, issues } = readAlertPolicy(entity);

    expect(issues).toEqual([]);
    expect(policy).toMatchObject({
      entityRef: 'alertpolicy:default/production',
      title: 'production',
      owner: 'group:default/platform',
    });
    expect(policy?.spec).toEqual({
      ...everything,
      owner: 'group:default/platform',
    });
    const ajv = new Ajv({ strict: true, allErrors: true });
    ajv.validate(alertPolicySchema, entity);
    expect(ajv.errors ?? []).toEqual([]);
  });

  it('writes references in full, and nothing twice', () => {
    const { policy } = readAlertPolicy(
      alertPolicyEntity({
        agents: { names: ['Planner'] },
        escalation: [{ to: ['owner', 'on-call', 'on-call'], after: 0 }],
      }),
    );

    expect(policy?.spec).toMatchObject({
      agents: { names: ['component:default/planner'] },
      escalation: [{ to: ['owner', 'group:default/on-call'] }],
    });
  });

  it('keeps the good rules beside bad ones', () => {
    const { policy, issues } = readAlertPolicy(
      alertPolicyEntity({
        rules: [alertRule({ severity: 'P9' }), alertRule({ id: 'good' }), 7],
      }),
    );

    expect(policy?.spec.rules.map(({ id }) => id)).toEqual(['good']);
    expect(issues.map(formatEntityIssue)).toEqual([
      'spec.rules[0].severity: "P9" is not known; write one of P0, P1, P2, P3',
      'spec.rules[2]: 7 is not an object; write it as fields, each with its name',
    ]);
  });

  const rule = (overrides: JsonObject) => ({ rules: [alertRule(overrides)] });
  const step = (overrides: JsonObject) => ({
    escalation: [
      { to: ['owner'], after: 1 },
      { to: ['parent'], ...overrides },
    ],
  });
  const digest = (overrides: JsonObject) => ({
    digests: [
      {
        every: 'day',
        at: '08:00',
        to: ['a'],
        sections: ['kpis'],
        ...overrides,
      },
    ],
  });
  const labels = Object.fromEntries(
    Array.from({ length: 33 }, (_, index) => [`label${index}`, 'x']),
  );

  it.each<[JsonObject, string]>([
    [
      { rules: [] },
      'spec.rules: an empty list has no rule, so nothing would be worth an alert; add at least one rule, or remove the policy',
    ],
    [
      rule({ on: { type: 'magic' } }),
      'spec.rules[0].on.type: "magic" is not known; write one of health, dependency, kpi, kpi-burn, rollout, readiness, external',
    ],
    [
      rule({ on: { type: 'health', status: [] } }),
      'spec.rules[0].on.status: an empty list says nothing; write at least one',
    ],
    [
      rule({ on: { type: 'health', status: ['pass'] } }),
      'spec.rules[0].on.status[0]: "pass" is not known; write one of warn, unknown, fail',
    ],
    [
      rule({ on: { type: 'dependency', status: ['fail'], agents: 0 } }),
      'spec.rules[0].on.agents: 0 is out of range; write a number of at least 1 and at most 10000',
    ],
    [
      rule({ on: { type: 'external', labels } }),
      'spec.rules[0].on.labels: an object with 33 fields is more than the 32 there may be; write fewer',
    ],
    [
      rule({ for: 'soon' }),
      'spec.rules[0].for: "soon" is not a duration; write one such as 0s, 5m, 24h, 7d or PT5M',
    ],
    [
      rule({ stages: ['moon'] }),
      'spec.rules[0].stages[0]: "moon" is not known; write one of development, staging, production',
    ],
    [
      rule({ runbook: 'file:///etc/passwd' }),
      'spec.rules[0].runbook: "file:///etc/passwd" is not the URL of a page; write one that starts with http:// or https:// and has no credentials',
    ],
    [
      { rules: [alertRule(), alertRule()] },
      'spec.rules[1].id: "failing" is already used by rules[0]; give every rule of the policy an id of its own',
    ],
    [
      { default: false },
      'spec: the policy applies to no agent; add agents with names, a family or labels, or write default: true',
    ],
    [
      { agents: { names: [] } },
      'spec.agents: the policy chooses no agent; list names, or give a family or labels',
    ],
    [
      { acknowledgeWithin: { P0: '0s' } },
      'spec.acknowledgeWithin.P0: "0s" is not a duration; write one such as 5m, 24h, 7d or PT5M',
    ],
    [
      step({ after: 0.5 }),
      'spec.escalation[1].after: 0.5 comes before the step above it, which is taken after 1; put the steps in the order in which they are taken',
    ],
    [
      step({ after: 2, to: ['component:default/planner'] }),
      'spec.escalation[1].to[0]: "component:default/planner" does not refer to a group or user; write a reference such as group:default/name',
    ],
    [
      { escalation: [] },
      'spec.escalation: an empty list has no step, so nobody would be told; add at least one step, or leave escalation out',
    ],
    [
      { channels: { 'a b': 'P1' } },
      'spec.channels["a b"]: "a b" is not the name of a channel; write notification, push, or a name from agents.alerts.channels of the configuration',
    ],
    [
      { flapping: { times: 20, within: '1h' } },
      'spec.flapping.times: 20 is out of range; write a number of at least 1 and at most 19',
    ],
    [
      digest({ timeZone: 'Mars/Olympus' }),
      'spec.digests[0].timeZone: "Mars/Olympus" is not a time zone; write its IANA name, such as Europe/Berlin or UTC',
    ],
    [
      digest({ at: '25:00' }),
      'spec.digests[0].at: "25:00" is not a time of day; write one such as 08:30, in quotes',
    ],
    [
      digest({ to: [] }),
      'spec.digests[0].to: an empty list says nothing; write at least one',
    ],
  ])('refuses %j', (spec, expected) => {
    expect(problems(spec)).toEqual([expected]);
  });

  it('never throws, and gives only what can be used, whatever it is given', () => {
    const part = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom(...ON),
      fc.constantFrom('P0', 'owner', '5m', 'fail', 0, 1, []),
    );
    const key = fc.constantFrom(
      ...['id', 'on', 'severity', 'for', 'to', 'after', 'type', 'labels'],
      ...['status', 'every', 'sections', 'times', 'within', 'P0', 'names'],
    );
    const object = fc.dictionary(key, part, { maxKeys: 6 });
    const spec = fc.record(
      {
        rules: fc.oneof(part, fc.array(object, { maxLength: 4 })),
        agents: fc.oneof(part, object),
        acknowledgeWithin: fc.oneof(part, object),
        escalation: fc.oneof(part, fc.array(object, { maxLength: 4 })),
        channels: fc.oneof(part, object),
        flapping: fc.oneof(part, object),
        digests: fc.oneof(part, fc.array(object, { maxLength: 4 })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(spec, drawn => {
        const entity = alertPolicyEntity(JSON.parse(JSON.stringify(drawn)));
        const { policy } = readAlertPolicy(entity);
        // What was kept of it can be read again, but for what it then lacks.
        const again = readAlertPolicy({
          ...entity,
          spec: JSON.parse(JSON.stringify(policy?.spec)),
        });
        const isWhole = (policy?.spec.rules ?? []).length > 0;
        const left = again.issues.filter(
          ({ path }) => isWhole && path !== 'spec.escalation',
        );
        expect(left).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
