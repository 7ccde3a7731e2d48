import { runGate } from './runGate';

const decision = {
  id: '7',
  at: '2026-03-01T12:00:00.000Z',
  agent: 'component:default/quality-guardian',
  environment: 'resource:default/production',
  releaseVersion: '1.4.0',
  verdict: 'pass',
  reason: 'Everything that is demanded for Production is met',
  demands: [
    {
      source: 'scorecard',
      title: 'Pre-launch',
      version: '1.0.0',
      status: 'met',
      reason: 'It has the level Ready of Pre-launch',
    },
  ],
  actor: 'external:ci',
};

const held = {
  ...decision,
  verdict: 'fail',
  reason: 'It has no level of Pre-launch',
  demands: [
    {
      ...decision.demands[0],
      status: 'unknown',
      reason: 'It has no level of Pre-launch',
      checks: [
        {
          title: 'Test coverage',
          outcome: 'unknown',
          reason: 'no job has sent a sample',
        },
      ],
    },
  ],
};

const ARGS = [
  '--url=https://portal.example.com/',
  '--agent=component:default/quality-guardian',
  '--environment=production',
];

async function run(options: {
  args?: string[];
  answer?: object | (() => Promise<Response>);
  status?: number;
}) {
  const requests: Request[] = [];
  const printed: string[] = [];
  const complaints: string[] = [];
  const { answer = decision, status = 200 } = options;
  const code = await runGate({
    args: options.args ?? ARGS,
    env: { AGENT_PORTAL_TOKEN: 'secret' },
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      return typeof answer === 'function'
        ? answer()
        : new Response(JSON.stringify(answer), {
            status,
            headers: { 'content-type': 'application/json' },
          });
    },
    print: text => printed.push(text),
    complain: text => complaints.push(text),
  });
  return {
    code,
    requests,
    printed: printed.join('\n'),
    complaints: complaints.join('\n'),
  };
}

describe('agents-gate', () => {
  it('exits with 0 when the release may go ahead, and asks with the token', async () => {
    const { code, printed, requests } = await run({
      args: [...ARGS, '--version', '1.4.0', '--digest', 'sha256:1'],
    });
    expect(code).toBe(0);
    expect(printed).toMatch(
      /^PASS: component:default\/quality-guardian 1\.4\.0 into resource:default\/production\n/,
    );
    const [request] = requests;
    const url = new URL(request.url);
    expect(url.origin + url.pathname).toBe(
      'https://portal.example.com/api/agents/v1/gate',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      agent: 'component:default/quality-guardian',
      environment: 'production',
      version: '1.4.0',
      releaseDigest: 'sha256:1',
    });
    expect(request.headers.get('authorization')).toBe('Bearer secret');
  });

  it('exits with 1 when it is held back, and names the checks in the way', async () => {
    const { code, printed } = await run({ answer: held });
    expect(code).toBe(1);
    expect(printed).toMatch(/^FAIL: /);
    expect(printed).toMatch(/UNKNOWN {2}Pre-launch 1\.0\.0: It has no level/);
    expect(printed).toMatch(/Test coverage \(unknown\): no job has sent/);
  });

  it('prints the whole decision as JSON when asked to', async () => {
    const { printed } = await run({ args: [...ARGS, '--json'] });
    expect(JSON.parse(printed)).toEqual(decision);
  });

  it.each([
    [
      'an error',
      { answer: { error: { message: 'no such agent' } }, status: 404 },
      /no such agent/,
    ],
    [
      'a missing token',
      { answer: { error: { message: 'no' } }, status: 401 },
      /AGENT_PORTAL_TOKEN/,
    ],
    ['something else', { answer: { hello: 'world' } }, /check --url/],
    [
      'nothing',
      {
        answer: async () => {
          throw new TypeError('connection refused');
        },
      },
      /connection refused/,
    ],
  ])('exits with 2 when the answer is %s', async (_, options, words) => {
    const { code, complaints, printed } = await run(options);
    expect(code).toBe(2);
    expect(complaints).toMatch(words);
    expect(printed).toBe('');
  });

  it.each([
    [[], /--url is missing/],
    [ARGS.slice(0, 1), /--agent is missing/],
    [['--url=ftp://a', ...ARGS.slice(1)], /--url is "ftp:\/\/a"/],
    [[...ARGS, '--timeout=soon'], /--timeout is "soon"/],
    [[...ARGS, '--force'], /--force/],
  ])('exits with 2 for %j, and says how to call it', async (args, words) => {
    const { code, complaints, requests } = await run({ args });
    expect(code).toBe(2);
    expect(complaints).toMatch(words);
    expect(complaints).toMatch(/Exit code: 0/);
    expect(requests).toEqual([]);
  });

  it('prints how to call it', async () => {
    const { code, printed } = await run({ args: ['--help'] });
    expect(code).toBe(0);
    expect(printed).toMatch(/agents-gate --url/);
  });
});
