import type { Policies } from '../catalog/AgentStore';
import type { EnvironmentDescriptor, KpiSetDescriptor } from '../catalog/model';
import { createDescriptor, createTarget } from '../__testUtils__/factories';
import { createKpiFinder, measuredEnvironments } from './kpisInForce';
import { createKpi } from './__testUtils__/createKpi';

function environment(
  name: string,
  stage: EnvironmentDescriptor['stage'],
  order: number,
): [string, EnvironmentDescriptor] {
  const ref = `resource:default/${name}`;
  return [ref, { ref, title: name, stage, order }];
}

function kpiSet(
  name: string,
  overrides: Partial<KpiSetDescriptor>,
): [string, KpiSetDescriptor] {
  const ref = `kpiset:default/${name}`;
  return [ref, { ref, title: name, isDefault: false, kpis: [], ...overrides }];
}

const policies: Policies = {
  environments: new Map([
    environment('development', 'development', 0),
    environment('staging', 'staging', 1),
    environment('production', 'production', 2),
    environment('production-asia', 'production', 3),
  ]),
  plans: [],
  scorecards: new Map(),
  alertPolicies: [],
  kpiSets: new Map([
    kpiSet('b', {
      isDefault: true,
      kpis: [createKpi({ target: 0.2 }), createKpi({ id: 'b' })],
    }),
    kpiSet('a', { isDefault: true, kpis: [createKpi({ target: 0.1 })] }),
    kpiSet('own', { kpis: [createKpi({ id: 'own' })] }),
  ]),
};

describe('createKpiFinder', () => {
  const findKpis = createKpiFinder(policies);

  it('takes the KPIs of every default set, the first set winning an id', () => {
    const { kpiSets, kpis } = findKpis(createDescriptor());
    expect(kpiSets).toEqual(['kpiset:default/a', 'kpiset:default/b']);
    expect(kpis.map(({ id, target }) => [id, target])).toEqual([
      ['error-rate', 0.1],
      ['b', 0.01],
    ]);
  });

  it('takes the set that the agent names instead', () => {
    const agent = createDescriptor({ kpiSet: 'kpiset:default/own' });
    expect(findKpis(agent).kpis.map(({ id }) => id)).toEqual(['own']);
  });

  it('does not fall back to the default for a set that is not there', () => {
    const agent = createDescriptor({ kpiSet: 'kpiset:default/lost' });
    expect(findKpis(agent)).toMatchObject({
      kpiSets: ['kpiset:default/lost'],
      kpis: [],
      problem: expect.stringContaining('kpiset:default/lost'),
    });
  });
});

describe('measuredEnvironments', () => {
  const measured = (names: string[], stage?: EnvironmentDescriptor['stage']) =>
    measuredEnvironments(
      { environment: stage },
      names.map(name =>
        createTarget({ environmentRef: `resource:default/${name}` }),
      ),
      policies.environments,
    ).map(({ title }) => title);

  it('takes all of production, the furthest first', () => {
    expect(measured(['production', 'staging', 'production-asia'])).toEqual([
      'production-asia',
      'production',
    ]);
  });

  it('takes the furthest stage where there is no production', () => {
    expect(measured(['development', 'staging'])).toEqual(['staging']);
  });

  it('takes the stage that the definition names, and no other', () => {
    expect(measured(['staging', 'production'], 'staging')).toEqual(['staging']);
    expect(measured(['production'], 'staging')).toEqual([]);
  });

  it('leaves out environments that are not in the catalog', () => {
    expect(measured(['moon'])).toEqual([]);
  });
});
