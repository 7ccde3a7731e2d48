import type {
  ReleaseEvidenceSource,
  RolloutHoldProvider,
} from '@agent-portal/plugin-agents-node';
import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Config } from '@backstage/config';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { AgentStore } from '../catalog/AgentStore';
import type { ChangeReporter } from '../changes/ChangeReporter';
import type { FleetStore } from '../fleet/FleetStore';
import type { HealthSource } from '../fleet/sources';
import type { GuardedHttpSender } from '../http';
import { readScrapeConfig } from '../kpis/kpisConfig';
import type { KpiVerdictReadModel } from '../kpis/KpiVerdictReadModel';
import { VisibleAgentsReadModel } from '../kpis/samples';
import type { ScrapeStore } from '../kpis/scrape';
import type { ExemptionStore } from '../readiness/exemptions/ExemptionStore';
import { DatabaseNoticeStore } from '../readiness/notices/DatabaseNoticeStore';
import { AgentDirectory } from '../readiness/workflow/AgentDirectory';
import type { AddRoutes } from '../router/createRouter';
import { rolloutPlanRouter } from '../router/rolloutPlanRouter';
import { rolloutRouter } from '../router/rolloutRouter';
import type { RecurringTask } from '../tasks/scheduleTasks';
import { registerRolloutActions } from './actions/registerRolloutActions';
import { DefaultRolloutEngine } from './engine';
import { listRolloutTasks } from './listRolloutTasks';
import { RoutedReleaseEvidence, ScrapedReleaseEvidence } from './evidence';
import type { TrafficDrivers } from './model';
import { AnnouncedRolloutStore } from './notices/AnnouncedRolloutStore';
import { RolloutAnnouncer } from './notices/RolloutAnnouncer';
import { RolloutNoticeCollector } from './notices/RolloutNoticeCollector';
import { CatalogTrafficLocator } from './observer/CatalogTrafficLocator';
import { DefaultRolloutObserver } from './observer/DefaultRolloutObserver';
import {
  ReadinessGateSource,
  type StandingSource,
} from './observer/ReadinessGateSource';
import { TrafficSightings } from './observer/TrafficSightings';
import { ReleaseObserver } from './observer/ReleaseObserver';
import { AgentDependencyReadModel } from './plans/AgentDependencyReadModel';
import { DatabasePlanRunStore } from './plans/DatabasePlanRunStore';
import { DatabaseStopLineStore } from './plans/DatabaseStopLineStore';
import { PlanRunner } from './plans/PlanRunner';
import { PlanScheduler } from './plans/PlanScheduler';
import { RolloutPlanService } from './plans/RolloutPlanService';
import { ScheduledPlanSource } from './plans/ScheduledPlanSource';
import { StopLineService } from './plans/StopLineService';
import { LedgerQueries } from './results/LedgerQueries';
import { replayJournal } from './results/replayJournal';
import { OfferFinder } from './results/OfferFinder';
import { ReleaseHistory } from './results/ReleaseHistory';
import { RolloutQueries } from './results/RolloutQueries';
import type { RolloutReadModel } from './results/RolloutReadModel';
import { ScrapedReleaseHistory } from './results/ScrapedReleaseHistory';
import { readRolloutsConfig } from './rolloutsConfig';
import { PreflightService } from './service/PreflightService';
import { toRolloutCaller } from './service/rolloutCaller';
import { RolloutMaker } from './service/RolloutMaker';
import { RolloutService } from './service/RolloutService';
import { SmokeTestRunner } from './smokeTest';
import { DatabaseRolloutStore } from './store';

/** What rollouts are put together from. */
export interface RolloutsFeatureOptions {
  knex: Knex;
  config: Config;
  agents: AgentStore;
  fleet: Pick<FleetStore, 'getRecords'>;
  health: HealthSource;
  kpis: Pick<KpiVerdictReadModel, 'listVerdicts'>;
  scrapeStore: ScrapeStore;
  readiness: StandingSource;
  exemptions: Pick<ExemptionStore, 'list'>;
  readModel: RolloutReadModel;
  drivers: TrafficDrivers;
  holds: RolloutHoldProvider[];
  /** Those of modules. */
  evidence: ReleaseEvidenceSource[];
  http: GuardedHttpSender;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  userInfo: UserInfoService;
  actions: ActionsRegistryService;
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
  now: () => number;
  /** Told which agents have another rollout state. */
  onChange: ChangeReporter;
}

/** Puts together what rolls releases out: the work, and what people can do about it. */
export function createRolloutsFeature(options: RolloutsFeatureOptions): {
  routes: AddRoutes[];
  tasks: RecurringTask[];
} {
  const { knex, now, readModel } = options;
  const config = readRolloutsConfig(options.config);
  const { releases } = readScrapeConfig(options.config);
  const announcer = RolloutAnnouncer.create(options);
  const shared = {
    ...options,
    limitMs: config.observationTimeoutMs,
    judgement: config.judgement,
    store: AnnouncedRolloutStore.create({
      store: DatabaseRolloutStore.create({ knex }),
      announcer,
    }),
    sightings: TrafficSightings.create(),
    runs: DatabasePlanRunStore.create({ knex }),
    dependencies: AgentDependencyReadModel.create({ knex }),
    requestHistogram: releases.latencyMetric,
    releases: ReleaseObserver.create({
      reader: RoutedReleaseEvidence.create({
        ...options,
        metrics: releases,
        sources: options.evidence,
        scraped: ScrapedReleaseEvidence.create({
          ...options,
          store: options.scrapeStore,
          metrics: releases,
        }),
      }),
    }),
    smokeTests: SmokeTestRunner.create(options),
    directory: AgentDirectory.create({
      ...options,
      visible: VisibleAgentsReadModel.create({ knex }),
    }),
    onChange: () => announcer.announceChange(),
  };
  const stopLineStore = DatabaseStopLineStore.create({ knex });
  const scheduler = PlanScheduler.create(shared);
  const engine = DefaultRolloutEngine.create({
    ...shared,
    locator: CatalogTrafficLocator.create(shared),
    observer: DefaultRolloutObserver.create({
      ...shared,
      stopLine: stopLineStore,
      gates: ReadinessGateSource.create(shared),
      plans: ScheduledPlanSource.create({ ...shared, scheduler }),
    }),
  });
  const maker = RolloutMaker.create({ ...shared, engine });
  const queries = RolloutQueries.create({
    ...shared,
    offers: OfferFinder.create(shared),
    history: ReleaseHistory.create({
      source: ScrapedReleaseHistory.create({ store: options.scrapeStore }),
    }),
  });
  const rollouts = RolloutService.create({ ...shared, engine, maker, queries });
  const stopLine = StopLineService.create({ ...shared, store: stopLineStore });
  const api = { ...options, queries, rollouts, stopLine };
  registerRolloutActions({
    ...api,
    registry: options.actions,
    toCaller: credentials => toRolloutCaller(credentials, options),
  });
  return {
    routes: [
      rolloutRouter({
        ...api,
        ledgers: LedgerQueries.create({
          ...shared,
          queries,
          maker,
          replay: replayJournal,
        }),
        preflight: PreflightService.create({ ...shared, maker }),
      }),
      rolloutPlanRouter({
        ...options,
        plans: RolloutPlanService.create({ ...shared, scheduler }),
      }),
    ],
    tasks: listRolloutTasks({
      config,
      engine,
      store: shared.store,
      runner: PlanRunner.create({ ...shared, scheduler, maker, readModel }),
      notices: RolloutNoticeCollector.create({
        ...shared,
        notices: DatabaseNoticeStore.create({ knex }),
        heldNoticeMs: config.heldNoticeMs,
      }),
      now,
    }),
  };
}
