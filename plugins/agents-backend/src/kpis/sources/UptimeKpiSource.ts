import {
  type KpiMeasurement,
  wilsonInterval,
} from '@agent-portal/plugin-agents-common';
import type {
  KpiMeasureOptions,
  KpiMeasureRequest,
  KpiSource,
} from '@agent-portal/plugin-agents-node';
import { instanceName } from '../scrape/model';
import { byWindow } from './byWindow';
import { observedLast } from './observedLast';
import type { UptimeRow, UptimeSource } from './UptimeSource';

/** Measures the share of probes that found an agent up. */
export class UptimeKpiSource implements KpiSource {
  readonly type = 'health';
  readonly #uptime: UptimeSource;

  private constructor(uptime: UptimeSource) {
    this.#uptime = uptime;
  }

  static create(options: { uptime: UptimeSource }): UptimeKpiSource {
    return new UptimeKpiSource(options.uptime);
  }

  async measure(
    requests: KpiMeasureRequest[],
    { now, signal }: KpiMeasureOptions,
  ): Promise<KpiMeasurement[]> {
    const measured = new Map<KpiMeasureRequest, KpiMeasurement>();
    for (const { windowMs, requests: group, agentRefs } of byWindow(requests)) {
      signal?.throwIfAborted();
      const rows = await this.#uptime.countUptime(agentRefs, now - windowMs);
      const byInstance = new Map(rows.map(row => [instanceName(row), row]));
      for (const request of group) {
        measured.set(request, toMeasurement(request, byInstance));
      }
    }
    return requests.map(request => measured.get(request) ?? { samples: 0 });
  }
}

function toMeasurement(
  { agentRef, environments }: KpiMeasureRequest,
  rows: Map<string, UptimeRow>,
): KpiMeasurement {
  let up = 0;
  let total = 0;
  const newest: Array<number | undefined> = [];
  const oldest: number[] = [];
  const silent: string[] = [];
  for (const { ref: environmentRef } of environments) {
    const row = rows.get(instanceName({ agentRef, environmentRef }));
    up += row?.up ?? 0;
    total += row?.total ?? 0;
    newest.push(row?.newestAt);
    if (row?.oldestAt !== undefined) oldest.push(row.oldestAt);
    if (!row?.total) silent.push(environmentRef);
  }
  if (total === 0) {
    return { samples: 0, problem: 'no probe has come to a verdict' };
  }
  const newestAt = observedLast(newest);
  return {
    value: up / total,
    samples: total,
    ...(newestAt !== undefined && { newestAt }),
    ...(oldest.length > 0 && { oldestAt: Math.min(...oldest) }),
    interval: wilsonInterval(up, total),
    ...(silent.length > 0 && {
      problem: `no probe has come to a verdict in ${silent.join(' and ')}`,
    }),
  };
}
