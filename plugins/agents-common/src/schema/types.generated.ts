// Generated from openapi.yaml by scripts/openapi.mjs. Change the contract there and run `yarn openapi`.

/** The paths of the API contract. @public */
export interface paths {
  '/v1/fleet': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One page of agents, filtered and sorted on the server. */
    get: operations['ListFleet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/fleet/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Counts of the agents that match a filter. */
    get: operations['SummarizeFleet'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/fleet/facets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The values that the filters of the fleet can take, over the agents the caller may see. */
    get: operations['ListFleetFacets'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/fleet/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every visible agent in a compact form, for the plan ribbon and the board. */
    get: operations['GetFleetOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One agent, its phase with reasons and its instances. */
    get: operations['GetAgent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{kind}/{namespace}/{name}/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Health of every instance of an agent, with components and recent history. */
    get: operations['GetAgentHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{kind}/{namespace}/{name}/kpis': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every KPI of an agent against its target, with its recent course. */
    get: operations['GetAgentKpis'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{kind}/{namespace}/{name}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that happened to an agent, newest first. */
    get: operations['GetAgentTimeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{kind}/{namespace}/{name}/readiness': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How an agent stands on every scorecard that is about it, why, and what would take it further. */
    get: operations['GetAgentReadiness'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scorecards': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every scorecard in force, with how many of the visible agents have each level. */
    get: operations['ListScorecards'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scorecards/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One scorecard with its checks, the spread of levels and their course. */
    get: operations['GetScorecard'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scorecards/{namespace}/{name}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rows of the matrix of agents and checks, by group and title. */
    get: operations['ListScorecardResults'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/scorecards/{namespace}/{name}/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The matrix rolled up by owner, system or wave, in the order of its rows. */
    get: operations['ListScorecardGroups'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/readiness/actions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What would take the agents of some owners to their next levels, the cheapest first. */
    get: operations['ListReadinessActions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/readiness/simulate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** What a draft of a scorecard would change, now and over past days. Stores nothing. */
    post: operations['SimulateScorecard'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/readiness/inbox': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What waits for the signed-in person; exemptions to decide and statements to sign. */
    get: operations['GetReadinessInbox'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exemptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Exemptions of visible agents, the newest first. */
    get: operations['ListExemptions'];
    put?: never;
    /** Ask that an agent need not pass a check, or may pass a gate, until a day. */
    post: operations['RequestExemption'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/exemptions/{id}/{decision}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide a request. The first of two decisions wins; the other is answered with 409.
     * `approve` and `reject` need the permission `agents.exemption.grant` and somebody other than who asked; `withdraw` is for who asked; `revoke` ends an exemption that was granted.
     */
    post: operations['DecideExemption'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/attestations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign a statement about the release of an agent.
     * The signature is that of the caller, at the time of the server, for the release whose digest is given; 409 when that is not the release that the catalog declares.
     */
    post: operations['SignAttestation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/attestations/{id}/revoke': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a signature back. */
    post: operations['RevokeAttestation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Would promoting an agent's release into an environment pass, and why not. The decision is stored. */
    get: operations['GetGate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/gate/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Decisions about visible agents, the newest first. */
    get: operations['ListGateDecisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{kind}/{namespace}/{name}/rollouts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The rollouts of an agent, the newest first, and what could be rolled out now. */
    get: operations['GetAgentRollouts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollouts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Rollouts of visible agents; those under way first, then the newest. */
    get: operations['ListRollouts'];
    put?: never;
    /**
     * Roll a release of an agent out into an environment.
     * It starts as `pending` and goes on by itself once its plan, its gates and its approvals let it. Strategy, gates and freeze windows are those of the plan as it is now. A rollout of another release in the same environment is superseded; one of the same release is answered with 409.
     */
    post: operations['CreateRollout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollouts/preflight': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a rollout of an agent could tell at the traffic that the agent has, before it is started. */
    get: operations['GetRolloutPreflight'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollouts/stop-line': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether every rollout of the fleet is stopped. */
    get: operations['GetStopLine'];
    put?: never;
    /** Stop every rollout of the fleet, or let them go on. */
    post: operations['SetStopLine'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollouts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One rollout with its evidence. */
    get: operations['GetRollout'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollouts/{id}/ledger': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Everything that was decided about a rollout, the newest first, each entry with its evidence. */
    get: operations['GetRolloutLedger'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollouts/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Decide a rollout once more from what was recorded, by its own policy or by the present one. */
    get: operations['ReplayRollout'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollouts/{id}/{operation}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Operate a rollout. Of two at the same time one wins; the other is answered with 409.
     * `approve` needs the permission `agents.rollout.approve`, a gate that names the caller or one of the caller's groups, and somebody other than who made the rollout. Everything else needs `agents.rollout.operate`. `promote` ends the step that is under way, and passes no gate. `signal` reports something that the plan rolls back for.
     */
    post: operations['OperateRollout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollout-plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every plan with its waves, their agents, and how far each has come. */
    get: operations['ListRolloutPlans'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/rollout-plans/{namespace}/{name}/{operation}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a plan, or keep it from starting further rollouts.
     * While a plan runs, a rollout is made for each of its agents for which the traffic driver offers a release; they begin wave by wave.
     */
    post: operations['OperateRolloutPlan'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/agents/{kind}/{namespace}/{name}/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The alerts that concern an agent, those that are open and those that were resolved last. */
    get: operations['GetAgentAlerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alerts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Alerts about visible agents; the most severe first, then those whose deadline is the nearest. */
    get: operations['ListAlerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alerts/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many alerts are open, and how many wait for the caller. */
    get: operations['SummarizeAlerts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alerts/alertmanager': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take a notification of Alertmanager, version 4 of its webhook.
     * Needs the permission `agents.alert.ingest`. An alert is the same one as long as its fingerprint is; `resolved` resolves it. What does not name an agent of the catalog is kept as an alert about the fleet.
     */
    post: operations['ReceiveAlertmanager'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alerts/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One alert, all that happened to it and who was told. */
    get: operations['GetAlert'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alerts/{id}/{operation}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Acknowledge or resolve an alert. Of two at the same time one wins; the other is answered with 409.
     * Needs the permission `agents.alert.acknowledge`. To resolve needs a reason; an alert whose condition still holds is opened again by the next evaluation.
     */
    post: operations['OperateAlert'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alert-silences': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Silences that are in force or still to come, and those that ended last. */
    get: operations['ListAlertSilences'];
    put?: never;
    /** Keep alerts from telling anybody, for a while. They are still evaluated and still hold rollouts. */
    post: operations['CreateAlertSilence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alert-silences/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End a silence before its time. */
    post: operations['EndAlertSilence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/alert-policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The policies in force, in plain words, and which one each applies to. */
    get: operations['ListAlertPolicies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/maintenance-windows': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Maintenance that is under way or to come, and that which ended last. */
    get: operations['ListMaintenanceWindows'];
    put?: never;
    /**
     * Announce that agents may be down. They are still measured; what is measured does not count against them.
     * Needs the permission `agents.maintenance.plan`.
     */
    post: operations['CreateMaintenanceWindow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/maintenance-windows/{id}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** End maintenance before its time. */
    post: operations['EndMaintenanceWindow'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/dependencies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What agents depend on, as they report it, each once with all agents that it concerns; the worst first. */
    get: operations['ListDependencies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/push-subscriptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether browsers can be told of alerts while the portal is closed, and with which key. */
    get: operations['GetPushOffer'];
    put?: never;
    /** Have a browser of the caller told of P0 and P1 alerts. */
    post: operations['SubscribeToPush'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/push-subscriptions/remove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Stop telling a browser of the caller. */
    post: operations['UnsubscribeFromPush'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/kpi-samples': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Push figures that a job or a pipeline measured.
     * All samples of one call are stored or none is. A sample with the same agent, KPI, time and source as a stored one replaces nothing and counts as a duplicate.
     */
    post: operations['PushKpiSamples'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The portal's own health, without authentication. */
    get: operations['GetPortalHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/agents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The health of the agents that the caller may see. */
    get: operations['GetPortalAgentsHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/dependencies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The health of what the portal needs, its database and the catalog among them. */
    get: operations['GetPortalDependenciesHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/business': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Key figures of the fleet as the caller may see it. */
    get: operations['GetPortalBusinessHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
/** The webhooks of the API contract. @public */
export type webhooks = Record<string, never>;
/** The components of the API contract. @public */
export interface components {
  schemas: {
    Error: {
      error: {
        name: string;
        message: string;
      };
      request?: {
        [key: string]: unknown;
      };
      response: {
        statusCode: number;
      };
    };
    /**
     * How far an agent's release has come.
     */
    Phase:
      | 'planned'
      | 'development'
      | 'staging'
      | 'canary'
      | 'rolling-out'
      | 'production'
      | 'paused'
      | 'rolled-back'
      | 'retired';
    /**
     * A health verdict; `unknown` when nothing fresh was measured.
     */
    HealthStatus: 'pass' | 'warn' | 'unknown' | 'fail';
    /**
     * A KPI verdict; `unknown` when the data are missing, stale or too few.
     */
    KpiStatus: 'met' | 'at-risk' | 'unknown' | 'not-met';
    Stage: 'development' | 'staging' | 'production';
    FleetOrderField:
      | 'name'
      | 'owner'
      | 'wave'
      | 'phase'
      | 'health'
      | 'kpi'
      | 'readiness'
      | 'alerts'
      | 'changedAt';
    /** How many KPIs of the agent have each verdict. */
    KpiCounts: {
      met: number;
      atRisk: number;
      notMet: number;
      unknown: number;
    };
    WaveRef: {
      /** `planRef#waveId` */
      id: string;
      title: string;
      /** Entity reference of the RolloutPlan. */
      plan: string;
      /** Position in the plan from 0. */
      order: number;
    };
    FleetRow: {
      /** Entity reference, e.g. `component:default/quality-guardian`. */
      ref: string;
      name: string;
      title: string;
      /** Entity reference of the owner; empty when there is none. */
      owner: string;
      system?: string;
      family?: string;
      wave?: components['schemas']['WaveRef'];
      environments: string[];
      phase: components['schemas']['Phase'];
      /** Format: date-time */
      phaseSince: string;
      /** The first of the reasons, in one sentence. */
      phaseReason?: string;
      /** Share of production requests that the newest release answered, 0–1, while two releases serve. */
      weight?: number;
      /** The version that the catalog declares. */
      release?: string;
      health: components['schemas']['HealthStatus'];
      /** Format: date-time */
      healthSince: string;
      /**
       * Format: date-time
       * When the newest measurement was taken; absent when there was none.
       */
      healthObservedAt?: string;
      healthReason?: string;
      kpi: components['schemas']['KpiStatus'];
      kpis: components['schemas']['KpiCounts'];
      readiness?: components['schemas']['ReadinessSummary'];
      alerts?: components['schemas']['AgentAlertSummary'];
      /** Faults in what the catalog says about the agent. */
      problems?: number;
      /**
       * Format: date-time
       * The last change of phase, health or a KPI verdict.
       */
      changedAt: string;
    };
    FleetPage: {
      items: components['schemas']['FleetRow'][];
      nextCursor?: string;
      previousCursor?: string;
      /** Format: date-time */
      asOf: string;
    };
    Count: {
      value: string;
      title?: string;
      count: number;
    };
    FleetSummary: {
      total: number;
      byPhase: {
        [key: string]: number;
      };
      byHealth: {
        [key: string]: number;
      };
      byKpi: {
        [key: string]: number;
      };
      byReadiness: {
        [key: string]: number;
      };
      /** By the worst severity of the unresolved alerts; `none` for those without any. */
      byAlert?: {
        [key: string]: number;
      };
      /** Counts by phase × health; empty cells are left out. */
      cells: {
        phase: components['schemas']['Phase'];
        health: components['schemas']['HealthStatus'];
        count: number;
      }[];
      waves: {
        wave: components['schemas']['WaveRef'];
        total: number;
        byPhase: {
          [key: string]: number;
        };
        byHealth: {
          [key: string]: number;
        };
      }[];
      /** Agents whose catalog entry has faults. */
      withProblems: number;
      /** Format: date-time */
      asOf: string;
    };
    FleetFacets: {
      owners: components['schemas']['Count'][];
      systems: components['schemas']['Count'][];
      families: components['schemas']['Count'][];
      waves: components['schemas']['Count'][];
      environments: components['schemas']['Count'][];
    };
    FleetOverview: {
      columns: ('ref' | 'title' | 'wave' | 'phase' | 'health' | 'kpi')[];
      /** One array per agent in the order of `columns`. `wave` is an index into `waves` or -1; `phase`, `health` and `kpi` are positions in the enums Phase, HealthStatus and KpiStatus. */
      rows: (string | number)[][];
      waves: components['schemas']['WaveRef'][];
      /** Format: date-time */
      asOf: string;
    };
    /** A fact that the phase follows from. */
    PhaseReason: {
      /** A stable word for programs. */
      code: string;
      /** A sentence for people. */
      text: string;
      /**
       * Format: date-time
       * When the fact was seen.
       */
      at?: string;
      environment?: string;
    };
    PhaseDetail: {
      phase: components['schemas']['Phase'];
      /** Format: date-time */
      since: string;
      weight?: number;
      reasons: components['schemas']['PhaseReason'][];
      /** What comes next by the plan, and what it waits for. */
      next?: {
        phase: components['schemas']['Phase'];
        waitsFor: string[];
      };
    };
    /** How much of the traffic a release answered. */
    ReleaseShare: {
      version: string;
      requests: number;
      share: number;
    };
    AgentInstance: {
      environment: string;
      environmentTitle?: string;
      stage?: components['schemas']['Stage'];
      url: string;
      health: components['schemas']['InstanceHealth'];
      releases?: components['schemas']['ReleaseShare'][];
      scrape?: components['schemas']['ScrapeStatus'];
    };
    /** How the last reading of an instance's metrics went. */
    ScrapeStatus: {
      ok: boolean;
      /** Format: date-time */
      at: string;
      reason?: string;
      /** Samples left out: non-finite, malformed or over the limit. */
      rejected?: number;
    };
    /** A fault in what the catalog says about an agent. */
    Problem: {
      /** The field, e.g. `spec.agent.instances[1].environment`. */
      path: string;
      value?: string;
      message: string;
      fix?: string;
    };
    AgentDetail: {
      row: components['schemas']['FleetRow'];
      phase: components['schemas']['PhaseDetail'];
      instances: components['schemas']['AgentInstance'][];
      problems: components['schemas']['Problem'][];
      /** Format: date-time */
      asOf: string;
    };
    /** One measurement of a component, as the agent reports it. */
    HealthComponent: {
      /** `component:measurement` */
      id: string;
      componentId?: string;
      componentType?: string;
      status: components['schemas']['HealthStatus'];
      value?: string | number | boolean;
      unit?: string;
      /** Format: date-time */
      time?: string;
      /**
       * Format: date-time
       * When it was first found as it is.
       */
      since?: string;
      output?: string;
      /** Whether the document about what the agent depends on reports it. */
      dependency?: boolean;
    };
    InstanceHealth: {
      status: components['schemas']['HealthStatus'];
      /** Format: date-time */
      since: string;
      /** Format: date-time */
      observedAt?: string;
      /** Format: date-time */
      lastPassAt?: string;
      latencyMs?: number;
      /** Why the status is what it is, in one sentence. */
      reason: string;
      /** The version that the instance reports. */
      release?: string;
      components: components['schemas']['HealthComponent'][];
    };
    /** Probes in one span of time; a span without probes is left out. */
    HealthBucket: {
      /** Format: date-time */
      from: string;
      pass: number;
      warn: number;
      fail: number;
      unknown: number;
      /** Probes in maintenance, which are not among the others. */
      maintenance?: number;
      /** Mean of the answered probes. */
      latencyMs?: number;
    };
    HealthHistory: {
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      bucketMs: number;
      buckets: components['schemas']['HealthBucket'][];
      /** Share of the probes that found the agent up (pass or warn); absent without probes. */
      uptime?: number;
      probes?: number;
      /** Share of the span in which probes were taken, 0–1. */
      measured?: number;
    };
    AgentHealth: {
      status: components['schemas']['HealthStatus'];
      /** Format: date-time */
      since: string;
      instances: (components['schemas']['AgentInstance'] & {
        history: components['schemas']['HealthHistory'];
        /** By hour, day and month, each up to now. */
        uptime?: components['schemas']['UptimeFigure'][];
        maintenance?: components['schemas']['MaintenanceWindow'];
      })[];
      transitions: components['schemas']['TimelineEvent'][];
      /** What the agent depends on; with the other agents that it concerns and the caller may see. */
      dependencies?: components['schemas']['DependencyHealth'][];
      /** Dashboards and consoles that the catalog names for the agent. */
      links?: components['schemas']['AlertLink'][];
      /** Format: date-time */
      asOf: string;
    };
    KpiCategory: 'technical' | 'business' | 'agent';
    KpiPoint: {
      /**
       * Format: date-time
       * Start of the span.
       */
      at: string;
      value: number;
      samples: number;
    };
    KpiResult: {
      id: string;
      title: string;
      description?: string;
      category: components['schemas']['KpiCategory'];
      unit: string;
      /** The best value a score can take. */
      scale?: number;
      direction: 'lower' | 'higher';
      /** Whether a value equal to the target misses it. */
      strict?: boolean;
      /** Absent when the figure is only tracked. */
      target?: number;
      warning?: number;
      window: string;
      minimumSamples: number;
      freshness?: string;
      status: components['schemas']['KpiStatus'];
      /** Format: date-time */
      since: string;
      /** Present whenever there are data, even when the verdict is unknown. */
      observed?: number;
      /** 95 % confidence interval, where the kind of figure has one. */
      interval?: {
        low: number;
        high: number;
      };
      /**
       * Bounds of the bucket that a quantile of a histogram was estimated in: the true value lies
       *     between them. Without `high` the bucket has no end.
       */
      bucket?: {
        low: number;
        high?: number;
      };
      samples: number;
      /**
       * Format: date-time
       * When the newest sample was taken.
       */
      observedAt?: string;
      reason: string;
      environment?: string;
      source: {
        type: string;
        provenance: 'observed' | 'pushed' | 'stated';
        /** Where the figure comes from. */
        text: string;
        url?: string;
      };
      points: components['schemas']['KpiPoint'][];
      budget?: components['schemas']['KpiBudget'];
      trend?: components['schemas']['KpiTrend'];
    };
    AgentKpis: {
      status: components['schemas']['KpiStatus'];
      counts: components['schemas']['KpiCounts'];
      /** Entity reference of the KpiSet in force. */
      kpiSet?: string;
      /** Why there is no KPI, where there should be some. */
      reason?: string;
      results: components['schemas']['KpiResult'][];
      /** Format: date-time */
      asOf: string;
    };
    TimelineKind:
      | 'phase'
      | 'health'
      | 'kpi'
      | 'readiness'
      | 'rollout'
      | 'alert'
      | 'maintenance';
    TimelineEvent: {
      /** Format: date-time */
      at: string;
      kind: components['schemas']['TimelineKind'];
      /** The environment, KPI, scorecard or rollout that changed. */
      subject?: string;
      from: string;
      to: string;
      /** What happened and why, in one sentence. */
      text: string;
    };
    Timeline: {
      items: components['schemas']['TimelineEvent'][];
      /** Format: date-time */
      nextBefore?: string;
      /** Format: date-time */
      asOf: string;
    };
    KpiSampleBatch: {
      samples: {
        /** Entity reference of the agent. */
        agent: string;
        kpi: string;
        value: number;
        /** How many observations the value stands for; 1 when absent. */
        count?: number;
        /** Format: date-time */
        at: string;
        source?: {
          title: string;
          url?: string;
        };
      }[];
    };
    KpiSampleReceipt: {
      accepted: number;
      duplicates: number;
      /** Of the accepted ones, those that came in after newer ones of their KPI. */
      outOfOrder: number;
    };
    /** draft-inadarei-api-health-check-06. */
    HealthDocument: {
      status: 'pass' | 'warn' | 'fail';
      version?: string;
      releaseId?: string;
      serviceId?: string;
      description?: string;
      output?: string;
      notes?: string[];
      checks?: {
        [key: string]: {
          componentId?: string;
          componentType?: string;
          observedValue?: string | number | boolean;
          observedUnit?: string;
          status?: string;
          /** Format: date-time */
          time?: string;
          output?: string;
        }[];
      };
    };
    /**
     * What a check came to.
     */
    CheckOutcome: 'pass' | 'not-applicable' | 'exempt' | 'unknown' | 'fail';
    /**
     * How a fact came to be known.
     */
    FactProvenance: 'observed' | 'pushed' | 'attested' | 'stated';
    /** Where an agent stands, for a row of the fleet. */
    ReadinessSummary: {
      /**
       * `ready` when every level is reached that the next environment's gates demand, `below` when a check that is known does not pass, `unknown` when only missing facts stand in the way, `none` when nothing is demanded.
       */
      status: 'ready' | 'unknown' | 'below' | 'none';
      /** Entity reference of the default scorecard. */
      scorecard?: string;
      /** Title of the level reached on it; absent below the first. */
      level?: string;
      /** Position of that level from 1; 0 below the first. */
      rank?: number;
      /** How many levels it has. */
      levels?: number;
      /** Levels that gates demand. */
      required: number;
      /** Those that are not reached. */
      missing: number;
    };
    ReadinessStatus: 'ready' | 'unknown' | 'below' | 'none';
    Level: {
      id: string;
      title: string;
      description?: string;
      /** Position from 1, lowest first. */
      rank: number;
    };
    LevelCount: {
      /** 0 below the first level. */
      rank: number;
      count: number;
    };
    /** A check as a column of the matrix. */
    CheckColumn: {
      id: string;
      title: string;
      description?: string;
      /** Id of the level that demands it. */
      level: string;
      weight: number;
      /** Working time it usually takes. */
      effortMs?: number;
      /**
       * Whether facts decide it by themselves, a person signs, or both.
       */
      kind: 'automatic' | 'attestation' | 'mixed';
      facts?: string[];
      guidance?: string;
      documentation?: string;
      /** What it asks for, in plain words. */
      condition?: string;
    };
    ScorecardSummary: {
      ref: string;
      title: string;
      description?: string;
      owner: string;
      version: string;
      default: boolean;
      /** Format: date-time */
      inForceSince?: string;
      levels: components['schemas']['Level'][];
      checks: number;
      /** Visible agents it is about. */
      agents: number;
      byLevel: components['schemas']['LevelCount'][];
      /** Mean score of those agents, 0–1; absent without any. */
      score?: number;
      /** A version that is not in force yet. */
      upcoming?: {
        version: string;
        /** Format: date-time */
        startsAt: string;
      };
      /**
       * Format: date-time
       * Until when levels of the version before are kept.
       */
      graceUntil?: string;
      /** Why the newest text of it is not in force, and facts that nobody provides. */
      problems: string[];
    };
    ScorecardList: {
      items: components['schemas']['ScorecardSummary'][];
      /** Format: date-time */
      asOf: string;
    };
    ScorecardTrendPoint: {
      /** Date in UTC, as 2026-01-31. */
      day: string;
      agents: number;
      byLevel: components['schemas']['LevelCount'][];
      score?: number;
    };
    Campaign: {
      id: string;
      title: string;
      level: string;
      /** Format: date-time */
      deadline: string;
      /** Visible agents it is about. */
      agents: number;
      /** Those that have the level now. */
      reached: number;
    };
    ScorecardDetail: {
      summary: components['schemas']['ScorecardSummary'];
      columns: components['schemas']['CheckColumn'][];
      /** Oldest first; days of which nothing is known are left out. */
      trend: components['schemas']['ScorecardTrendPoint'][];
      campaigns: components['schemas']['Campaign'][];
      gates: {
        environment: string;
        level: string;
      }[];
      /** The entity's spec as it is in force, to start a draft from. */
      definition: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      asOf: string;
    };
    ScorecardRow: {
      ref: string;
      title: string;
      owner: string;
      system?: string;
      /** Id of the wave. */
      wave?: string;
      /** Value that the rows are grouped by; empty for none. */
      group: string;
      /** Level it has, from 1; 0 below the first. */
      rank: number;
      /** Passed weight over applicable weight, 0–1; absent when nothing applies. */
      score?: number;
      /** One letter per column: p pass, n not applicable, e exempt, u unknown, f fail. */
      outcomes: string;
      passed: number;
      known: number;
      applicable: number;
      exempt: number;
      /** Whether the level is kept only through the grace period. */
      graced?: boolean;
    };
    ScorecardResults: {
      scorecard: string;
      version: string;
      columns: components['schemas']['CheckColumn'][];
      levels: components['schemas']['Level'][];
      rows: components['schemas']['ScorecardRow'][];
      /** Rows that match the filter. */
      total: number;
      offset: number;
      /** Format: date-time */
      asOf: string;
    };
    ScorecardGroupRow: {
      group: string;
      title?: string;
      agents: number;
      byLevel: components['schemas']['LevelCount'][];
      score?: number;
      /** One entry per column, as `[passed, unknown, applicable]`. */
      checks: number[][];
    };
    ScorecardGroups: {
      groups: components['schemas']['ScorecardGroupRow'][];
      /** Agents that match the filter. */
      total: number;
      /** Format: date-time */
      asOf: string;
    };
    /** A fact that a check looked at. */
    FactEvidence: {
      fact: string;
      /** Where in the fact it was looked at. */
      path?: string;
      title: string;
      /** The value as it was compared; absent when it is not known, or long. */
      raw?: unknown;
      /** The value as people read it; absent when it is not known. */
      value?: string;
      provenance?: components['schemas']['FactProvenance'];
      /**
       * Format: date-time
       * When it was so.
       */
      at?: string;
      source?: {
        title: string;
        url?: string;
      };
      /** Why the check does not know it: missing, too old, or of the wrong provenance. */
      problem?: string;
    };
    /** What one check came to for one agent, and why. */
    CheckResult: {
      id: string;
      title: string;
      description?: string;
      level: string;
      weight: number;
      effortMs?: number;
      kind: 'automatic' | 'attestation' | 'mixed';
      outcome: components['schemas']['CheckOutcome'];
      /** Why, in one sentence with the value and the target. */
      reason: string;
      /** What it asks for, in plain words. */
      condition?: string;
      evidence: components['schemas']['FactEvidence'][];
      /** It does not pass, but is not held against the level until its grace ends. */
      graced?: boolean;
      /**
       * Format: date-time
       * When its grace ends.
       */
      gracedUntil?: string;
      exemption?: components['schemas']['Exemption'];
      guidance?: string;
      documentation?: string;
      fix?: components['schemas']['FixAction'];
      /** Ids of the statements that a person can sign for it. */
      attestations?: string[];
    };
    /** What mends a check, with the agent's names filled in. */
    FixAction: {
      type: 'template' | 'link';
      title: string;
      /** Of a link. */
      url?: string;
      /** Entity reference of the template. */
      template?: string;
      values?: {
        [key: string]: string;
      };
    };
    /** What takes an agent to a level, the cheapest first. */
    LevelPath: {
      level: components['schemas']['Level'];
      /** Ids of the checks that stand in the way. */
      checks: string[];
      /** Working time of those whose effort is stated. */
      effortMs?: number;
      /** How many of them state no effort. */
      unestimated?: number;
      weight: number;
    };
    ReadinessDay: {
      /** Date in UTC, as 2026-01-31. */
      day: string;
      rank: number;
      score?: number;
    };
    AgentScorecard: {
      ref: string;
      title: string;
      description?: string;
      version: string;
      default?: boolean;
      levels: components['schemas']['Level'][];
      rank: number;
      /** Format: date-time */
      since: string;
      score?: number;
      passed: number;
      known: number;
      applicable: number;
      exempt: number;
      /** A level that is kept only until a day. */
      grace?: {
        rank: number;
        /** Format: date-time */
        until: string;
      };
      checks: components['schemas']['CheckResult'][];
      /** One entry per level above the present one. */
      paths: components['schemas']['LevelPath'][];
      history: components['schemas']['ReadinessDay'][];
      campaigns?: {
        id: string;
        title: string;
        level: string;
        /** Format: date-time */
        deadline: string;
        reached: boolean;
      }[];
      /** Format: date-time */
      evaluatedAt: string;
    };
    /** A statement about an agent's release that a person can sign. */
    StatementToSign: {
      agent: string;
      agentTitle: string;
      fact: string;
      title: string;
      statement: string;
      /** Titles of the scorecards that ask for it. */
      scorecards: string[];
      releaseVersion?: string;
      releaseDigest?: string;
      current?: components['schemas']['Attestation'];
      /** The newest signature that no longer holds. */
      former?: components['schemas']['Attestation'];
      maySign: boolean;
      /** Why the caller may not sign, or why the former signature no longer holds. */
      reason?: string;
    };
    /** Whether a promotion into an environment would pass now. */
    GateOutlook: {
      environment: string;
      environmentTitle?: string;
      verdict: components['schemas']['GateVerdict'];
      reason: string;
      demands: components['schemas']['GateDemand'][];
      breakGlass?: components['schemas']['Exemption'];
    };
    AgentReadiness: {
      summary: components['schemas']['ReadinessSummary'];
      /** The release that attestations are bound to. */
      release: {
        version?: string;
        digest?: string;
      };
      /** The default one first, then by title. */
      scorecards: components['schemas']['AgentScorecard'][];
      gates: components['schemas']['GateOutlook'][];
      statements: components['schemas']['StatementToSign'][];
      /** The newest first, those that are over among them. */
      exemptions: components['schemas']['Exemption'][];
      /** What the caller may do; every call is checked again. */
      may: {
        requestExemption: boolean;
        grantExemption: boolean;
        signAttestation: boolean;
      };
      /** Format: date-time */
      asOf: string;
    };
    ReadinessAction: {
      agent: string;
      agentTitle: string;
      owner?: string;
      scorecard: string;
      scorecardTitle: string;
      /** Title of the level it leads to. */
      level: string;
      check: components['schemas']['CheckResult'];
      /** Checks that stand before that level, this one among them. */
      remaining?: number;
    };
    ReadinessActions: {
      items: components['schemas']['ReadinessAction'][];
      /** Format: date-time */
      asOf: string;
    };
    /**
     * From one check, or from what a gate demands (break-glass).
     */
    ExemptionType: 'check' | 'break-glass';
    ExemptionStatus:
      | 'requested'
      | 'approved'
      | 'rejected'
      | 'withdrawn'
      | 'revoked'
      | 'expired';
    Exemption: {
      id: string;
      type: components['schemas']['ExemptionType'];
      agent: string;
      agentTitle?: string;
      scorecard?: string;
      scorecardTitle?: string;
      check?: string;
      checkTitle?: string;
      /** Of a break-glass. */
      environment?: string;
      /** Of a break-glass. */
      releaseVersion?: string;
      /** The release that a break-glass is for; it ends with it. */
      releaseDigest?: string;
      reason: string;
      status: components['schemas']['ExemptionStatus'];
      requestedBy: string;
      /** Format: date-time */
      requestedAt: string;
      /** Format: date-time */
      expiresAt: string;
      decidedBy?: string;
      /** Format: date-time */
      decidedAt?: string;
      decisionReason?: string;
      revokedBy?: string;
      /** Format: date-time */
      revokedAt?: string;
      revokeReason?: string;
      /** What the caller may do with it now. */
      may: ('approve' | 'reject' | 'withdraw' | 'revoke')[];
    };
    ExemptionList: {
      items: components['schemas']['Exemption'][];
      /** Format: date-time */
      asOf: string;
    };
    ExemptionRequest: {
      type: components['schemas']['ExemptionType'];
      agent: string;
      /** Needed for type check. */
      scorecard?: string;
      /** Needed for type check. */
      check?: string;
      /** Needed for type break-glass. */
      environment?: string;
      reason: string;
      /** Format: date-time */
      expiresAt: string;
      /** Need not be given: it is the caller. Anybody else is answered with 403. */
      actor?: string;
    };
    DecisionRequest: {
      reason?: string;
      /** Need not be given: it is the caller. Anybody else is answered with 403. */
      actor?: string;
    };
    Attestation: {
      id: string;
      agent: string;
      fact: string;
      /** What was signed. */
      statement: string;
      releaseVersion?: string;
      releaseDigest: string;
      comment?: string;
      evidenceUrl?: string;
      signedBy: string;
      /** Format: date-time */
      signedAt: string;
      /** Format: date-time */
      expiresAt?: string;
      /**
       * `void` when the release, or what the statement says and who may sign it, is another now.
       */
      status: 'valid' | 'void' | 'expired' | 'revoked';
      revokedBy?: string;
      /** Format: date-time */
      revokedAt?: string;
      revokeReason?: string;
    };
    AttestationRequest: {
      agent: string;
      /** Id of the attestation, as a scorecard declares it. */
      fact: string;
      /** Digest of the release it is about. */
      releaseDigest: string;
      comment?: string;
      evidenceUrl?: string;
      /** Need not be given: it is the caller. Anybody else is answered with 403. */
      actor?: string;
    };
    ReadinessInbox: {
      /** Requests of others that the caller may decide, and open ones of their own; the oldest first. */
      exemptions: components['schemas']['Exemption'][];
      /** Statements that the caller may sign and that nobody has signed for the present release. */
      statements: components['schemas']['StatementToSign'][];
      /** Format: date-time */
      asOf: string;
    };
    /**
     * `pass` only when everything that is demanded is known to be met.
     */
    GateVerdict: 'pass' | 'fail';
    /** One thing that the gate asks for. */
    GateDemand: {
      /**
       * Whether a scorecard, the rollout plan or the gate itself asks.
       */
      source: 'scorecard' | 'plan' | 'release';
      scorecard?: string;
      title: string;
      /** Version of the scorecard. */
      version?: string;
      requiredLevel?: string;
      /** Title of the level it has. */
      level?: string;
      status: 'met' | 'not-met' | 'unknown';
      reason: string;
      /** The checks that stand in the way, with their evidence. */
      checks?: components['schemas']['CheckResult'][];
    };
    GateDecision: {
      id: string;
      /** Format: date-time */
      at: string;
      agent: string;
      environment: string;
      releaseVersion?: string;
      releaseDigest?: string;
      verdict: components['schemas']['GateVerdict'];
      /** In one sentence. */
      reason: string;
      demands: components['schemas']['GateDemand'][];
      /** What let it pass although a demand is not met. */
      breakGlass?: components['schemas']['Exemption'];
      /** Every fact that the checks up to the demanded levels looked at, those of passed checks among them; absent in decisions from before it was kept. */
      evidence?: components['schemas']['GateEvidence'][];
      actor: string;
    };
    /** A fact that a check looked at when the gate decided. */
    GateEvidence: components['schemas']['FactEvidence'] & {
      scorecard: string;
      /** Of the scorecard. */
      version?: string;
      /** Id of the check. */
      check: string;
    };
    GateDecisionList: {
      items: components['schemas']['GateDecision'][];
      /**
       * Format: date-time
       * Time of the last one; those of the same time may be on either page, so page by `nextCursor`.
       */
      nextBefore?: string;
      /** Absent on the last page. */
      nextCursor?: string;
      /** Format: date-time */
      asOf: string;
    };
    SimulationRequest: {
      /** A Scorecard entity, as YAML text or as an object. */
      draft:
        | string
        | {
            [key: string]: unknown;
          };
      /** How many past days to look at; 30 when absent. */
      days?: number;
    };
    SimulatedAgent: {
      agent: string;
      title: string;
      owner: string;
      /** Rank now. */
      from: number;
      /** Rank by the draft. */
      to: number;
      /** Titles of the checks that stand in the way of the level it had. */
      checks?: string[];
    };
    Simulation: {
      /** What is wrong with the draft; nothing was simulated when there is any. */
      problems: components['schemas']['Problem'][];
      /** The scorecard that the draft would replace, when there is one. */
      scorecard?: string;
      levels: components['schemas']['Level'][];
      agents: number;
      before: components['schemas']['LevelCount'][];
      after: components['schemas']['LevelCount'][];
      losing: components['schemas']['SimulatedAgent'][];
      gaining: components['schemas']['SimulatedAgent'][];
      /** Past days of which facts are kept, oldest first. */
      days: {
        day: string;
        before: components['schemas']['LevelCount'][];
        after: components['schemas']['LevelCount'][];
        losing: number;
        gaining: number;
      }[];
      /** Days asked for of which no facts are kept. */
      missingDays?: number;
      /** Promotions that passed in those days and would not have. */
      blocked: {
        /** Format: date-time */
        at: string;
        agent: string;
        environment: string;
        releaseVersion?: string;
        /** Titles of the checks. */
        checks: string[];
      }[];
      /** Promotions that passed in those days in all. */
      promotions?: number;
      /** Format: date-time */
      asOf: string;
    };
    /**
     * Where a rollout stands; the last five have ended.
     */
    RolloutState:
      | 'pending'
      | 'preflight'
      | 'progressing'
      | 'baking'
      | 'paused'
      | 'promoting'
      | 'rolling-back'
      | 'rolled-back'
      | 'succeeded'
      | 'aborted'
      | 'superseded'
      | 'failed';
    StrategyType: 'blue-green' | 'canary';
    RolloutOperationName:
      | 'approve'
      | 'pause'
      | 'resume'
      | 'promote'
      | 'abort'
      | 'rollback'
      | 'retry'
      | 'signal';
    /** Why a rollout does not go on now. */
    RolloutHold: {
      code:
        | 'plan'
        | 'gate'
        | 'freeze-window'
        | 'stop-line'
        | 'alert'
        | 'health'
        | 'insufficient'
        | 'no-data'
        | 'source-error'
        | 'verdict'
        | 'driver'
        | 'drift'
        | 'missing'
        | 'clock'
        | 'step';
      /** A sentence for people. */
      text: string;
      /** Format: date-time */
      since: string;
    };
    VerdictOutcome:
      | 'pass'
      | 'fail'
      | 'insufficient'
      | 'no-data'
      | 'source-error';
    EventRate: {
      events: number;
      total: number;
    };
    /** One thing that was judged, with the numbers it was judged by. */
    Comparison: {
      /** `errors`, `failed-tasks`, `complaints`, `latency`, or the id of a KPI. */
      metric: string;
      /**
       * The sequential test against the stable release, the bound of an absolute limit, the rank test, or a plain limit.
       */
      method: 'sequential' | 'bound' | 'rank' | 'limit';
      outcome: components['schemas']['VerdictOutcome'];
      candidate?: components['schemas']['EventRate'];
      stable?: components['schemas']['EventRate'];
      /** E-value of the sequential test, lower bound of the rate, p-value of the rank test, or the value itself. */
      value?: number;
      /** What the value is held against. */
      threshold?: number;
      /** A sentence for people. */
      text: string;
    };
    RolloutVerdict: {
      outcome: components['schemas']['VerdictOutcome'];
      /** Format: date-time */
      at: string;
      text: string;
      /** What was asked of the source. */
      query?: string;
      comparisons: components['schemas']['Comparison'][];
    };
    RolloutGateOutcome: {
      id: string;
      title: string;
      type: 'approval' | 'health' | 'kpis' | 'scorecard' | 'alerts';
      /**
       * `fail` of an approval means that it waits.
       */
      outcome: 'pass' | 'fail' | 'unknown';
      text: string;
      /** Who may approve; of an approval. */
      approvers?: string[];
      /** Of an approval. */
      quorum?: number;
      /** Of an approval. */
      approvedBy?: string[];
    };
    SmokeTestResult: {
      outcome: 'pass' | 'fail' | 'unknown';
      /** Format: date-time */
      at: string;
      checks: {
        title: string;
        outcome: 'pass' | 'fail' | 'unknown';
        text: string;
      }[];
    };
    /** How soon one weight would tell one error rate from the stable one. */
    DetectionPower: {
      /** Percent. */
      weight: number;
      /** Of the candidate, 0–1. */
      errorRate: number;
      /** Expected time until it is told; absent when it never is within 90 days. */
      hours?: number;
      /** Whether that is within the time that the strategy bakes at this weight. */
      withinBake?: boolean;
      text: string;
    };
    PowerPreflight: {
      /**
       * `unknown` when the traffic of the agent is not known.
       */
      outcome: 'sufficient' | 'weak' | 'unknown';
      /** Format: date-time */
      at: string;
      text: string;
      requestsPerDay?: number;
      /** Error rate of the stable release, 0–1. */
      baseRate?: number;
      power: components['schemas']['DetectionPower'][];
    };
    RolloutStepStatus: {
      type: 'smoke-test' | 'weight' | 'bake' | 'hold' | 'demote';
      title: string;
      status: 'done' | 'current' | 'to-come';
      /** Percent; of a weight. */
      weight?: number;
      /** Of a bake. */
      durationMs?: number;
    };
    BakeStatus: {
      /** Format: date-time */
      startedAt: string;
      validMs: number;
      requiredMs: number;
      samples: number;
      requiredSamples: number;
      /** `31 h of 48 h valid, 412 of 900 samples`. */
      text: string;
    };
    AllowedOperation: {
      operation: components['schemas']['RolloutOperationName'];
      allowed: boolean;
      /** Why it is not allowed now. */
      reason?: string;
      /** What it would do, in numbers: `moves 50 % of the traffic in Production back to 1.4.0`. */
      effect?: string;
      /** Of an approval. */
      gate?: string;
      /** Of a signal. */
      signal?: string;
    };
    RolloutRow: {
      id: string;
      /** Rises with every change; name it in an operation to be refused when somebody was faster. */
      revision: number;
      agent: string;
      agentTitle: string;
      owner?: string;
      environment: string;
      environmentTitle: string;
      plan?: string;
      planTitle?: string;
      wave?: {
        /** `planRef#waveId` */
        id: string;
        title: string;
      };
      strategy: string;
      type: components['schemas']['StrategyType'];
      /** Version that is rolled out. */
      candidate: string;
      /** Version that served before. */
      stable?: string;
      state: components['schemas']['RolloutState'];
      /** Percent meant for the candidate. */
      weight: number;
      /** Percent that the driver was last seen to give it. */
      observedWeight?: number;
      /** Format: date-time */
      observedAt?: string;
      steps: components['schemas']['RolloutStepStatus'][];
      bake?: components['schemas']['BakeStatus'];
      verdict?: components['schemas']['RolloutVerdict'];
      holds: components['schemas']['RolloutHold'][];
      gates: components['schemas']['RolloutGateOutcome'][];
      reason: string;
      createdBy: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      startedAt?: string;
      /** Format: date-time */
      stateSince: string;
      /** Format: date-time */
      endedAt?: string;
      /**
       * Format: date-time
       * Until when the former release can be rolled back to.
       */
      retainedUntil?: string;
      operations: components['schemas']['AllowedOperation'][];
    };
    RolloutPage: {
      items: components['schemas']['RolloutRow'][];
      total: number;
      nextCursor?: string;
      /** Format: date-time */
      asOf: string;
    };
    /** What both releases did in one span of time. */
    ReleasePoint: {
      /**
       * Format: date-time
       * Start of the span.
       */
      at: string;
      candidate: components['schemas']['ReleaseMeasures'];
      stable: components['schemas']['ReleaseMeasures'];
    };
    ReleaseMeasures: {
      requests: number;
      errors: number;
      failedTasks: number;
      complaints: number;
      /** Of the latency, seconds. */
      p95?: number;
    };
    RolloutDetail: components['schemas']['RolloutRow'] & {
      policyVersion: string;
      digest?: string;
      /** Id of the traffic driver; empty when the instance names none. */
      driver: string;
      preflight?: components['schemas']['PowerPreflight'];
      smokeTest?: components['schemas']['SmokeTestResult'];
      approvals: {
        gate: string;
        by: string;
        /** Format: date-time */
        at: string;
        reason?: string;
      }[];
      signals: {
        signal: string;
        by: string;
        /** Format: date-time */
        at: string;
        reason?: string;
      }[];
      /** Since the candidate first got traffic. */
      totals: {
        candidate: components['schemas']['ReleaseMeasures'];
        stable: components['schemas']['ReleaseMeasures'];
      };
      history: components['schemas']['ReleasePoint'][];
      /** Length of a span of the history. */
      spanMs: number;
    };
    RolloutRequest: {
      agent: string;
      /** Entity reference of the environment, or its name. */
      environment: string;
      /** The version to roll out. */
      version: string;
      /** One of the plan; absent means that of the agent's wave. */
      strategy?: string;
      reason?: string;
      /** Need not be given: it is the caller. Anybody else is answered with 403. */
      actor?: string;
    };
    RolloutOperationRequest: {
      /** Needed for pause, promote, abort, rollback and signal. */
      reason?: string;
      /** The revision that the caller saw; 409 when somebody has operated the rollout, or it has come to another state or step, since. */
      revision?: number;
      /** Needed for approve. */
      gate?: string;
      /** Needed for signal. */
      signal?: string;
      /** Need not be given: it is the caller. Anybody else is answered with 403. */
      actor?: string;
    };
    LedgerEntry: {
      /** From 1. */
      number: number;
      kind: string;
      /** Format: date-time */
      at: string;
      /** Who did it; `engine` for the engine. */
      by: string;
      text: string;
      reason?: string;
      /** Query, window, raw numbers and thresholds. */
      evidence?: {
        [key: string]: unknown;
      };
      /** SHA-256 over this entry and the hash before it. */
      hash: string;
      previousHash: string;
    };
    RolloutLedger: {
      items: components['schemas']['LedgerEntry'][];
      total: number;
      chain: {
        intact: boolean;
        /** Entries that were checked. */
        checked: number;
        /** Number of the first entry that does not fit. */
        brokenAt?: number;
      };
      policyVersion?: string;
      /** Format: date-time */
      asOf: string;
    };
    RolloutReplay: {
      policy: 'recorded' | 'present';
      policyVersion?: string;
      /** Every entry has the same hash. */
      identical: boolean;
      /** Observations and operations that were gone through. */
      inputs: number;
      entries: number;
      outcome: {
        recorded: components['schemas']['RolloutState'];
        replayed: components['schemas']['RolloutState'];
      };
      differences: {
        number: number;
        recorded?: string;
        replayed?: string;
        /** Format: date-time */
        at?: string;
      }[];
    };
    AgentRollouts: {
      items: components['schemas']['RolloutRow'][];
      /** Releases that a driver has ready and that no rollout is about. */
      offers: components['schemas']['RolloutOffer'][];
      /** Format: date-time */
      asOf: string;
    };
    RolloutOffer: {
      environment: string;
      environmentTitle: string;
      /** Absent when the instance names none. */
      driver?: string;
      stable?: string;
      /** Absent when there is none. */
      candidate?: string;
      weight?: number;
      strategy?: string;
      plan?: string;
      /** What must hold before anything moves. */
      gates?: {
        title: string;
        text: string;
      }[];
      /** Whether the caller may start it. */
      allowed?: boolean;
      text: string;
    };
    StopLine: {
      stopped: boolean;
      by?: string;
      /** Format: date-time */
      at?: string;
      reason?: string;
      /** Visible rollouts under way. */
      active: number;
      /** Whether the caller may change it. */
      allowed: boolean;
    };
    StopLineRequest: {
      stopped: boolean;
      reason: string;
      /** Need not be given: it is the caller. Anybody else is answered with 403. */
      actor?: string;
    };
    PlanAgent: {
      agent: string;
      title: string;
      phase?: components['schemas']['Phase'];
      status:
        | 'waiting'
        | 'active'
        | 'done'
        | 'failed'
        | 'nothing-offered'
        | 'unknown';
      /** Version that serves. */
      release?: string;
      rollout?: {
        id: string;
        state: components['schemas']['RolloutState'];
        weight: number;
        candidate: string;
      };
      text: string;
    };
    PlanWave: {
      /** Within the plan. */
      id: string;
      title: string;
      schedule?: string;
      strategy?: string;
      status: 'to-come' | 'waiting' | 'active' | 'halted' | 'complete';
      text: string;
      dependsOn: string[];
      concurrency?: number;
      failureBudget?: number;
      failures: number;
      agents: components['schemas']['PlanAgent'][];
    };
    RolloutPlanStatus: {
      ref: string;
      title: string;
      owner?: string;
      system?: string;
      environment?: string;
      running: boolean;
      /** Who started or stopped it last. */
      changedBy?: string;
      /** Format: date-time */
      changedAt?: string;
      reason?: string;
      waves: components['schemas']['PlanWave'][];
      freezeWindows: {
        title: string;
        /** Format: date-time */
        from: string;
        /** Format: date-time */
        to: string;
        active: boolean;
      }[];
      /** Whether the caller may start and stop it. */
      allowed: boolean;
    };
    RolloutPlanList: {
      items: components['schemas']['RolloutPlanStatus'][];
      /** Format: date-time */
      asOf: string;
    };
    /**
     * How severe an alert is, `P0` the most.
     */
    AlertSeverity: 'P0' | 'P1' | 'P2' | 'P3';
    /**
     * `open` until somebody acknowledges it; `resolved` when it is over.
     */
    AlertState: 'open' | 'acknowledged' | 'resolved';
    /**
     * What the alert was raised from.
     */
    AlertKind:
      | 'health'
      | 'dependency'
      | 'kpi'
      | 'rollout'
      | 'readiness'
      | 'external';
    AlertOperationName: 'acknowledge' | 'resolve';
    /** What the alert is about; for the fleet as a whole there is no reference. */
    AlertSubject: {
      /** Entity reference. */
      ref?: string;
      title: string;
    };
    AffectedAgent: {
      ref: string;
      title: string;
      owner?: string;
      /** Entity references; empty where none is concerned in particular. */
      environments: string[];
      /** What it is about this agent. */
      reason?: string;
    };
    AlertLink: {
      title: string;
      url: string;
    };
    AllowedAlertOperation: {
      operation: components['schemas']['AlertOperationName'];
      allowed: boolean;
      /** Why it is not allowed now. */
      reason?: string;
    };
    AlertRow: {
      id: string;
      /** Grows when it opens, becomes more severe, is acknowledged or resolved; not when agents join, it is over for a moment, or others are told. */
      revision: number;
      severity: components['schemas']['AlertSeverity'];
      state: components['schemas']['AlertState'];
      kind: components['schemas']['AlertKind'];
      title: string;
      /** The number, then the reason, in one sentence. */
      reason: string;
      subject: components['schemas']['AlertSubject'];
      environment?: string;
      /** Those that the caller may see, at most 20. */
      agents: components['schemas']['AffectedAgent'][];
      /** All that the caller may see. */
      agentsTotal: number;
      /**
       * Format: date-time
       * When the condition began, as measured.
       */
      startedAt: string;
      /** Format: date-time */
      changedAt: string;
      /**
       * Format: date-time
       * When the condition was last found to hold.
       */
      seenAt: string;
      /**
       * Format: date-time
       * The deadline; absent once it is acknowledged or resolved, and while it is over.
       */
      acknowledgeBy?: string;
      /**
       * Format: date-time
       * Since when the condition is over, while it waits to be resolved; absent when it holds.
       */
      clearedAt?: string;
      /**
       * Format: date-time
       * When it resolves by itself if it stays over; with clearedAt only.
       */
      resolvesAt?: string;
      acknowledged?: components['schemas']['AlertAct'];
      resolved?: components['schemas']['AlertAct'];
      /** How often the condition began while the alert was there; 20 stands for at least 20 times. */
      occurrences: number;
      /** It began and ended so often that not every time is told. */
      flapping?: boolean;
      /** Format: date-time */
      silencedUntil?: string;
      /** The alert of which this one is a consequence; nobody is told of this one. */
      explainedBy?: {
        /** Empty where the caller may not see it, or it is over. */
        id: string;
        title: string;
      };
      escalation: {
        /** Steps that were taken. */
        step: number;
        steps: number;
        /** Format: date-time */
        nextAt?: string;
        /** Who is told next, unless it is acknowledged: entity references. */
        next?: string[];
        /** Who was told, which means that a message went to them: entity references. */
        told: string[];
        /** Why those whose turn it was were not told; absent when they were. */
        problem?: string;
      };
      rule?: {
        /** Entity reference. */
        policy: string;
        id: string;
      };
      /** An address. */
      runbook?: string;
      links: components['schemas']['AlertLink'][];
      /** What the portal did about it already, such as holding a rollout. */
      did: string[];
      operations: components['schemas']['AllowedAlertOperation'][];
    };
    AlertAct: {
      /** Format: date-time */
      at: string;
      /** Entity reference; absent when the condition ended by itself. */
      by?: string;
      reason?: string;
    };
    AlertEvent: {
      /** Format: date-time */
      at: string;
      kind:
        | 'opened'
        | 'reopened'
        | 'severity'
        | 'agents'
        | 'acknowledged'
        | 'escalated'
        | 'told'
        | 'failed'
        | 'silenced'
        | 'explained'
        | 'flapping'
        | 'ended'
        | 'resolved';
      text: string;
      by?: string;
    };
    AlertDelivery: {
      /** `notification`, `push`, or the name of a webhook or an Alertmanager of the configuration. */
      channel: string;
      to: string[];
      /**
       * `skipped` where there was no need any more, or no way, to tell it; the problem says which.
       */
      state: 'pending' | 'sent' | 'failed' | 'skipped';
      /** Format: date-time */
      at: string;
      attempts: number;
      problem?: string;
    };
    AlertDetail: components['schemas']['AlertRow'] & {
      /** The newest first, at most 200. */
      events: components['schemas']['AlertEvent'][];
      /** The newest first, at most 100. */
      deliveries: components['schemas']['AlertDelivery'][];
    };
    /** Of alerts that are not silenced or explained by another. */
    AlertCounts: {
      /** Not acknowledged. */
      open: number;
      acknowledged: number;
      /** Not acknowledged, and the deadline is over. */
      overdue: number;
    };
    AlertCountsBySeverity: {
      P0: components['schemas']['AlertCounts'];
      P1: components['schemas']['AlertCounts'];
      P2: components['schemas']['AlertCounts'];
      P3: components['schemas']['AlertCounts'];
    };
    /** A kind of alerts of which it is not known how they stand. */
    UnknownAlertKind: {
      kind: components['schemas']['AlertKind'];
      /**
       * Format: date-time
       * When it first could not be looked at.
       */
      since: string;
      reason: string;
    };
    /** Kinds that could not be looked at when all was evaluated last; absent when all could. Their alerts stay as they are. */
    UnknownAlertKinds: components['schemas']['UnknownAlertKind'][];
    AlertPage: {
      items: components['schemas']['AlertRow'][];
      total: number;
      counts: components['schemas']['AlertCountsBySeverity'];
      /** Unresolved alerts that are silenced or explained by another. */
      quiet: number;
      /**
       * Format: date-time
       * When the conditions were last looked at; absent before the first time.
       */
      evaluatedAt?: string;
      unknown?: components['schemas']['UnknownAlertKinds'];
      nextCursor?: string;
      /** Format: date-time */
      asOf: string;
    };
    AlertSummary: {
      counts: components['schemas']['AlertCountsBySeverity'];
      /** Open alerts about agents of the caller's own groups, or of which they were told. */
      mine: number;
      /** Format: date-time */
      nextDeadline?: string;
      /** Format: date-time */
      evaluatedAt?: string;
      unknown?: components['schemas']['UnknownAlertKinds'];
      /** Format: date-time */
      asOf: string;
    };
    AgentAlerts: {
      open: components['schemas']['AlertRow'][];
      /** Resolved ones, the newest first, at most 20. */
      recent: components['schemas']['AlertRow'][];
      /** Format: date-time */
      evaluatedAt?: string;
      unknown?: components['schemas']['UnknownAlertKinds'];
      /** Format: date-time */
      asOf: string;
    };
    /** Unresolved alerts about an agent that are not explained by another. */
    AgentAlertSummary: {
      open: number;
      unacknowledged: number;
      worst?: components['schemas']['AlertSeverity'];
    };
    AlertOperationRequest: {
      /** The one the caller saw; another is answered with 409. */
      revision: number;
      reason?: string;
      /** Need not be given: it is the caller. Anybody else is answered with 403. */
      actor?: string;
    };
    AlertmanagerNotification: {
      version: '4';
      groupKey?: string;
      truncatedAlerts?: number;
      status: 'firing' | 'resolved';
      receiver?: string;
      groupLabels?: {
        [key: string]: string;
      };
      commonLabels?: {
        [key: string]: string;
      };
      commonAnnotations?: {
        [key: string]: string;
      };
      externalURL?: string;
      alerts: {
        status: 'firing' | 'resolved';
        labels: {
          [key: string]: string;
        };
        annotations?: {
          [key: string]: string;
        };
        /** Format: date-time */
        startsAt: string;
        /** Format: date-time */
        endsAt?: string;
        generatorURL?: string;
        fingerprint?: string;
      }[];
    };
    AlertmanagerReceipt: {
      firing: number;
      resolved: number;
      refused: {
        alert: string;
        reason: string;
      }[];
      /** Alerts that Alertmanager itself left out of the notification. */
      truncated?: number;
    };
    /** Chooses alerts; what is absent matches all. At least one must be given. */
    AlertMatcher: {
      alert?: string;
      /** Entity references; an alert matches when all agents that it concerns are among them. */
      agents?: string[];
      subject?: string;
      environment?: string;
      rule?: string;
      severities?: components['schemas']['AlertSeverity'][];
    };
    AlertSilence: {
      id: string;
      matcher: components['schemas']['AlertMatcher'];
      /** What it silences, in plain words. */
      text: string;
      reason: string;
      by: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      startsAt: string;
      /** Format: date-time */
      endsAt: string;
      ended?: components['schemas']['AlertAct'];
      active: boolean;
      /** Visible alerts that it keeps quiet now. */
      matching: number;
    };
    AlertSilenceList: {
      items: components['schemas']['AlertSilence'][];
      /** Format: date-time */
      asOf: string;
    };
    AlertSilenceRequest: {
      matcher: components['schemas']['AlertMatcher'];
      reason: string;
      /**
       * Format: date-time
       * Absent means now.
       */
      startsAt?: string;
      /**
       * Format: date-time
       * At most 30 days from now.
       */
      endsAt: string;
      actor?: string;
    };
    AlertPolicySummary: {
      ref: string;
      title: string;
      owner?: string;
      version: string;
      isDefault: boolean;
      /** Visible agents that it applies to. */
      agents: number;
      rules: {
        id: string;
        severity: components['schemas']['AlertSeverity'];
        text: string;
        runbook?: string;
      }[];
      /** Time to acknowledge by severity. */
      responses: {
        [key: string]: string;
      };
      escalation: string[];
      digests: string[];
    };
    AlertPolicyList: {
      items: components['schemas']['AlertPolicySummary'][];
      /** Format: date-time */
      asOf: string;
    };
    MaintenanceWindow: {
      id: string;
      /** Entity references of visible agents. */
      agents: string[];
      /** Absent means every environment. */
      environment?: string;
      reason: string;
      by: string;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      startsAt: string;
      /** Format: date-time */
      endsAt: string;
      ended?: components['schemas']['AlertAct'];
      active: boolean;
    };
    MaintenanceWindowList: {
      items: components['schemas']['MaintenanceWindow'][];
      /** Format: date-time */
      asOf: string;
    };
    MaintenanceWindowRequest: {
      agents: string[];
      environment?: string;
      reason: string;
      /** Format: date-time */
      startsAt?: string;
      /** Format: date-time */
      endsAt: string;
      actor?: string;
    };
    DependentAgent: {
      ref: string;
      title: string;
      environment: string;
      status: components['schemas']['HealthStatus'];
      /** The component of its health document; absent when it reports none for this dependency. */
      component?: string;
      output?: string;
      /** Entity reference of what the agent depends on directly, when it needs this one only because that does. */
      through?: string;
      /** Format: date-time */
      at?: string;
    };
    /** Something that agents depend on in one environment, as they report it. */
    DependencyHealth: {
      /** Entity reference, where the catalog knows it. */
      ref?: string;
      title: string;
      /** Entity references of what it depends on itself. */
      dependsOn?: string[];
      environment: string;
      /** The worst that an agent reports; `unknown` when none does. */
      status: components['schemas']['HealthStatus'];
      /** Format: date-time */
      since?: string;
      reason: string;
      /** Agents that report on it. */
      reporting: number;
      agents: components['schemas']['DependentAgent'][];
    };
    DependencyList: {
      items: components['schemas']['DependencyHealth'][];
      /** Format: date-time */
      asOf: string;
    };
    /** How much of a span an instance was up, and how much of it was measured. */
    UptimeFigure: {
      period: 'hour' | 'day' | 'month';
      /** Format: date-time */
      from: string;
      /** Format: date-time */
      to: string;
      /** Share of the counted probes that found it up, 0–1; absent without probes. */
      uptime?: number;
      /** 95 % confidence interval of the uptime. */
      interval?: {
        low: number;
        high: number;
      };
      probes: number;
      /** Share of the span in which probes were taken, 0–1. */
      measured: number;
      /** How much of the span was maintenance, whose probes do not count. */
      maintenanceMs?: number;
    };
    /** How fast the error budget is used up, over a long and a short window at once. */
    KpiBurn: {
      id: 'fast' | 'slow' | 'ticket';
      /** Times the rate that uses the budget up exactly within its window. */
      limit: number;
      /**
       * `burning` when both windows are over the limit.
       */
      status: 'burning' | 'ok' | 'unknown';
      long: components['schemas']['BurnWindow'];
      short: components['schemas']['BurnWindow'];
    };
    BurnWindow: {
      windowMs: number;
      /** Absent without enough samples. */
      rate?: number;
      samples: number;
    };
    /** The error budget of a KPI that is a ratio with a target. */
    KpiBudget: {
      /** Share of events that may be bad, 0–1. */
      allowed: number;
      windowMs: number;
      samples: number;
      /** Bad events within the window. */
      bad?: number;
      /** Share of the budget that is used up; over 1 when it is overdrawn. */
      spent?: number;
      status: 'ok' | 'at-risk' | 'spent' | 'unknown';
      burns: components['schemas']['KpiBurn'][];
      /**
       * Format: date-time
       * When it will be used up at the rate of the last hours; absent when it will not.
       */
      exhaustedAt?: string;
      /** How it stands, in one sentence. */
      text: string;
    };
    /** Where the figure is going, by a robust line through the points of the range. */
    KpiTrend: {
      direction: 'better' | 'worse' | 'steady' | 'unknown';
      /** Change in the KPI's unit. */
      perDay?: number;
      text: string;
    };
    PushOffer: {
      available: boolean;
      /** Why it is not available. */
      reason?: string;
      /** Key of the application server (VAPID), base64url. */
      publicKey?: string;
      /** Browsers of the caller that are told. */
      subscriptions: number;
    };
    PushSubscriptionRequest: {
      endpoint: string;
      expirationTime?: number | null;
      keys: {
        p256dh: string;
        auth: string;
      };
    };
  };
  responses: {
    /** The request failed. */
    Error: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** A health document. */
    Health: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/health+json': components['schemas']['HealthDocument'];
      };
    };
  };
  parameters: {
    kind: string;
    namespace: string;
    name: string;
    rolloutId: string;
    alertId: string;
    /** The worst severity among the agent's unresolved alerts; `none` for agents without any. */
    alert: ('P0' | 'P1' | 'P2' | 'P3' | 'none')[];
    /** Words to find in name, title, owner, system or family; in any order and case, all must occur. */
    text: string;
    phase: components['schemas']['Phase'][];
    health: components['schemas']['HealthStatus'][];
    /** The worst verdict among the agent's KPIs. */
    kpi: components['schemas']['KpiStatus'][];
    /** Whether the agent has the levels that gates demand. */
    readiness: components['schemas']['ReadinessStatus'][];
    /** Entity references of owners. */
    owner: string[];
    system: string[];
    family: string[];
    /** Waves, as `planRef#waveId`. */
    wave: string[];
    /** Entity references of environments in which the agent has an instance. */
    environment: string[];
    /** Absent means one group of all. */
    groupBy: 'owner' | 'system' | 'wave';
    /** Ids of levels that agents have now; `none` for those without one. */
    level: string[];
    /** Id of a check, for `outcome`. */
    check: string;
    /** Only agents for which the named check, or any check when none is named, came to one of these. */
    outcome: components['schemas']['CheckOutcome'][];
    /** How far back the history reaches. */
    range: '15m' | '1h' | '6h' | '24h' | '7d' | '30d';
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
/** The $defs of the API contract. @public */
export type $defs = Record<string, never>;
/** The operations of the API contract. @public */
export interface operations {
  ListFleet: {
    parameters: {
      query?: {
        /** Words to find in name, title, owner, system or family; in any order and case, all must occur. */
        text?: components['parameters']['text'];
        phase?: components['parameters']['phase'];
        health?: components['parameters']['health'];
        /** The worst verdict among the agent's KPIs. */
        kpi?: components['parameters']['kpi'];
        /** Whether the agent has the levels that gates demand. */
        readiness?: components['parameters']['readiness'];
        /** The worst severity among the agent's unresolved alerts; `none` for agents without any. */
        alert?: components['parameters']['alert'];
        /** Entity references of owners. */
        owner?: components['parameters']['owner'];
        system?: components['parameters']['system'];
        family?: components['parameters']['family'];
        /** Waves, as `planRef#waveId`. */
        wave?: components['parameters']['wave'];
        /** Entity references of environments in which the agent has an instance. */
        environment?: components['parameters']['environment'];
        /** The column to sort by. Ties are settled by the entity reference. */
        orderBy?: components['schemas']['FleetOrderField'];
        order?: 'asc' | 'desc';
        /** Rows in a page. */
        limit?: number;
        /** The `nextCursor` or `previousCursor` of another answer to the same filter and order. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The page. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FleetPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SummarizeFleet: {
    parameters: {
      query?: {
        /** Words to find in name, title, owner, system or family; in any order and case, all must occur. */
        text?: components['parameters']['text'];
        phase?: components['parameters']['phase'];
        health?: components['parameters']['health'];
        /** The worst verdict among the agent's KPIs. */
        kpi?: components['parameters']['kpi'];
        /** Whether the agent has the levels that gates demand. */
        readiness?: components['parameters']['readiness'];
        /** The worst severity among the agent's unresolved alerts; `none` for agents without any. */
        alert?: components['parameters']['alert'];
        /** Entity references of owners. */
        owner?: components['parameters']['owner'];
        system?: components['parameters']['system'];
        family?: components['parameters']['family'];
        /** Waves, as `planRef#waveId`. */
        wave?: components['parameters']['wave'];
        /** Entity references of environments in which the agent has an instance. */
        environment?: components['parameters']['environment'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The counts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FleetSummary'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListFleetFacets: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The values, each with the number of agents that carry it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FleetFacets'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetFleetOverview: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** One array per agent, in the order of `columns`. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FleetOverview'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAgent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The agent. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAgentHealth: {
    parameters: {
      query?: {
        /** How far back the history reaches. */
        range?: components['parameters']['range'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The health. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentHealth'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAgentKpis: {
    parameters: {
      query?: {
        /** How far back the history reaches. */
        range?: components['parameters']['range'];
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The KPIs, worst first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentKpis'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAgentTimeline: {
    parameters: {
      query?: {
        /** Only events of these kinds. */
        eventKind?: components['schemas']['TimelineKind'][];
        /** Only events before this time. */
        before?: string;
        limit?: number;
      };
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The events. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Timeline'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAgentReadiness: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The readiness. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentReadiness'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListScorecards: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The scorecards by title. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScorecardList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetScorecard: {
    parameters: {
      query?: {
        /** How many days of trend. */
        days?: number;
      };
      header?: never;
      path: {
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The scorecard. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScorecardDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListScorecardResults: {
    parameters: {
      query?: {
        /** Absent means one group of all. */
        groupBy?: components['parameters']['groupBy'];
        /** Words to find in name, title, owner, system or family; in any order and case, all must occur. */
        text?: components['parameters']['text'];
        /** Entity references of owners. */
        owner?: components['parameters']['owner'];
        system?: components['parameters']['system'];
        family?: components['parameters']['family'];
        /** Waves, as `planRef#waveId`. */
        wave?: components['parameters']['wave'];
        /** Ids of levels that agents have now; `none` for those without one. */
        level?: components['parameters']['level'];
        /** Id of a check, for `outcome`. */
        check?: components['parameters']['check'];
        /** Only agents for which the named check, or any check when none is named, came to one of these. */
        outcome?: components['parameters']['outcome'];
        /** How many rows to skip. */
        offset?: number;
        limit?: number;
      };
      header?: never;
      path: {
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The rows. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScorecardResults'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListScorecardGroups: {
    parameters: {
      query?: {
        /** Absent means one group of all. */
        groupBy?: components['parameters']['groupBy'];
        /** Words to find in name, title, owner, system or family; in any order and case, all must occur. */
        text?: components['parameters']['text'];
        /** Entity references of owners. */
        owner?: components['parameters']['owner'];
        system?: components['parameters']['system'];
        family?: components['parameters']['family'];
        /** Waves, as `planRef#waveId`. */
        wave?: components['parameters']['wave'];
        /** Ids of levels that agents have now; `none` for those without one. */
        level?: components['parameters']['level'];
        /** Id of a check, for `outcome`. */
        check?: components['parameters']['check'];
        /** Only agents for which the named check, or any check when none is named, came to one of these. */
        outcome?: components['parameters']['outcome'];
      };
      header?: never;
      path: {
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The groups. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScorecardGroups'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListReadinessActions: {
    parameters: {
      query?: {
        /** Entity references of owners. */
        owner?: components['parameters']['owner'];
        /** Entity reference of a scorecard; absent means all. */
        scorecard?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The actions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessActions'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SimulateScorecard: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SimulationRequest'];
      };
    };
    responses: {
      /** What would change. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Simulation'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetReadinessInbox: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The inbox. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReadinessInbox'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListExemptions: {
    parameters: {
      query?: {
        /** Entity reference of an agent. */
        agent?: string;
        status?: components['schemas']['ExemptionStatus'][];
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The exemptions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExemptionList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  RequestExemption: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ExemptionRequest'];
      };
    };
    responses: {
      /** The request, which somebody else has to approve. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Exemption'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  DecideExemption: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        decision: 'approve' | 'reject' | 'withdraw' | 'revoke';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionRequest'];
      };
    };
    responses: {
      /** The exemption as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Exemption'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SignAttestation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AttestationRequest'];
      };
    };
    responses: {
      /** The attestation. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Attestation'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  RevokeAttestation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionRequest'];
      };
    };
    responses: {
      /** The attestation as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Attestation'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetGate: {
    parameters: {
      query: {
        /** Entity reference of the agent. */
        agent: string;
        /** Entity reference of the environment, or its name. */
        environment: string;
        /** The version to promote; absent means the one that the catalog declares. */
        version?: string;
        /** Digest of the release to promote, as the portal gives it; any other than that of the declared release is held back. */
        releaseDigest?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The decision. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GateDecision'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListGateDecisions: {
    parameters: {
      query?: {
        agent?: string;
        /** Only decisions before this time. */
        before?: string;
        /** The `nextCursor` of the page before. */
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The decisions. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GateDecisionList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAgentRollouts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The rollouts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentRollouts'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListRollouts: {
    parameters: {
      query?: {
        /** Entity reference of an agent. */
        agent?: string;
        state?: components['schemas']['RolloutState'][];
        /** Only those under way, or only those that ended. */
        active?: boolean;
        /** Only those that wait for an approval which the caller may give now; all of them in one page. */
        waitingForMe?: boolean;
        /** Entity reference of a plan. */
        plan?: string;
        /** Waves, as `planRef#waveId`. */
        wave?: components['parameters']['wave'];
        /** Entity references of owners. */
        owner?: components['parameters']['owner'];
        /** Entity reference of an environment. */
        environment?: string;
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of rollouts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CreateRollout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RolloutRequest'];
      };
    };
    responses: {
      /** The rollout. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetRolloutPreflight: {
    parameters: {
      query: {
        agent: string;
        environment: string;
        /** Absent means that of the agent's wave. */
        strategy?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** What can be told, and how soon. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PowerPreflight'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetStopLine: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The line. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StopLine'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SetStopLine: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StopLineRequest'];
      };
    };
    responses: {
      /** The line as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StopLine'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetRollout: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['rolloutId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The rollout. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetRolloutLedger: {
    parameters: {
      query?: {
        /** Only entries with a lower number. */
        before?: number;
        limit?: number;
      };
      header?: never;
      path: {
        id: components['parameters']['rolloutId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The entries. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutLedger'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ReplayRollout: {
    parameters: {
      query?: {
        policy?: 'recorded' | 'present';
      };
      header?: never;
      path: {
        id: components['parameters']['rolloutId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** Whether every decision comes out the same, and what differs. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutReplay'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  OperateRollout: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['rolloutId'];
        operation: components['schemas']['RolloutOperationName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RolloutOperationRequest'];
      };
    };
    responses: {
      /** The rollout as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListRolloutPlans: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The plans. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutPlanList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  OperateRolloutPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
        operation: 'start' | 'stop';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionRequest'];
      };
    };
    responses: {
      /** The plan as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RolloutPlanStatus'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAgentAlerts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        kind: components['parameters']['kind'];
        namespace: components['parameters']['namespace'];
        name: components['parameters']['name'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The alerts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentAlerts'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListAlerts: {
    parameters: {
      query?: {
        /** Absent means those that are open or acknowledged. */
        state?: components['schemas']['AlertState'][];
        severity?: components['schemas']['AlertSeverity'][];
        kind?: components['schemas']['AlertKind'][];
        /** Entity references of owners. */
        owner?: components['parameters']['owner'];
        /** Entity reference of an agent. */
        agent?: string;
        /** Whether alerts that are silenced, or explained by another alert, are listed too. */
        quiet?: boolean;
        /** Only alerts about agents of the caller's own groups, or of which the caller was told. */
        mine?: boolean;
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** A page of alerts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertPage'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SummarizeAlerts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The counts. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertSummary'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ReceiveAlertmanager: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AlertmanagerNotification'];
      };
    };
    responses: {
      /** What became of the alerts. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertmanagerReceipt'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['alertId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The alert. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  OperateAlert: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['alertId'];
        operation: components['schemas']['AlertOperationName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AlertOperationRequest'];
      };
    };
    responses: {
      /** The alert as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertDetail'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListAlertSilences: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The silences. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertSilenceList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CreateAlertSilence: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AlertSilenceRequest'];
      };
    };
    responses: {
      /** The silence. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertSilence'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  EndAlertSilence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['alertId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionRequest'];
      };
    };
    responses: {
      /** The silence as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertSilence'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListAlertPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The policies. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AlertPolicyList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListMaintenanceWindows: {
    parameters: {
      query?: {
        /** Entity reference of an agent. */
        agent?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The windows. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaintenanceWindowList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  CreateMaintenanceWindow: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MaintenanceWindowRequest'];
      };
    };
    responses: {
      /** The window. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaintenanceWindow'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  EndMaintenanceWindow: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['alertId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DecisionRequest'];
      };
    };
    responses: {
      /** The window as it is now. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MaintenanceWindow'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  ListDependencies: {
    parameters: {
      query?: {
        status?: components['schemas']['HealthStatus'][];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The dependencies of visible agents. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DependencyList'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetPushOffer: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** The offer. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PushOffer'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  SubscribeToPush: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PushSubscriptionRequest'];
      };
    };
    responses: {
      /** What the caller's browsers are told. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PushOffer'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  UnsubscribeFromPush: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          endpoint: string;
        };
      };
    };
    responses: {
      /** What the caller's browsers are told. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PushOffer'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  PushKpiSamples: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['KpiSampleBatch'];
      };
    };
    responses: {
      /** What became of the samples. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['KpiSampleReceipt'];
        };
      };
      default: components['responses']['Error'];
    };
  };
  GetPortalHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Health'];
      503: components['responses']['Health'];
    };
  };
  GetPortalAgentsHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Health'];
      503: components['responses']['Health'];
      default: components['responses']['Error'];
    };
  };
  GetPortalDependenciesHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Health'];
      503: components['responses']['Health'];
      default: components['responses']['Error'];
    };
  };
  GetPortalBusinessHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Health'];
      503: components['responses']['Health'];
      default: components['responses']['Error'];
    };
  };
}
