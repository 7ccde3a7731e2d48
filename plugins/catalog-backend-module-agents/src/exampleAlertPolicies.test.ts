import {
  type AlertPolicySpec,
  choosePolicy,
  findAlertConditions,
  isAgentEntity,
  isAlertPolicyEntity,
  isKpiSetEntity,
  readAgent,
  readAlertPolicy,
  readKpiSet,
} from '@agent-portal/plugin-agents-common';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { writtenEntities } from './__testUtils__/writtenEntities';

const written = writtenEntities('examples');
const policies = written.filter(isAlertPolicyEntity).flatMap(entity => {
  const { policy } = readAlertPolicy(entity);
  return policy ? [{ ...policy, ref: policy.entityRef, version: '1' }] : [];
});

function named(name: string): AlertPolicySpec {
  const found = policies.find(policy => policy.name === name);
  if (!found) throw new Error(`There is no policy ${name}.`);
  return found.spec;
}

describe('the alert policies of the examples', () => {
  it('have the levels and response times of the production plan', () => {
    const spec = named('production-alerts');

    expect(spec.acknowledgeWithin).toEqual({
      P0: '5m',
      P1: '30m',
      P2: '2h',
      P3: '24h',
    });
    const titles = (severity: string) => [
      ...new Set(
        spec.rules
          .filter(rule => rule.severity === severity)
          .flatMap(rule => rule.title ?? []),
      ),
    ];
    expect(titles('P0')).toEqual([
      'System down',
      'Data loss',
      'Security breach',
    ]);
    expect(titles('P1')).toEqual(
      expect.arrayContaining([
        'High error rate',
        'Performance degradation',
        'Agent failure',
      ]),
    );
    expect(titles('P2')).toEqual(
      expect.arrayContaining(['Warning threshold', 'Resource usage']),
    );
  });

  it('send the daily, weekly and monthly updates of the staging plan', () => {
    const digests = named('language-learning-alerts').digests ?? [];

    expect(digests.map(({ every }) => every)).toEqual(['day', 'week', 'month']);
    expect(digests.flatMap(({ to }) => to)).toEqual([
      'group:default/language-learning',
      'group:default/development-team',
      'group:default/product',
      'group:default/support',
      'group:default/business-stakeholders',
    ]);
    expect(digests[2].sections[0]).toBe('business');
  });

  it('tell only groups that are there, and speak only of KPIs that are defined', () => {
    const groups = new Set(
      written
        .filter(({ kind }) => kind === 'Group' || kind === 'User')
        .map(entity => stringifyEntityRef(entity)),
    );
    const kpis = new Set(
      written
        .filter(isKpiSetEntity)
        .flatMap(entity => readKpiSet(entity).kpiSet?.kpis ?? [])
        .map(({ id }) => id),
    );
    for (const { spec } of policies) {
      const told = [
        spec.owner,
        ...(spec.escalation ?? []).flatMap(({ to }) => to),
        ...(spec.digests ?? []).flatMap(({ to }) => to),
      ].filter(to => to !== 'owner' && to !== 'parent');
      expect(told.filter(to => !groups.has(to))).toEqual([]);
      const meant = spec.rules.flatMap(({ on }) =>
        'kpis' in on ? on.kpis ?? [] : [],
      );
      expect(meant.filter(id => !kpis.has(id))).toEqual([]);
    }
  });

  it('apply to every agent, and see it fail where it runs', () => {
    for (const entity of written.filter(isAgentEntity)) {
      const { agent } = readAgent(entity);
      if (!agent) throw new Error('An agent cannot be read.');
      const seen = {
        ref: agent.entityRef,
        title: agent.title,
        family: agent.family,
        labels: {},
        dependsOn: [],
      };
      const own = agent.family === 'language-learning';
      expect(choosePolicy(seen, policies).ref).toBe(
        own
          ? 'alertpolicy:default/language-learning-alerts'
          : 'alertpolicy:default/production-alerts',
      );
      const [condition] = findAlertConditions(
        {
          agents: [seen],
          health: [
            {
              agentRef: agent.entityRef,
              environmentRef: 'resource:default/somewhere',
              stage: own ? 'staging' : 'production',
              status: 'fail',
              since: 0,
              reason: 'It does not answer.',
              counts: true,
              failing: [],
            },
          ],
        },
        policies,
        0,
      );
      expect(condition.severity).toBe(own ? 'P1' : 'P0');
    }
  });
});
