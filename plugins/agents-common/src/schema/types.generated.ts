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
      output?: string;
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
      })[];
      transitions: components['schemas']['TimelineEvent'][];
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
    TimelineKind: 'phase' | 'health' | 'kpi';
    TimelineEvent: {
      /** Format: date-time */
      at: string;
      kind: components['schemas']['TimelineKind'];
      /** The environment or the KPI that changed. */
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
    /** Words to find in name, title, owner, system or family; in any order and case, all must occur. */
    text: string;
    phase: components['schemas']['Phase'][];
    health: components['schemas']['HealthStatus'][];
    /** The worst verdict among the agent's KPIs. */
    kpi: components['schemas']['KpiStatus'][];
    /** Entity references of owners. */
    owner: string[];
    system: string[];
    family: string[];
    /** Waves, as `planRef#waveId`. */
    wave: string[];
    /** Entity references of environments in which the agent has an instance. */
    environment: string[];
    /** How far back the history reaches. */
    range: '15m' | '1h' | '6h' | '24h' | '7d';
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
