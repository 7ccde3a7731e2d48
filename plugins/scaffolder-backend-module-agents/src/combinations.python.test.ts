import { findProblem } from './__testUtils__/combinations';
import { ScaffolderHarness } from './__testUtils__/ScaffolderHarness';

describe('a service in Python', () => {
  let harness: ScaffolderHarness;

  beforeAll(async () => {
    harness = await ScaffolderHarness.start();
  });
  afterAll(() => harness.stop());

  it('is without a finding for 100 combinations of answers', async () => {
    const problem = await findProblem({
      harness,
      language: 'python',
      count: 100,
    });
    expect(problem).toBeUndefined();
  }, 1_800_000);
});
