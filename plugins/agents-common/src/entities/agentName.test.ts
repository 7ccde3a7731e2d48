import { agentNameProblem } from './agentName';

describe('agentNameProblem', () => {
  it.each(['abc', 'invoice-checker', 'a1-b2-c3', 'x'.repeat(40)])(
    'has nothing against %s',
    name => {
      expect(agentNameProblem(name)).toBeUndefined();
    },
  );

  it.each([
    ['ab', 'must have at least 3 characters'],
    ['x'.repeat(41), 'must have at most 40 characters'],
  ])('measures %s', (name, problem) => {
    expect(agentNameProblem(name)).toBe(problem);
  });

  it.each([
    'Invoice',
    '1st-agent',
    '-agent',
    'agent-',
    'two--hyphens',
    'agent_one',
    '../agent',
    'agent;rm',
    'agent name',
    'agent\n',
    'ägent',
  ])('refuses the form of %j', name => {
    expect(agentNameProblem(name)).toMatch(/^must be lower-case words/);
  });

  it.each([
    'default',
    'production',
    'kube-proxy',
    'com1',
    'argocd',
    'child-process',
    'fastapi',
    'redis',
  ])('refuses the reserved %s', name => {
    expect(agentNameProblem(name)).toBe('is a reserved name; choose another');
  });
});
