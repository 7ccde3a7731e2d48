import type { ExpositionSample } from '@agent-portal/plugin-agents-common';
import { addGains } from '../scrape/addGains';
import type { ScrapePlan } from '../scrape/createScrapePlan';
import { FULL, SILENCE_MS } from '../scrape/findSilence';
import { findMarks } from '../scrape/generations';
import { startOfMinute } from '../scrape/minutes';
import type {
  InstanceKey,
  Readings,
  ScrapeState,
  ScrapeUpdate,
} from '../scrape/model';
import { versionOf } from '../scrape/releaseGains';
import {
  redefined,
  spanOf,
  toMinutes,
  toReleases,
} from '../scrape/spreadGains';
import type { OtlpPoint } from './model';
import type { Rejections } from './Rejections';
import { originName, StreamLedger } from './StreamLedger';

const MARK = '#';
const VERSION = '@';

/** What an instance sent. */
export interface SentPoints extends InstanceKey {
  url: string;
  /** Ms. */
  receivedAt: number;
  plan: ScrapePlan;
  points: OtlpPoint[];
}

/** Values that gained something at one time, of one process. */
interface GainGroup {
  from: number;
  at: number;
  samples: ExpositionSample[];
}

/**
 * Works out what points add to what is stored of an instance, by the same rules as a metrics page:
 * the same increases by the minute, so that KPIs, charts and rollouts know no difference.
 *
 * @param rejections - Told what is not taken.
 */
export function foldPoints(
  previous: ScrapeState | undefined,
  sent: SentPoints,
  rejections: Rejections,
): ScrapeUpdate {
  const { agentRef, environmentRef, receivedAt, plan } = sent;
  const key = { agentRef, environmentRef };
  const before = previous?.readings;
  const ledger = StreamLedger.create({ sent: before?.sent, receivedAt });
  const rejectedBefore = rejections.total;
  const { groups, increases } = takePoints(sent, { ledger, rejections });

  const samples = groups.flatMap(group => group.samples);
  for (const id of findMarks(samples, plan.marks)) ledger.see(MARK + id);
  for (const sample of samples) {
    ledger.see(sample.name);
    const isRequest = plan.roles
      .get(sample.name)
      ?.some(role => role.type === 'release' && role.measure === 'requests');
    const version = isRequest ? versionOf(sample, plan) : undefined;
    if (version !== undefined) ledger.see(VERSION + version);
  }
  const recent = ledger.listSeen(SILENCE_MS);
  const found = new Set(withPrefix(recent, MARK));
  const releases = withPrefix(recent, VERSION).sort();

  const update: ScrapeUpdate = {
    states: [],
    minutes: [],
    releases: [],
    forget: before ? redefined(before, { ...key, plan }) : [],
  };
  for (const group of groups) {
    const gains = addGains(group.samples, {
      at: group.at,
      plan,
      found,
      increaseOf: sample => increases.get(sample),
    });
    const span = spanOf(group.from, group.at);
    update.minutes.push(...toMinutes(gains, { ...key, at: group.at }, span));
    update.releases.push(
      ...toReleases(
        gains.releases,
        { ...key, shared: releases.length > 1 },
        span,
      ),
    );
  }
  const readings: Readings = {
    url: sent.url,
    metricsAt: receivedAt,
    kpis: plan.fingerprints,
    // What was read of a page counts no further, should it be read again.
    metrics: new Set(),
    series: new Map(),
    absent: new Map(),
    business: before?.business ?? new Map(),
    sent: ledger.toReadings(),
  };
  update.states.push({
    ...key,
    ok: true,
    // When its pages are read is noted apart from what it sends.
    at: previous?.at ?? receivedAt,
    rejected: rejections.total - rejectedBefore,
    problems: previous?.problems ?? new Map(),
    metricsAt: receivedAt,
    releases,
    readings,
  });
  return update;
}

function withPrefix(names: string[], prefix: string): string[] {
  return names
    .filter(name => name.startsWith(prefix))
    .map(name => name.slice(prefix.length));
}

/** Takes points oldest first, and groups what they gained by process and time. */
function takePoints(
  { points }: SentPoints,
  context: { ledger: StreamLedger; rejections: Rejections },
): {
  groups: GainGroup[];
  increases: Map<ExpositionSample, number>;
} {
  const { ledger, rejections } = context;
  const groups = new Map<string, GainGroup>();
  const increases = new Map<ExpositionSample, number>();
  const heard: OtlpPoint[] = [];
  for (const point of [...points].sort((a, b) => a.at - b.at)) {
    const gain = ledger.take(point, rejections);
    if (!gain) continue;
    heard.push(point);
    const { at, origin } = point;
    const name = `${startOfMinute(gain.from)} ${at} ${origin}`;
    const group = groups.get(name) ?? { from: gain.from, at, samples: [] };
    groups.set(name, group);
    for (const [index, value] of point.values.entries()) {
      const sample = toSample(point, value);
      const increase = gain.increases[index];
      if (increase !== undefined) increases.set(sample, increase);
      group.samples.push(sample);
    }
  }
  if (rejections.countOf('overLimit') > 0) ledger.see(FULL);
  for (const point of heard) ledger.see(originName(point));
  return { groups: [...groups.values()], increases };
}

function toSample(
  { name, labels, stream }: OtlpPoint,
  { suffix, le, value }: OtlpPoint['values'][number],
): ExpositionSample {
  return {
    name: `${name}${suffix}`,
    labels: le === undefined ? labels : new Map([...labels, ['le', le]]),
    value,
    series: stream,
  };
}
