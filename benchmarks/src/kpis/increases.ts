import type {
  MinuteIncrease,
  ScrapeUpdate,
} from '@agent-portal/plugin-agents-backend/src/kpis/scrape/model';
import { DatabaseScrapeStore } from '@agent-portal/plugin-agents-backend/src/kpis/scrape';
import type { Knex } from 'knex';

export const MINUTE = 60_000;

/** The end of everything that is measured: within an hour and a day, so that both have a part. */
export const KPI_NOW = Date.UTC(2026, 0, 15, 9, 30);

export const ENVIRONMENT = 'resource:default/production';

/** Reference of an agent by its number. */
export function agentRef(index: number): string {
  return `component:default/agent-${String(index).padStart(5, '0')}`;
}

/** Id of a KPI by its number. */
export function kpiId(index: number): string {
  return `kpi-${String(index).padStart(2, '0')}`;
}

/** What every KPI of every agent gained in one minute. */
export function increasesOf(
  start: number,
  size: { agents: number; kpis: number },
): MinuteIncrease[] {
  const increases: MinuteIncrease[] = [];
  for (let agent = 0; agent < size.agents; agent++) {
    for (let kpi = 0; kpi < size.kpis; kpi++) {
      const count = 20 + ((agent * 31 + kpi * 7 + start / MINUTE) % 40);
      increases.push({
        agentRef: agentRef(agent),
        environmentRef: ENVIRONMENT,
        kpiId: kpiId(kpi),
        bucket: '',
        start,
        total: count / 50,
        count,
        newestAt: start + MINUTE - 1,
      });
    }
  }
  return increases;
}

/** An update that adds increases and nothing else. */
export function updateOf(minutes: MinuteIncrease[]): ScrapeUpdate {
  return { states: [], minutes, releases: [], forget: [] };
}

/** Saves what was gained in the minutes before {@link KPI_NOW}. */
export async function loadMinutes(
  knex: Knex,
  options: { agents: number; kpis: number; minutes: number },
): Promise<void> {
  const store = DatabaseScrapeStore.create({ knex });
  for (let back = options.minutes; back > 0; back--) {
    const increases = increasesOf(KPI_NOW - back * MINUTE, options);
    await store.update([], () => updateOf(increases));
  }
}
