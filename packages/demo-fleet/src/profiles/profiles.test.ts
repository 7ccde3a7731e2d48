import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBook } from '../testUtils/createBook';
import { defaultProfile } from './defaultProfile';
import { loadProfiles } from './loadProfiles';
import { profileSchema } from './profileSchema';
import { resolveProfile } from './resolveProfile';

describe('defaultProfile', () => {
  it('is valid, differs by name, and is the same for the same name', () => {
    const names = Array.from({ length: 200 }, (_, index) => `agent-${index}`);
    for (const name of names) {
      expect(
        profileSchema.safeParse(defaultProfile(name)).error,
      ).toBeUndefined();
    }
    expect(defaultProfile('a')).toEqual(defaultProfile('a'));
    expect(defaultProfile('a').latency).not.toEqual(
      defaultProfile('b').latency,
    );
  });
});

describe('the package’s profiles', () => {
  it('let most agents reach their targets and a few miss some', async () => {
    const book = await loadProfiles();
    const profiles = Object.keys(book.agents).map(agent => ({
      agent,
      ...resolveProfile(book, { agent, stage: 'production' }),
    }));
    const missing = (misses: (profile: (typeof profiles)[number]) => boolean) =>
      profiles.filter(misses).map(({ agent }) => agent);

    expect(missing(({ quality }) => quality.mean <= 0.9)).toEqual([
      'quality-guardian',
    ]);
    expect(missing(({ errorRate }) => errorRate >= 0.001)).toEqual([
      'backend-developer',
    ]);
    expect(missing(({ latency }) => latency.median >= 2)).toEqual([
      'data-engineer',
    ]);
    expect(missing(({ taskFailureRate }) => taskFailureRate >= 0.05)).toEqual([
      'feedback-agent',
    ]);
    expect(missing(({ users }) => users.regular / users.total < 0.8)).toEqual([
      'devops-infra',
    ]);
  });

  it('leave no agent with more work than its workers can do', async () => {
    const book = await loadProfiles();
    for (const agent of Object.keys(book.agents)) {
      const profile = resolveProfile(book, { agent, stage: 'production' });
      const { latency, drift, requestsPerSecond, workers } = profile;
      const meanSeconds = latency.median * Math.exp(latency.spread ** 2 / 2);
      const peak = (1 + drift.amplitude) ** 2;
      const busy = (meanSeconds * requestsPerSecond * peak) / workers;
      expect({ agent, overloaded: busy > 0.85 }).toEqual({
        agent,
        overloaded: false,
      });
    }
  });
});

describe('resolveProfile', () => {
  it('adapts load, people, latency and errors to the stage', () => {
    const book = createBook(['a'], {
      errorRate: 0.01,
      requestsPerSecond: 2,
      users: { total: 40, regular: 30, occasional: 4 },
    });
    book.stages.staging = { load: 0.5, users: 0.1, latency: 2, errors: 3 };
    expect(
      resolveProfile(book, { agent: 'a', stage: 'staging' }),
    ).toMatchObject({
      requestsPerSecond: 1,
      latency: { median: 2 },
      errorRate: 0.03,
      users: { total: 4, regular: 3, occasional: 0 },
    });
  });

  it('falls back to the default for names of object properties', () => {
    const agent = 'constructor';
    const profile = resolveProfile(createBook([]), {
      agent,
      stage: 'production',
    });
    expect(profile).toEqual(defaultProfile(agent));
  });
});

describe('loadProfiles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'profiles-'));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  it('names the file, the field and the value that is wrong', async () => {
    const file = join(folder, 'profiles.yaml');
    const stage = '{load: 1, users: 1, latency: 1, errors: 1}';
    await writeFile(
      file,
      `stages: {development: ${stage}, staging: ${stage}, production: ${stage}}
agents: {a: {errorRate: 1.5}, b: {speed: 1}}`,
    );
    const loading = loadProfiles(file);
    await expect(loading).rejects.toThrow(
      /profiles\.yaml: agents\.a\.errorRate/,
    );
    await expect(loading).rejects.toThrow(/got 1\.5/);
    await expect(loading).rejects.toThrow(/agents\.b: unknown field speed/);
  });

  it('names a file that is not YAML', async () => {
    const file = join(folder, 'profiles.yaml');
    await writeFile(file, 'a: [');
    await expect(loadProfiles(file)).rejects.toThrow(
      /profiles\.yaml is not YAML/,
    );
  });
});
