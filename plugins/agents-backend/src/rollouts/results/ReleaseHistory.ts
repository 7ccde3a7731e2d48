import type {
  ReleasePoint,
  Rollout,
  RolloutDetail,
} from '@agent-portal/plugin-agents-common';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Spans of a chart; more is no longer seen. */
const MOST_POINTS = 240;

/** Which counts of two releases are asked for; times in ms since 1970. */
export interface ReleaseHistoryRequest {
  agentRef: string;
  environmentRef: string;
  candidate: string;
  stable: string;
  from: number;
  to: number;
  /** Length of a span, a number of whole minutes in ms. */
  spanMs: number;
}

/** Counts what releases did span by span. */
export interface ReleaseHistorySource {
  /** Oldest first; spans without a request may be left out. */
  readHistory(request: ReleaseHistoryRequest): Promise<ReleasePoint[]>;
}

/** Reads what both releases of a rollout did, in spans that fit on a chart. */
export class ReleaseHistory {
  readonly #source: ReleaseHistorySource;

  private constructor(source: ReleaseHistorySource) {
    this.#source = source;
  }

  static create(options: { source: ReleaseHistorySource }): ReleaseHistory {
    return new ReleaseHistory(options.source);
  }

  /** Nothing before the candidate first got traffic. */
  async read(
    rollout: Rollout,
    now: number,
  ): Promise<Pick<RolloutDetail, 'history' | 'spanMs'>> {
    const [first] = rollout.segments;
    if (!first || rollout.stable === undefined) {
      return { history: [], spanMs: MINUTE_MS };
    }
    const { agent, environment, candidate, stable } = rollout;
    const to = rollout.endedAt ?? now;
    const spanMs = chooseSpan(to - first.from);
    return {
      spanMs,
      history: await this.#source.readHistory({
        agentRef: agent,
        environmentRef: environment,
        candidate,
        stable,
        from: first.from,
        to,
        spanMs,
      }),
    };
  }
}

function chooseSpan(lengthMs: number): number {
  const spans = [1, 5, 15].map(minutes => minutes * MINUTE_MS);
  return spans.find(span => lengthMs / span <= MOST_POINTS) ?? HOUR_MS;
}
