import { RefusedAddressError } from './connectGuarded';
import { describeFailure, type FailedExchange } from './describeFailure';
import { TargetError } from './GuardedHttpClient';

const exchange: FailedExchange = {
  url: new URL('https://agent.example.com/health'),
  limits: { timeoutMs: 3_000, maximumBytes: 262_144, accept: '*/*' },
  stage: 'wait',
  status: 0,
};

function withCode(code: string, message = 'x') {
  return Object.assign(new Error(message), { code });
}

describe('describeFailure', () => {
  it.each([
    ['resolve', 'failed', 'could not be looked up within 3 s'],
    ['connect', 'timeout', 'did not accept a connection within 3 s'],
    ['wait', 'timeout', 'did not answer within 3 s'],
    ['body', 'timeout', 'answers 200, but its body did not end within 3 s'],
  ] as const)('says where time ran out: %s', (stage, code, text) => {
    expect(
      describeFailure('timeout', { ...exchange, stage, status: 200 }),
    ).toMatchObject({
      code,
      message: `https://agent.example.com/health ${text}`,
    });
  });

  it.each([
    ['ECONNREFUSED', 'refused', 'nothing listens there'],
    ['EHOSTUNREACH', 'refused', 'no route to the host'],
    ['ENOTFOUND', 'unresolved', 'a host that does not exist'],
    ['EAI_AGAIN', 'failed', 'the name server gave no answer'],
    ['ECONNRESET', 'closed', 'closed the connection without an answer'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'untrusted', 'not trusted: x'],
    ['CERT_HAS_EXPIRED', 'untrusted', 'not trusted: x'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'untrusted', 'not trusted: x'],
    ['UND_ERR_HEADERS_OVERFLOW', 'too-large', 'headers too large'],
    ['ESOMETHING', 'failed', 'could not be read: x'],
  ])('says what %s means', (errorCode, code, text) => {
    expect(describeFailure(withCode(errorCode), exchange)).toMatchObject({
      code,
      message: expect.stringContaining(text),
    });
  });

  it('takes the last of several addresses that failed', () => {
    const failure = new AggregateError([
      withCode('ENETUNREACH'),
      withCode('ECONNREFUSED'),
    ]);
    expect(describeFailure(failure, exchange)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('nothing listens'),
    });
  });

  it('names the addresses that the list refuses', () => {
    const failure = new RefusedAddressError(['10.0.0.5']);
    expect(describeFailure(failure, exchange)).toMatchObject({
      code: 'not-allowed',
      message:
        'https://agent.example.com/health resolves to 10.0.0.5, which agents.probe.allow does not allow; add `agent.example.com` by its full name, or the address, to let the portal read it',
    });
  });

  it('leaves a sentence as it is and cleans one of a stranger', () => {
    const sentence = new TargetError('closed', 'as it is');
    expect(describeFailure(sentence, exchange)).toBe(sentence);
    const hostile = withCode('ESOMETHING', `a\u0000b\n${'x'.repeat(9_999)}`);
    const { message } = describeFailure(hostile, exchange);
    expect(message).toContain('a b x');
    expect(message.length).toBeLessThan(250);
  });

  it('takes whatever is thrown', () => {
    expect(describeFailure(undefined, exchange).code).toBe('failed');
    expect(describeFailure('boom', exchange).message).toContain('boom');
  });
});
