// Generated from openapi.yaml by scripts/openapi.mjs. Change the contract there and run `yarn openapi`.

/** The API contract. @public */
export const openapiDocument = {
  openapi: '3.0.3',
  info: {
    title: 'agents',
    version: '1.0.0',
    description:
      'Agent Portal: which rollout phase each AI agent is in, whether it is healthy and how its KPIs stand, from measurements. Times are ISO 8601 in UTC; ratios run from 0 to 1; durations are milliseconds unless the name says otherwise.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/v1/fleet': {
      get: {
        operationId: 'ListFleet',
        summary: 'One page of agents, filtered and sorted on the server.',
        parameters: [
          { $ref: '#/components/parameters/text' },
          { $ref: '#/components/parameters/phase' },
          { $ref: '#/components/parameters/health' },
          { $ref: '#/components/parameters/kpi' },
          { $ref: '#/components/parameters/owner' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/family' },
          { $ref: '#/components/parameters/wave' },
          { $ref: '#/components/parameters/environment' },
          {
            name: 'orderBy',
            in: 'query',
            description:
              'The column to sort by. Ties are settled by the entity reference.',
            schema: { $ref: '#/components/schemas/FleetOrderField' },
          },
          {
            name: 'order',
            in: 'query',
            schema: { type: 'string', enum: ['asc', 'desc'] },
          },
          {
            name: 'limit',
            in: 'query',
            description: 'Rows in a page.',
            schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          },
          {
            name: 'cursor',
            in: 'query',
            description:
              'The `nextCursor` or `previousCursor` of another answer to the same filter and order.',
            schema: { type: 'string', minLength: 1, maxLength: 2048 },
          },
        ],
        responses: {
          '200': {
            description: 'The page.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FleetPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/fleet/summary': {
      get: {
        operationId: 'SummarizeFleet',
        summary: 'Counts of the agents that match a filter.',
        parameters: [
          { $ref: '#/components/parameters/text' },
          { $ref: '#/components/parameters/phase' },
          { $ref: '#/components/parameters/health' },
          { $ref: '#/components/parameters/kpi' },
          { $ref: '#/components/parameters/owner' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/family' },
          { $ref: '#/components/parameters/wave' },
          { $ref: '#/components/parameters/environment' },
        ],
        responses: {
          '200': {
            description: 'The counts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FleetSummary' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/fleet/facets': {
      get: {
        operationId: 'ListFleetFacets',
        summary:
          'The values that the filters of the fleet can take, over the agents the caller may see.',
        responses: {
          '200': {
            description:
              'The values, each with the number of agents that carry it.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FleetFacets' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/fleet/overview': {
      get: {
        operationId: 'GetFleetOverview',
        summary:
          'Every visible agent in a compact form, for the plan ribbon and the board.',
        responses: {
          '200': {
            description: 'One array per agent, in the order of `columns`.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FleetOverview' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/agents/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'GetAgent',
        summary: 'One agent, its phase with reasons and its instances.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'The agent.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AgentDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/agents/{kind}/{namespace}/{name}/health': {
      get: {
        operationId: 'GetAgentHealth',
        summary:
          'Health of every instance of an agent, with components and recent history.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/range' },
        ],
        responses: {
          '200': {
            description: 'The health.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AgentHealth' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/agents/{kind}/{namespace}/{name}/kpis': {
      get: {
        operationId: 'GetAgentKpis',
        summary:
          'Every KPI of an agent against its target, with its recent course.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/range' },
        ],
        responses: {
          '200': {
            description: 'The KPIs, worst first.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AgentKpis' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/agents/{kind}/{namespace}/{name}/timeline': {
      get: {
        operationId: 'GetAgentTimeline',
        summary: 'Everything that happened to an agent, newest first.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          {
            name: 'eventKind',
            in: 'query',
            description: 'Only events of these kinds.',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/TimelineKind' },
            },
          },
          {
            name: 'before',
            in: 'query',
            description: 'Only events before this time.',
            schema: { type: 'string', format: 'date-time' },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'The events.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Timeline' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/kpi-samples': {
      post: {
        operationId: 'PushKpiSamples',
        summary: 'Push figures that a job or a pipeline measured.',
        description:
          'All samples of one call are stored or none is. A sample with the same agent, KPI, time and source as a stored one replaces nothing and counts as a duplicate.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/KpiSampleBatch' },
            },
          },
        },
        responses: {
          '202': {
            description: 'What became of the samples.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/KpiSampleReceipt' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/health': {
      get: {
        operationId: 'GetPortalHealth',
        summary: "The portal's own health, without authentication.",
        responses: {
          '200': { $ref: '#/components/responses/Health' },
          '503': { $ref: '#/components/responses/Health' },
        },
      },
    },
    '/health/agents': {
      get: {
        operationId: 'GetPortalAgentsHealth',
        summary: 'The health of the agents that the caller may see.',
        responses: {
          '200': { $ref: '#/components/responses/Health' },
          '503': { $ref: '#/components/responses/Health' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/health/dependencies': {
      get: {
        operationId: 'GetPortalDependenciesHealth',
        summary:
          'The health of what the portal needs, its database and the catalog among them.',
        responses: {
          '200': { $ref: '#/components/responses/Health' },
          '503': { $ref: '#/components/responses/Health' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/health/business': {
      get: {
        operationId: 'GetPortalBusinessHealth',
        summary: 'Key figures of the fleet as the caller may see it.',
        responses: {
          '200': { $ref: '#/components/responses/Health' },
          '503': { $ref: '#/components/responses/Health' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
  components: {
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      text: {
        name: 'text',
        in: 'query',
        description:
          'Words to find in name, title, owner, system or family; in any order and case, all must occur.',
        schema: { type: 'string', maxLength: 200 },
      },
      phase: {
        name: 'phase',
        in: 'query',
        schema: {
          type: 'array',
          items: { $ref: '#/components/schemas/Phase' },
        },
      },
      health: {
        name: 'health',
        in: 'query',
        schema: {
          type: 'array',
          items: { $ref: '#/components/schemas/HealthStatus' },
        },
      },
      kpi: {
        name: 'kpi',
        in: 'query',
        description: "The worst verdict among the agent's KPIs.",
        schema: {
          type: 'array',
          items: { $ref: '#/components/schemas/KpiStatus' },
        },
      },
      owner: {
        name: 'owner',
        in: 'query',
        allowReserved: true,
        description: 'Entity references of owners.',
        schema: {
          type: 'array',
          maxItems: 100,
          items: { type: 'string', minLength: 1, maxLength: 200 },
        },
      },
      system: {
        name: 'system',
        in: 'query',
        allowReserved: true,
        schema: {
          type: 'array',
          maxItems: 100,
          items: { type: 'string', minLength: 1, maxLength: 200 },
        },
      },
      family: {
        name: 'family',
        in: 'query',
        allowReserved: true,
        schema: {
          type: 'array',
          maxItems: 100,
          items: { type: 'string', minLength: 1, maxLength: 200 },
        },
      },
      wave: {
        name: 'wave',
        in: 'query',
        allowReserved: true,
        description: 'Waves, as `planRef#waveId`.',
        schema: {
          type: 'array',
          maxItems: 100,
          items: { type: 'string', minLength: 1, maxLength: 300 },
        },
      },
      environment: {
        name: 'environment',
        in: 'query',
        allowReserved: true,
        description:
          'Entity references of environments in which the agent has an instance.',
        schema: {
          type: 'array',
          maxItems: 100,
          items: { type: 'string', minLength: 1, maxLength: 200 },
        },
      },
      range: {
        name: 'range',
        in: 'query',
        description: 'How far back the history reaches.',
        schema: {
          type: 'string',
          enum: ['15m', '1h', '6h', '24h', '7d'],
          default: '1h',
        },
      },
    },
    responses: {
      Error: {
        description: 'The request failed.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      Health: {
        description: 'A health document.',
        content: {
          'application/health+json': {
            schema: { $ref: '#/components/schemas/HealthDocument' },
          },
        },
      },
    },
    schemas: {
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          request: { type: 'object', additionalProperties: true },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      Phase: {
        type: 'string',
        description: "How far an agent's release has come.",
        enum: [
          'planned',
          'development',
          'staging',
          'canary',
          'rolling-out',
          'production',
          'paused',
          'rolled-back',
          'retired',
        ],
      },
      HealthStatus: {
        type: 'string',
        description:
          'A health verdict; `unknown` when nothing fresh was measured.',
        enum: ['pass', 'warn', 'unknown', 'fail'],
      },
      KpiStatus: {
        type: 'string',
        description:
          'A KPI verdict; `unknown` when the data are missing, stale or too few.',
        enum: ['met', 'at-risk', 'unknown', 'not-met'],
      },
      Stage: { type: 'string', enum: ['development', 'staging', 'production'] },
      FleetOrderField: {
        type: 'string',
        enum: ['name', 'owner', 'wave', 'phase', 'health', 'kpi', 'changedAt'],
      },
      KpiCounts: {
        type: 'object',
        description: 'How many KPIs of the agent have each verdict.',
        required: ['met', 'atRisk', 'notMet', 'unknown'],
        properties: {
          met: { type: 'integer' },
          atRisk: { type: 'integer' },
          notMet: { type: 'integer' },
          unknown: { type: 'integer' },
        },
      },
      WaveRef: {
        type: 'object',
        required: ['id', 'title', 'plan', 'order'],
        properties: {
          id: { type: 'string', description: '`planRef#waveId`' },
          title: { type: 'string' },
          plan: {
            type: 'string',
            description: 'Entity reference of the RolloutPlan.',
          },
          order: {
            type: 'integer',
            description: 'Position in the plan from 0.',
          },
        },
      },
      FleetRow: {
        type: 'object',
        required: [
          'ref',
          'name',
          'title',
          'owner',
          'environments',
          'phase',
          'phaseSince',
          'health',
          'healthSince',
          'kpis',
          'kpi',
          'changedAt',
        ],
        properties: {
          ref: {
            type: 'string',
            description:
              'Entity reference, e.g. `component:default/quality-guardian`.',
          },
          name: { type: 'string' },
          title: { type: 'string' },
          owner: {
            type: 'string',
            description:
              'Entity reference of the owner; empty when there is none.',
          },
          system: { type: 'string' },
          family: { type: 'string' },
          wave: { $ref: '#/components/schemas/WaveRef' },
          environments: { type: 'array', items: { type: 'string' } },
          phase: { $ref: '#/components/schemas/Phase' },
          phaseSince: { type: 'string', format: 'date-time' },
          phaseReason: {
            type: 'string',
            description: 'The first of the reasons, in one sentence.',
          },
          weight: {
            type: 'number',
            description:
              'Share of production requests that the newest release answered, 0–1, while two releases serve.',
          },
          release: {
            type: 'string',
            description: 'The version that the catalog declares.',
          },
          health: { $ref: '#/components/schemas/HealthStatus' },
          healthSince: { type: 'string', format: 'date-time' },
          healthObservedAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When the newest measurement was taken; absent when there was none.',
          },
          healthReason: { type: 'string' },
          kpi: { $ref: '#/components/schemas/KpiStatus' },
          kpis: { $ref: '#/components/schemas/KpiCounts' },
          problems: {
            type: 'integer',
            description: 'Faults in what the catalog says about the agent.',
          },
          changedAt: {
            type: 'string',
            format: 'date-time',
            description: 'The last change of phase, health or a KPI verdict.',
          },
        },
      },
      FleetPage: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/FleetRow' },
          },
          nextCursor: { type: 'string' },
          previousCursor: { type: 'string' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      Count: {
        type: 'object',
        required: ['value', 'count'],
        properties: {
          value: { type: 'string' },
          title: { type: 'string' },
          count: { type: 'integer' },
        },
      },
      FleetSummary: {
        type: 'object',
        required: [
          'total',
          'byPhase',
          'byHealth',
          'byKpi',
          'cells',
          'waves',
          'withProblems',
          'asOf',
        ],
        properties: {
          total: { type: 'integer' },
          byPhase: {
            type: 'object',
            additionalProperties: { type: 'integer' },
          },
          byHealth: {
            type: 'object',
            additionalProperties: { type: 'integer' },
          },
          byKpi: { type: 'object', additionalProperties: { type: 'integer' } },
          cells: {
            type: 'array',
            description: 'Counts by phase × health; empty cells are left out.',
            items: {
              type: 'object',
              required: ['phase', 'health', 'count'],
              properties: {
                phase: { $ref: '#/components/schemas/Phase' },
                health: { $ref: '#/components/schemas/HealthStatus' },
                count: { type: 'integer' },
              },
            },
          },
          waves: {
            type: 'array',
            items: {
              type: 'object',
              required: ['wave', 'total', 'byPhase', 'byHealth'],
              properties: {
                wave: { $ref: '#/components/schemas/WaveRef' },
                total: { type: 'integer' },
                byPhase: {
                  type: 'object',
                  additionalProperties: { type: 'integer' },
                },
                byHealth: {
                  type: 'object',
                  additionalProperties: { type: 'integer' },
                },
              },
            },
          },
          withProblems: {
            type: 'integer',
            description: 'Agents whose catalog entry has faults.',
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      FleetFacets: {
        type: 'object',
        required: ['owners', 'systems', 'families', 'waves', 'environments'],
        properties: {
          owners: {
            type: 'array',
            items: { $ref: '#/components/schemas/Count' },
          },
          systems: {
            type: 'array',
            items: { $ref: '#/components/schemas/Count' },
          },
          families: {
            type: 'array',
            items: { $ref: '#/components/schemas/Count' },
          },
          waves: {
            type: 'array',
            items: { $ref: '#/components/schemas/Count' },
          },
          environments: {
            type: 'array',
            items: { $ref: '#/components/schemas/Count' },
          },
        },
      },
      FleetOverview: {
        type: 'object',
        required: ['columns', 'rows', 'waves', 'asOf'],
        properties: {
          columns: {
            type: 'array',
            items: {
              type: 'string',
              enum: ['ref', 'title', 'wave', 'phase', 'health', 'kpi'],
            },
          },
          rows: {
            type: 'array',
            description:
              'One array per agent in the order of `columns`. `wave` is an index into `waves` or -1; `phase`, `health` and `kpi` are positions in the enums Phase, HealthStatus and KpiStatus.',
            items: {
              type: 'array',
              items: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
            },
          },
          waves: {
            type: 'array',
            items: { $ref: '#/components/schemas/WaveRef' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      PhaseReason: {
        type: 'object',
        description: 'A fact that the phase follows from.',
        required: ['code', 'text'],
        properties: {
          code: { type: 'string', description: 'A stable word for programs.' },
          text: { type: 'string', description: 'A sentence for people.' },
          at: {
            type: 'string',
            format: 'date-time',
            description: 'When the fact was seen.',
          },
          environment: { type: 'string' },
        },
      },
      PhaseDetail: {
        type: 'object',
        required: ['phase', 'since', 'reasons'],
        properties: {
          phase: { $ref: '#/components/schemas/Phase' },
          since: { type: 'string', format: 'date-time' },
          weight: { type: 'number' },
          reasons: {
            type: 'array',
            minItems: 1,
            items: { $ref: '#/components/schemas/PhaseReason' },
          },
          next: {
            type: 'object',
            description: 'What comes next by the plan, and what it waits for.',
            required: ['phase', 'waitsFor'],
            properties: {
              phase: { $ref: '#/components/schemas/Phase' },
              waitsFor: { type: 'array', items: { type: 'string' } },
            },
          },
        },
      },
      ReleaseShare: {
        type: 'object',
        description: 'How much of the traffic a release answered.',
        required: ['version', 'requests', 'share'],
        properties: {
          version: { type: 'string' },
          requests: { type: 'integer' },
          share: { type: 'number' },
        },
      },
      AgentInstance: {
        type: 'object',
        required: ['environment', 'url', 'health'],
        properties: {
          environment: { type: 'string' },
          environmentTitle: { type: 'string' },
          stage: { $ref: '#/components/schemas/Stage' },
          url: { type: 'string' },
          health: { $ref: '#/components/schemas/InstanceHealth' },
          releases: {
            type: 'array',
            items: { $ref: '#/components/schemas/ReleaseShare' },
          },
          scrape: { $ref: '#/components/schemas/ScrapeStatus' },
        },
      },
      ScrapeStatus: {
        type: 'object',
        description: "How the last reading of an instance's metrics went.",
        required: ['ok', 'at'],
        properties: {
          ok: { type: 'boolean' },
          at: { type: 'string', format: 'date-time' },
          reason: { type: 'string' },
          rejected: {
            type: 'integer',
            description:
              'Samples left out: non-finite, malformed or over the limit.',
          },
        },
      },
      Problem: {
        type: 'object',
        description: 'A fault in what the catalog says about an agent.',
        required: ['path', 'message'],
        properties: {
          path: {
            type: 'string',
            description:
              'The field, e.g. `spec.agent.instances[1].environment`.',
          },
          value: { type: 'string' },
          message: { type: 'string' },
          fix: { type: 'string' },
        },
      },
      AgentDetail: {
        type: 'object',
        required: ['row', 'phase', 'instances', 'problems', 'asOf'],
        properties: {
          row: { $ref: '#/components/schemas/FleetRow' },
          phase: { $ref: '#/components/schemas/PhaseDetail' },
          instances: {
            type: 'array',
            items: { $ref: '#/components/schemas/AgentInstance' },
          },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/Problem' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      HealthComponent: {
        type: 'object',
        description: 'One measurement of a component, as the agent reports it.',
        required: ['id', 'status'],
        properties: {
          id: { type: 'string', description: '`component:measurement`' },
          componentId: { type: 'string' },
          componentType: { type: 'string' },
          status: { $ref: '#/components/schemas/HealthStatus' },
          value: {
            oneOf: [
              { type: 'string' },
              { type: 'number' },
              { type: 'boolean' },
            ],
          },
          unit: { type: 'string' },
          time: { type: 'string', format: 'date-time' },
          output: { type: 'string' },
        },
      },
      InstanceHealth: {
        type: 'object',
        required: ['status', 'since', 'reason', 'components'],
        properties: {
          status: { $ref: '#/components/schemas/HealthStatus' },
          since: { type: 'string', format: 'date-time' },
          observedAt: { type: 'string', format: 'date-time' },
          lastPassAt: { type: 'string', format: 'date-time' },
          latencyMs: { type: 'number' },
          reason: {
            type: 'string',
            description: 'Why the status is what it is, in one sentence.',
          },
          release: {
            type: 'string',
            description: 'The version that the instance reports.',
          },
          components: {
            type: 'array',
            items: { $ref: '#/components/schemas/HealthComponent' },
          },
        },
      },
      HealthBucket: {
        type: 'object',
        description:
          'Probes in one span of time; a span without probes is left out.',
        required: ['from', 'pass', 'warn', 'fail', 'unknown'],
        properties: {
          from: { type: 'string', format: 'date-time' },
          pass: { type: 'integer' },
          warn: { type: 'integer' },
          fail: { type: 'integer' },
          unknown: { type: 'integer' },
          latencyMs: {
            type: 'number',
            description: 'Mean of the answered probes.',
          },
        },
      },
      HealthHistory: {
        type: 'object',
        required: ['from', 'to', 'bucketMs', 'buckets'],
        properties: {
          from: { type: 'string', format: 'date-time' },
          to: { type: 'string', format: 'date-time' },
          bucketMs: { type: 'integer' },
          buckets: {
            type: 'array',
            items: { $ref: '#/components/schemas/HealthBucket' },
          },
          uptime: {
            type: 'number',
            description:
              'Share of the probes that found the agent up (pass or warn); absent without probes.',
          },
          probes: { type: 'integer' },
          measured: {
            type: 'number',
            description: 'Share of the span in which probes were taken, 0–1.',
          },
        },
      },
      AgentHealth: {
        type: 'object',
        required: ['status', 'since', 'instances', 'transitions', 'asOf'],
        properties: {
          status: { $ref: '#/components/schemas/HealthStatus' },
          since: { type: 'string', format: 'date-time' },
          instances: {
            type: 'array',
            items: {
              allOf: [
                { $ref: '#/components/schemas/AgentInstance' },
                {
                  type: 'object',
                  required: ['history'],
                  properties: {
                    history: { $ref: '#/components/schemas/HealthHistory' },
                  },
                },
              ],
            },
          },
          transitions: {
            type: 'array',
            items: { $ref: '#/components/schemas/TimelineEvent' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      KpiCategory: { type: 'string', enum: ['technical', 'business', 'agent'] },
      KpiPoint: {
        type: 'object',
        required: ['at', 'value', 'samples'],
        properties: {
          at: {
            type: 'string',
            format: 'date-time',
            description: 'Start of the span.',
          },
          value: { type: 'number' },
          samples: { type: 'number' },
        },
      },
      KpiResult: {
        type: 'object',
        required: [
          'id',
          'title',
          'category',
          'unit',
          'direction',
          'window',
          'minimumSamples',
          'status',
          'since',
          'samples',
          'reason',
          'source',
          'points',
        ],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          category: { $ref: '#/components/schemas/KpiCategory' },
          unit: { type: 'string' },
          scale: {
            type: 'number',
            description: 'The best value a score can take.',
          },
          direction: { type: 'string', enum: ['lower', 'higher'] },
          strict: {
            type: 'boolean',
            description: 'Whether a value equal to the target misses it.',
          },
          target: {
            type: 'number',
            description: 'Absent when the figure is only tracked.',
          },
          warning: { type: 'number' },
          window: { type: 'string' },
          minimumSamples: { type: 'integer' },
          freshness: { type: 'string' },
          status: { $ref: '#/components/schemas/KpiStatus' },
          since: { type: 'string', format: 'date-time' },
          observed: {
            type: 'number',
            description:
              'Present whenever there are data, even when the verdict is unknown.',
          },
          interval: {
            type: 'object',
            description:
              '95 % confidence interval, where the kind of figure has one.',
            required: ['low', 'high'],
            properties: { low: { type: 'number' }, high: { type: 'number' } },
          },
          samples: { type: 'number' },
          observedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the newest sample was taken.',
          },
          reason: { type: 'string' },
          environment: { type: 'string' },
          source: {
            type: 'object',
            required: ['type', 'provenance', 'text'],
            properties: {
              type: { type: 'string' },
              provenance: {
                type: 'string',
                enum: ['observed', 'pushed', 'stated'],
              },
              text: {
                type: 'string',
                description: 'Where the figure comes from.',
              },
              url: { type: 'string' },
            },
          },
          points: {
            type: 'array',
            items: { $ref: '#/components/schemas/KpiPoint' },
          },
        },
      },
      AgentKpis: {
        type: 'object',
        required: ['status', 'counts', 'results', 'asOf'],
        properties: {
          status: { $ref: '#/components/schemas/KpiStatus' },
          counts: { $ref: '#/components/schemas/KpiCounts' },
          kpiSet: {
            type: 'string',
            description: 'Entity reference of the KpiSet in force.',
          },
          reason: {
            type: 'string',
            description: 'Why there is no KPI, where there should be some.',
          },
          results: {
            type: 'array',
            items: { $ref: '#/components/schemas/KpiResult' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      TimelineKind: { type: 'string', enum: ['phase', 'health', 'kpi'] },
      TimelineEvent: {
        type: 'object',
        required: ['at', 'kind', 'from', 'to', 'text'],
        properties: {
          at: { type: 'string', format: 'date-time' },
          kind: { $ref: '#/components/schemas/TimelineKind' },
          subject: {
            type: 'string',
            description: 'The environment or the KPI that changed.',
          },
          from: { type: 'string' },
          to: { type: 'string' },
          text: {
            type: 'string',
            description: 'What happened and why, in one sentence.',
          },
        },
      },
      Timeline: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/TimelineEvent' },
          },
          nextBefore: { type: 'string', format: 'date-time' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      KpiSampleBatch: {
        type: 'object',
        additionalProperties: false,
        required: ['samples'],
        properties: {
          samples: {
            type: 'array',
            minItems: 1,
            maxItems: 1000,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['agent', 'kpi', 'value', 'at'],
              properties: {
                agent: {
                  type: 'string',
                  minLength: 1,
                  maxLength: 200,
                  description: 'Entity reference of the agent.',
                },
                kpi: { type: 'string', minLength: 1, maxLength: 63 },
                value: { type: 'number' },
                count: {
                  type: 'integer',
                  minimum: 1,
                  description:
                    'How many observations the value stands for; 1 when absent.',
                },
                at: { type: 'string', format: 'date-time' },
                source: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['title'],
                  properties: {
                    title: { type: 'string', minLength: 1, maxLength: 200 },
                    url: { type: 'string', maxLength: 2000 },
                  },
                },
              },
            },
          },
        },
      },
      KpiSampleReceipt: {
        type: 'object',
        required: ['accepted', 'duplicates'],
        properties: {
          accepted: { type: 'integer' },
          duplicates: { type: 'integer' },
        },
      },
      HealthDocument: {
        type: 'object',
        description: 'draft-inadarei-api-health-check-06.',
        required: ['status'],
        properties: {
          status: { type: 'string', enum: ['pass', 'warn', 'fail'] },
          version: { type: 'string' },
          releaseId: { type: 'string' },
          serviceId: { type: 'string' },
          description: { type: 'string' },
          output: { type: 'string' },
          notes: { type: 'array', items: { type: 'string' } },
          checks: {
            type: 'object',
            additionalProperties: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  componentId: { type: 'string' },
                  componentType: { type: 'string' },
                  observedValue: {
                    oneOf: [
                      { type: 'string' },
                      { type: 'number' },
                      { type: 'boolean' },
                    ],
                  },
                  observedUnit: { type: 'string' },
                  status: { type: 'string' },
                  time: { type: 'string', format: 'date-time' },
                  output: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
