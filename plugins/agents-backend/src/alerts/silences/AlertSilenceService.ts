import { randomUUID } from 'node:crypto';
import {
  agentsAlertAcknowledgePermission,
  type AlertMatcher,
  type AlertSilence,
  type AlertSilenceList,
  type AlertSilenceRecord,
  type AlertSilenceRequest,
  type DecisionRequest,
  describeSilence,
  formatDuration,
  isInForce,
  matchesAlert,
} from '@agent-portal/plugin-agents-common';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { readRef } from '../../readiness/workflow/AgentDirectory';
import { requirePerson } from '../../readiness/workflow/Caller';
import { toTime } from '../../readiness/workflow/toTime';
import type { VisibleAgents } from '../../kpis/samples';
import type { AlertAnnouncer } from '../engine/AlertAnnouncer';
import type { AlertReadModel, SeenAlert } from '../results/AlertReadModel';
import type { AlertCaller } from '../service/alertCaller';
import type { AlertSilenceStore } from './AlertSilenceStore';
import { requireWholeSight } from './requireWholeSight';

const DAY = 86_400_000;
/** How long a silence may last. */
const LONGEST_MS = 30 * DAY;
/** For how long one that is over is still listed. */
const LISTED_MS = 7 * DAY;
const LISTED = 200;

/** What {@link AlertSilenceService} works with. */
export interface AlertSilenceServiceOptions {
  store: AlertSilenceStore;
  readModel: Pick<AlertReadModel, 'listUnresolved' | 'list'>;
  visible: VisibleAgents;
  announcer: Pick<AlertAnnouncer, 'announceChange'>;
  /** Has alerts follow at once. */
  evaluate: () => Promise<void>;
  now: () => number;
}

/** Takes what is to be quiet for a while. */
export class AlertSilenceService {
  readonly #options: AlertSilenceServiceOptions;

  private constructor(options: AlertSilenceServiceOptions) {
    this.#options = options;
  }

  static create(options: AlertSilenceServiceOptions): AlertSilenceService {
    return new AlertSilenceService(options);
  }

  /** Those about agents in sight: in force, to come, and those that ended last. */
  async list(caller: AlertCaller): Promise<AlertSilenceList> {
    const { store, readModel, now } = this.#options;
    const silences = await store.list({
      endsAfter: now() - LISTED_MS,
      limit: LISTED,
    });
    const alerts = await readModel.listUnresolved(caller.view);
    const isSeen = await this.#createSight(
      silences.map(({ matcher }) => matcher),
      caller,
    );
    const items = silences
      .filter(({ matcher }) => isSeen(matcher))
      .map(silence => this.#present(silence, alerts));
    return { items, asOf: toTime(now()) };
  }

  /** @throws NotAllowedError, also where it concerns agents out of sight; NotFoundError; InputError naming the field. */
  async create(
    body: AlertSilenceRequest,
    caller: AlertCaller,
  ): Promise<AlertSilence> {
    const { store, now } = this.#options;
    const by = requirePerson(
      caller,
      agentsAlertAcknowledgePermission,
      body.actor,
    );
    const createdAt = now();
    const reason = body.reason.trim();
    if (!reason) {
      throw new InputError('reason is empty: say why it is to be quiet');
    }
    const silence: AlertSilenceRecord = {
      id: randomUUID(),
      matcher: await this.#readMatcher(body.matcher, caller),
      reason,
      by,
      createdAt,
      ...readSpan(body, createdAt),
    };
    await requireWholeSight(silence.matcher, {
      ...this.#options,
      scope: caller.scope,
    });
    await store.add(silence);
    return this.#follow(silence, caller);
  }

  /** @throws NotAllowedError; NotFoundError; ConflictError when it is over already. */
  async end(
    id: string,
    options: { body: DecisionRequest; caller: AlertCaller },
  ): Promise<AlertSilence> {
    const { body, caller } = options;
    const { store, now } = this.#options;
    const by = requirePerson(
      caller,
      agentsAlertAcknowledgePermission,
      body.actor,
    );
    const found = await store.get(id);
    const isSeen = found && (await this.#createSight([found.matcher], caller));
    if (!found || !isSeen?.(found.matcher)) {
      throw new NotFoundError(
        `There is no silence ${id}, or you may not see what it is about`,
      );
    }
    const reason = body.reason?.trim() || undefined;
    const ended = await store.end(id, {
      at: now(),
      by,
      ...(reason && { reason }),
    });
    if (!ended) throw new ConflictError(`The silence ${id} is over already`);
    return this.#follow(ended, caller);
  }

  /** It is stored by now, whatever becomes of the evaluation. */
  async #follow(
    silence: AlertSilenceRecord,
    caller: AlertCaller,
  ): Promise<AlertSilence> {
    const { readModel, announcer, evaluate } = this.#options;
    await evaluate();
    await announcer.announceChange();
    return this.#present(silence, await readModel.listUnresolved(caller.view));
  }

  async #readMatcher(
    matcher: AlertMatcher,
    caller: AlertCaller,
  ): Promise<AlertMatcher> {
    const { alert, agents, environment, rule, severities, subject } = matcher;
    const refs = agents?.map(text =>
      readRef(text, {
        field: 'matcher.agents',
        defaultKind: 'component',
      }),
    );
    const read: AlertMatcher = {
      ...(alert && { alert }),
      ...(refs && refs.length > 0 && { agents: [...new Set(refs)] }),
      ...(subject && { subject: subject.toLowerCase() }),
      ...(environment && {
        environment: readRef(environment, {
          field: 'matcher.environment',
          defaultKind: 'resource',
        }),
      }),
      ...(rule && { rule }),
      ...(severities && severities.length > 0 && { severities }),
    };
    if (Object.keys(read).length === 0) {
      throw new InputError(
        'matcher is empty, which would silence everything: name an alert, agents, a subject, an environment, a rule or severities',
      );
    }
    const isSeen = await this.#createSight([read], caller);
    if (!isSeen(read)) {
      throw new NotFoundError(
        'matcher names an agent, a subject or an alert that is not there, or that you may not see',
      );
    }
    // One that names no agent and no alert reaches those out of sight as well.
    const isNarrow =
      read.agents !== undefined ||
      read.alert !== undefined ||
      isAgent(read.subject);
    if (!isNarrow && caller.scope.type !== 'all') {
      throw new InputError(
        'matcher names neither agents nor an alert, so it would silence alerts that you may not see: name agents',
      );
    }
    return read;
  }

  /** Says whether everything that matchers name may be named to somebody. */
  async #createSight(
    matchers: AlertMatcher[],
    caller: AlertCaller,
  ): Promise<(matcher: AlertMatcher) => boolean> {
    const { readModel, visible } = this.#options;
    const { scope, view } = caller;
    const subjects = matchers.flatMap(({ subject }) => subject ?? []);
    const refs = new Set([
      ...matchers.flatMap(({ agents = [] }) => agents),
      ...subjects.filter(isAgent),
    ]);
    const ids = new Set(matchers.flatMap(({ alert }) => alert ?? []));
    const seenAgents = new Set(await visible.listVisible([...refs], scope));
    const seenOthers = await caller.listSeen(
      subjects.filter(ref => !isAgent(ref)),
    );
    const seenAlerts = new Set(
      (await readModel.list([...ids], view)).map(({ record }) => record.id),
    );
    const seesSubject = (ref: string) =>
      scope.type === 'all' ||
      (isAgent(ref) ? seenAgents.has(ref) : seenOthers.has(ref));
    return ({ alert, agents = [], subject }) =>
      (alert === undefined || seenAlerts.has(alert)) &&
      (subject === undefined || seesSubject(subject)) &&
      agents.every(ref => seenAgents.has(ref));
  }

  #present(
    silence: AlertSilenceRecord,
    alerts: readonly SeenAlert[],
  ): AlertSilence {
    const now = this.#options.now();
    const { matcher, ended } = silence;
    const active = isInForce(silence, now);
    return {
      id: silence.id,
      matcher,
      text: describeSilence(matcher),
      reason: silence.reason,
      by: silence.by,
      createdAt: toTime(silence.createdAt),
      startsAt: toTime(silence.startsAt),
      endsAt: toTime(silence.endsAt),
      ...(ended && { ended: { ...ended, at: toTime(ended.at) } }),
      active,
      matching: active
        ? alerts.filter(({ record }) => matchesAlert(matcher, record)).length
        : 0,
    };
  }
}

/** Agents are components; what they depend on mostly is not. */
function isAgent(ref: string | undefined): boolean {
  return ref?.startsWith('component:') ?? false;
}

function readSpan(
  body: AlertSilenceRequest,
  now: number,
): Pick<AlertSilenceRecord, 'startsAt' | 'endsAt'> {
  const startsAt = Math.max(now, readTime('startsAt', body.startsAt) ?? now);
  const endsAt = readTime('endsAt', body.endsAt) ?? now;
  if (endsAt <= startsAt) {
    throw new InputError(
      `endsAt is "${body.endsAt}": it must be after the start, ${toTime(
        startsAt,
      )}`,
    );
  }
  if (endsAt > now + LONGEST_MS) {
    throw new InputError(
      `endsAt is "${body.endsAt}": a silence lasts at most ${formatDuration(
        LONGEST_MS,
      )}; name a time until ${toTime(now + LONGEST_MS)}`,
    );
  }
  return { startsAt, endsAt };
}

function readTime(field: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = Date.parse(text);
  if (Number.isFinite(at)) return at;
  throw new InputError(
    `${field} is "${text}": it must be a time such as 2026-01-31T00:00:00Z`,
  );
}
