import type { DependencyHealth } from '@agent-portal/plugin-agents-common';
import { createDependencyHealth } from '@agent-portal/plugin-agents-react/testUtils';
import { type DependencyNode, toDependencyForest } from './dependencyForest';

const AGENT = 'component:default/example-agent';
const PRODUCTION = 'resource:default/production';

function dependency(
  name: string,
  change: Partial<DependencyHealth> & { through?: string } = {},
): DependencyHealth {
  const { through, ...rest } = change;
  return createDependencyHealth({
    ref: `resource:default/${name}`,
    title: name,
    agents: [
      {
        ref: AGENT,
        title: 'Example Agent',
        environment: PRODUCTION,
        status: 'fail',
        through,
      },
    ],
    ...rest,
  });
}

const shape = (nodes: DependencyNode[]): unknown =>
  nodes.map(({ dependency: { title }, children }) =>
    children.length > 0 ? [title, shape(children)] : title,
  );

function layOut(dependencies: DependencyHealth[]) {
  return toDependencyForest(dependencies, {
    agent: AGENT,
    environments: [PRODUCTION, 'resource:default/staging'],
  });
}

describe('toDependencyForest', () => {
  it('puts below each thing what that needs, and what the agent needs itself at the top', () => {
    const bus = 'resource:default/bus';
    const [{ nodes }] = layOut([
      dependency('redis', { through: bus }),
      dependency('bus', { dependsOn: ['resource:default/redis'] }),
      dependency('database'),
    ]);
    expect(shape(nodes)).toEqual([['bus', ['redis']], 'database']);
  });

  it('ends where things need each other', () => {
    const [{ nodes }] = layOut([
      dependency('a', { dependsOn: ['resource:default/b'] }),
      dependency('b', { dependsOn: ['resource:default/a'] }),
    ]);
    expect(shape(nodes)).toEqual([
      ['a', ['b']],
      ['b', ['a']],
    ]);
  });

  it('keeps environments apart, in the order of the instances', () => {
    const forests = layOut([
      dependency('bus', { environment: 'resource:default/other' }),
      dependency('bus', { environment: 'resource:default/staging' }),
      dependency('bus'),
    ]);
    expect(forests.map(({ environment }) => environment)).toEqual([
      PRODUCTION,
      'resource:default/staging',
      'resource:default/other',
    ]);
    expect(forests.map(({ nodes }) => nodes.length)).toEqual([1, 1, 1]);
  });

  it('shows first where something is not well', () => {
    const staging = 'resource:default/staging';
    const forests = layOut([
      dependency('bus', { status: 'pass' }),
      dependency('bus', { environment: staging, status: 'warn' }),
    ]);
    expect(forests.map(({ environment }) => environment)).toEqual([
      staging,
      PRODUCTION,
    ]);
  });
});
