import {
  type AgentSmokeTest,
  boundedText,
  type SmokeTestResult,
} from '@agent-portal/plugin-agents-common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InstanceTarget } from '../../catalog/model';
import {
  type GuardedHttpSender,
  type HttpAnswer,
  TargetError,
  type TargetErrorCode,
} from '../../http';

/** How a candidate is tested; times in ms. */
export interface SmokeTestOptions {
  http: GuardedHttpSender;
  candidate: string;
  /** Of one request. */
  timeoutMs: number;
  /** Between two tries of the declared request. */
  pauseMs: number;
  now: () => number;
  signal?: AbortSignal;
}

type Check = SmokeTestResult['checks'][number];

/** A check, and the release that the answer says it comes from. */
type ReleasedCheck = Check & { release?: string };

const MAXIMUM_BYTES = 1024 * 1024;

/** A single failure may be the error rate that a canary is there to measure. */
const TRIES = 3;

/** Failures that say something about this side, and nothing about the agent. */
const OURS: TargetErrorCode[] = ['not-allowed', 'failed', 'aborted'];

/**
 * Asks a candidate's instance for its health and, where the catalog declares one, for a request.
 * Whatever could not be asked is unknown, and so is the whole then, unless something failed. An answer
 * of another release says nothing of the candidate, nor do answers that do not say whose they are.
 */
export async function testCandidate(
  target: InstanceTarget,
  options: SmokeTestOptions,
): Promise<SmokeTestResult> {
  const at = new Date(options.now()).toISOString();
  const { liveness, agents, dependencies } = target.paths;
  const declared = target.rollout?.smokeTest;
  const checks = await Promise.all([
    ...[liveness, agents, dependencies].map(path =>
      checkHealth(target, path, options),
    ),
    ...(declared ? [checkRequest(target, declared, options)] : []),
  ]);
  const all = [
    ...checks.map(check => ofCandidate(check, options.candidate)),
    checkRelease(checks, options.candidate),
  ];
  return { at, outcome: sumUp(all), checks: all };
}

function ofCandidate(
  { release, ...check }: ReleasedCheck,
  candidate: string,
): Check {
  return release === undefined || release === candidate
    ? check
    : {
        ...check,
        outcome: 'unknown',
        text: `${check.text}, as the release ${release}`,
      };
}

function checkRelease(checks: ReleasedCheck[], candidate: string): Check {
  const title = 'Release';
  const named = checks.flatMap(({ release }) => release ?? []);
  const other = named.find(release => release !== candidate);
  if (other !== undefined) {
    return {
      title,
      outcome: 'unknown',
      text: `${other} answers, not ${candidate}: let whatever routes the requests heed the header x-agent-release`,
    };
  }
  return named.length > 0
    ? { title, outcome: 'pass', text: `${candidate} answers` }
    : {
        title,
        outcome: 'unknown',
        text: 'no answer says which release it comes from: let the health document name it as releaseId',
      };
}

async function checkHealth(
  target: InstanceTarget,
  path: string,
  options: SmokeTestOptions,
): Promise<ReleasedCheck> {
  const title = `GET ${path}`;
  return attempt(title, async () => {
    const answer = await send(target, { method: 'GET', path }, options);
    const document = readJson(answer.body);
    const status = textOf(document?.status);
    const isWell = isSuccess(answer.status) && status !== 'fail';
    return {
      title,
      outcome: isWell ? 'pass' : 'fail',
      text: `answers ${answer.status}${status ? ` with ${status}` : ''}`,
      release: textOf(document?.releaseId),
    };
  });
}

async function checkRequest(
  target: InstanceTarget,
  test: AgentSmokeTest,
  options: SmokeTestOptions,
): Promise<ReleasedCheck> {
  const title = `${test.method} ${test.path}`;
  const { expectStatus } = test;
  return attempt(title, async () => {
    for (let tries = 1; ; tries++) {
      const { status, body } = await send(target, test, options);
      const document = readJson(body);
      const release = textOf(document?.releaseId ?? document?.release);
      const isExpected =
        expectStatus === undefined
          ? isSuccess(status)
          : status === expectStatus;
      if (isExpected) {
        const late = tries > 1 ? ` when it is tried ${tries} times` : '';
        return {
          title,
          outcome: 'pass',
          text: `answers ${status}${late}`,
          release,
        };
      }
      if (tries === TRIES) {
        const wanted = expectStatus ?? 'a status from 200 to 299';
        const said = boundedText(body.trim(), 200);
        return {
          title,
          outcome: 'fail',
          text: `answers ${status} instead of ${wanted}, ${TRIES} times${
            said ? `: ${said}` : ''
          }`,
          release,
        };
      }
      await sleep(options.pauseMs, undefined, { signal: options.signal });
    }
  });
}

async function attempt(
  title: string,
  check: () => Promise<ReleasedCheck>,
): Promise<ReleasedCheck> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    const outcome = OURS.includes(error.code) ? 'unknown' : 'fail';
    return { title, outcome, text: error.message };
  }
}

async function send(
  target: InstanceTarget,
  { path, method, body }: Pick<AgentSmokeTest, 'path' | 'method' | 'body'>,
  { http, candidate, timeoutMs, signal }: SmokeTestOptions,
): Promise<HttpAnswer> {
  return http.send(`${target.url.replace(/\/+$/, '')}${path}`, {
    method,
    timeoutMs,
    maximumBytes: MAXIMUM_BYTES,
    accept: 'application/health+json, application/json;q=0.9, */*;q=0.1',
    signal,
    body,
    headers: {
      // By which a router can lead the request to the candidate.
      'x-agent-release': candidate,
      ...(body !== undefined && {
        'content-type': isJson(body) ? 'application/json' : 'text/plain',
      }),
    },
  });
}

function readJson(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== ''
    ? boundedText(value, 120)
    : undefined;
}

function isJson(body: string): boolean {
  return /^\s*[[{]/.test(body);
}

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299;
}

function sumUp(checks: Check[]): SmokeTestResult['outcome'] {
  const has = (outcome: Check['outcome']) =>
    checks.some(check => check.outcome === outcome);
  if (has('fail')) return 'fail';
  return has('unknown') ? 'unknown' : 'pass';
}
