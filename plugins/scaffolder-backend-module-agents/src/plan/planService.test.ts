import { readAnswers } from '../answers';
import { exampleAnswers } from '../__testUtils__/exampleAnswers';
import { planService } from './planService';

function plan(changes: object = {}) {
  return planService(readAnswers({ ...exampleAnswers, ...changes }));
}

describe('planService', () => {
  it('gives every setting a value in every environment, and a secret none', () => {
    const { variables, environments } = plan({
      stores: ['postgresql', 'redis', 'milvus'],
    });
    const names = environments.map(({ name }) => name);
    for (const { key, secret, values } of variables) {
      expect({ key, names: Object.keys(values) }).toEqual({
        key,
        names: secret ? [] : names,
      });
      expect(Object.values(values)).not.toContain('');
    }
  });

  it('has an edge of the duration histogram at every limit', () => {
    const { metrics, targets, limits, scaling } = plan({
      kpiTargets: { 'response-time': 1.3, performance: 4.7 },
    });
    const [duration] = metrics;
    expect(duration.buckets).toEqual(
      expect.arrayContaining([
        targets.meanSeconds,
        targets.p95Seconds,
        limits.responseSeconds,
        scaling.responseSeconds,
      ]),
    );
    expect(duration.buckets).toEqual(
      [...(duration.buckets ?? [])].sort((a, b) => a - b),
    );
  });

  it('asks for a person’s approval where the risk is high', () => {
    expect(plan({ riskTier: 'high' }).guardrails).toContain('human-approval');
    expect(plan({ riskTier: 'low' }).guardrails).not.toContain(
      'human-approval',
    );
  });

  it('has own targets only where one differs', () => {
    expect(plan().targets.own).toBe(false);
    expect(plan({ kpiTargets: { uptime: 0.99 } }).targets).toMatchObject({
      own: true,
      uptime: 0.99,
      p95Seconds: 3,
    });
  });

  it('names a tool in the style of each language', () => {
    expect(plan({ tools: ['search-all-documents'] }).tools).toEqual([
      {
        name: 'search-all-documents',
        camelCase: 'searchAllDocuments',
        snakeCase: 'search_all_documents',
      },
    ]);
  });

  it('needs no credential for a model on the same machine', () => {
    const { model, variables } = plan({
      model: { provider: 'ollama', name: 'llama3' },
    });
    expect(model.keyVariable).toBe('');
    expect(variables.filter(({ secret }) => secret)).toEqual([]);
  });
});
