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
          { $ref: '#/components/parameters/readiness' },
          { $ref: '#/components/parameters/alert' },
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
          { $ref: '#/components/parameters/readiness' },
          { $ref: '#/components/parameters/alert' },
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
    '/v1/agents/{kind}/{namespace}/{name}/readiness': {
      get: {
        operationId: 'GetAgentReadiness',
        summary:
          'How an agent stands on every scorecard that is about it, why, and what would take it further.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'The readiness.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AgentReadiness' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/scorecards': {
      get: {
        operationId: 'ListScorecards',
        summary:
          'Every scorecard in force, with how many of the visible agents have each level.',
        responses: {
          '200': {
            description: 'The scorecards by title.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ScorecardList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/scorecards/{namespace}/{name}': {
      get: {
        operationId: 'GetScorecard',
        summary:
          'One scorecard with its checks, the spread of levels and their course.',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          {
            name: 'days',
            in: 'query',
            description: 'How many days of trend.',
            schema: { type: 'integer', minimum: 1, maximum: 365, default: 30 },
          },
        ],
        responses: {
          '200': {
            description: 'The scorecard.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ScorecardDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/scorecards/{namespace}/{name}/results': {
      get: {
        operationId: 'ListScorecardResults',
        summary: 'Rows of the matrix of agents and checks, by group and title.',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/groupBy' },
          { $ref: '#/components/parameters/text' },
          { $ref: '#/components/parameters/owner' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/family' },
          { $ref: '#/components/parameters/wave' },
          { $ref: '#/components/parameters/level' },
          { $ref: '#/components/parameters/check' },
          { $ref: '#/components/parameters/outcome' },
          {
            name: 'offset',
            in: 'query',
            description: 'How many rows to skip.',
            schema: { type: 'integer', minimum: 0, default: 0 },
          },
          {
            name: 'limit',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 1000,
              default: 200,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The rows.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ScorecardResults' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/scorecards/{namespace}/{name}/groups': {
      get: {
        operationId: 'ListScorecardGroups',
        summary:
          'The matrix rolled up by owner, system or wave, in the order of its rows.',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          { $ref: '#/components/parameters/groupBy' },
          { $ref: '#/components/parameters/text' },
          { $ref: '#/components/parameters/owner' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/family' },
          { $ref: '#/components/parameters/wave' },
          { $ref: '#/components/parameters/level' },
          { $ref: '#/components/parameters/check' },
          { $ref: '#/components/parameters/outcome' },
        ],
        responses: {
          '200': {
            description: 'The groups.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ScorecardGroups' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/readiness/actions': {
      get: {
        operationId: 'ListReadinessActions',
        summary:
          'What would take the agents of some owners to their next levels, the cheapest first.',
        parameters: [
          { $ref: '#/components/parameters/owner' },
          {
            name: 'scorecard',
            in: 'query',
            description: 'Entity reference of a scorecard; absent means all.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          },
        ],
        responses: {
          '200': {
            description: 'The actions.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ReadinessActions' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/readiness/simulate': {
      post: {
        operationId: 'SimulateScorecard',
        summary:
          'What a draft of a scorecard would change, now and over past days. Stores nothing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/SimulationRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'What would change.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Simulation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/readiness/inbox': {
      get: {
        operationId: 'GetReadinessInbox',
        summary:
          'What waits for the signed-in person; exemptions to decide and statements to sign.',
        responses: {
          '200': {
            description: 'The inbox.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ReadinessInbox' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/exemptions': {
      get: {
        operationId: 'ListExemptions',
        summary: 'Exemptions of visible agents, the newest first.',
        parameters: [
          {
            name: 'agent',
            in: 'query',
            allowReserved: true,
            description: 'Entity reference of an agent.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'status',
            in: 'query',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/ExemptionStatus' },
            },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
          },
        ],
        responses: {
          '200': {
            description: 'The exemptions.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ExemptionList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'RequestExemption',
        summary:
          'Ask that an agent need not pass a check, or may pass a gate, until a day.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ExemptionRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The request, which somebody else has to approve.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Exemption' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/exemptions/{id}/{decision}': {
      post: {
        operationId: 'DecideExemption',
        summary:
          'Decide a request. The first of two decisions wins; the other is answered with 409.',
        description:
          '`approve` and `reject` need the permission `agents.exemption.grant` and somebody other than who asked; `withdraw` is for who asked; `revoke` ends an exemption that was granted.',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
          {
            name: 'decision',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              enum: ['approve', 'reject', 'withdraw', 'revoke'],
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DecisionRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The exemption as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Exemption' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/attestations': {
      post: {
        operationId: 'SignAttestation',
        summary: 'Sign a statement about the release of an agent.',
        description:
          'The signature is that of the caller, at the time of the server, for the release whose digest is given; 409 when that is not the release that the catalog declares.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AttestationRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The attestation.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Attestation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/attestations/{id}/revoke': {
      post: {
        operationId: 'RevokeAttestation',
        summary: 'Take a signature back.',
        parameters: [
          {
            name: 'id',
            in: 'path',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DecisionRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The attestation as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Attestation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/gate': {
      get: {
        operationId: 'GetGate',
        summary:
          "Would promoting an agent's release into an environment pass, and why not. The decision is stored.",
        parameters: [
          {
            name: 'agent',
            in: 'query',
            required: true,
            allowReserved: true,
            description: 'Entity reference of the agent.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'environment',
            in: 'query',
            required: true,
            allowReserved: true,
            description: 'Entity reference of the environment, or its name.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'version',
            in: 'query',
            description:
              'The version to promote; absent means the one that the catalog declares.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'releaseDigest',
            in: 'query',
            allowReserved: true,
            description:
              'Digest of the release to promote, as the portal gives it; any other than that of the declared release is held back.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
        ],
        responses: {
          '200': {
            description: 'The decision.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/GateDecision' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/gate/decisions': {
      get: {
        operationId: 'ListGateDecisions',
        summary: 'Decisions about visible agents, the newest first.',
        parameters: [
          {
            name: 'agent',
            in: 'query',
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'before',
            in: 'query',
            description: 'Only decisions before this time.',
            schema: { type: 'string', format: 'date-time' },
          },
          {
            name: 'cursor',
            in: 'query',
            description: 'The `nextCursor` of the page before.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'The decisions.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/GateDecisionList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/agents/{kind}/{namespace}/{name}/rollouts': {
      get: {
        operationId: 'GetAgentRollouts',
        summary:
          'The rollouts of an agent, the newest first, and what could be rolled out now.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'The rollouts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AgentRollouts' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollouts': {
      get: {
        operationId: 'ListRollouts',
        summary:
          'Rollouts of visible agents; those under way first, then the newest.',
        parameters: [
          {
            name: 'agent',
            in: 'query',
            allowReserved: true,
            description: 'Entity reference of an agent.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'state',
            in: 'query',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/RolloutState' },
            },
          },
          {
            name: 'active',
            in: 'query',
            description: 'Only those under way, or only those that ended.',
            schema: { type: 'boolean' },
          },
          {
            name: 'waitingForMe',
            in: 'query',
            description:
              'Only those that wait for an approval which the caller may give now; all of them in one page.',
            schema: { type: 'boolean' },
          },
          {
            name: 'plan',
            in: 'query',
            allowReserved: true,
            description: 'Entity reference of a plan.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          { $ref: '#/components/parameters/wave' },
          { $ref: '#/components/parameters/owner' },
          {
            name: 'environment',
            in: 'query',
            allowReserved: true,
            description: 'Entity reference of an environment.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'cursor',
            in: 'query',
            schema: { type: 'string', minLength: 1, maxLength: 500 },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'A page of rollouts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'CreateRollout',
        summary: 'Roll a release of an agent out into an environment.',
        description:
          'It starts as `pending` and goes on by itself once its plan, its gates and its approvals let it. Strategy, gates and freeze windows are those of the plan as it is now. A rollout of another release in the same environment is superseded; one of the same release is answered with 409.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RolloutRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The rollout.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollouts/preflight': {
      get: {
        operationId: 'GetRolloutPreflight',
        summary:
          'What a rollout of an agent could tell at the traffic that the agent has, before it is started.',
        parameters: [
          {
            name: 'agent',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'environment',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'strategy',
            in: 'query',
            description: "Absent means that of the agent's wave.",
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
        ],
        responses: {
          '200': {
            description: 'What can be told, and how soon.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PowerPreflight' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollouts/stop-line': {
      get: {
        operationId: 'GetStopLine',
        summary: 'Whether every rollout of the fleet is stopped.',
        responses: {
          '200': {
            description: 'The line.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/StopLine' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'SetStopLine',
        summary: 'Stop every rollout of the fleet, or let them go on.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StopLineRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The line as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/StopLine' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollouts/{id}': {
      get: {
        operationId: 'GetRollout',
        summary: 'One rollout with its evidence.',
        parameters: [{ $ref: '#/components/parameters/rolloutId' }],
        responses: {
          '200': {
            description: 'The rollout.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollouts/{id}/ledger': {
      get: {
        operationId: 'GetRolloutLedger',
        summary:
          'Everything that was decided about a rollout, the newest first, each entry with its evidence.',
        parameters: [
          { $ref: '#/components/parameters/rolloutId' },
          {
            name: 'before',
            in: 'query',
            description: 'Only entries with a lower number.',
            schema: { type: 'integer', minimum: 1 },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
          },
        ],
        responses: {
          '200': {
            description: 'The entries.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutLedger' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollouts/{id}/replay': {
      get: {
        operationId: 'ReplayRollout',
        summary:
          'Decide a rollout once more from what was recorded, by its own policy or by the present one.',
        parameters: [
          { $ref: '#/components/parameters/rolloutId' },
          {
            name: 'policy',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['recorded', 'present'],
              default: 'recorded',
            },
          },
        ],
        responses: {
          '200': {
            description:
              'Whether every decision comes out the same, and what differs.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutReplay' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollouts/{id}/{operation}': {
      post: {
        operationId: 'OperateRollout',
        summary:
          'Operate a rollout. Of two at the same time one wins; the other is answered with 409.',
        description:
          "`approve` needs the permission `agents.rollout.approve`, a gate that names the caller or one of the caller's groups, and somebody other than who made the rollout. Everything else needs `agents.rollout.operate`. `promote` ends the step that is under way, and passes no gate. `signal` reports something that the plan rolls back for.",
        parameters: [
          { $ref: '#/components/parameters/rolloutId' },
          {
            name: 'operation',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/RolloutOperationName' },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RolloutOperationRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The rollout as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollout-plans': {
      get: {
        operationId: 'ListRolloutPlans',
        summary:
          'Every plan with its waves, their agents, and how far each has come.',
        responses: {
          '200': {
            description: 'The plans.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutPlanList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/rollout-plans/{namespace}/{name}/{operation}': {
      post: {
        operationId: 'OperateRolloutPlan',
        summary: 'Start a plan, or keep it from starting further rollouts.',
        description:
          'While a plan runs, a rollout is made for each of its agents for which the traffic driver offers a release; they begin wave by wave.',
        parameters: [
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
          {
            name: 'operation',
            in: 'path',
            required: true,
            schema: { type: 'string', enum: ['start', 'stop'] },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DecisionRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The plan as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RolloutPlanStatus' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/agents/{kind}/{namespace}/{name}/alerts': {
      get: {
        operationId: 'GetAgentAlerts',
        summary:
          'The alerts that concern an agent, those that are open and those that were resolved last.',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/namespace' },
          { $ref: '#/components/parameters/name' },
        ],
        responses: {
          '200': {
            description: 'The alerts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AgentAlerts' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alerts': {
      get: {
        operationId: 'ListAlerts',
        summary:
          'Alerts about visible agents; the most severe first, then those whose deadline is the nearest.',
        parameters: [
          {
            name: 'state',
            in: 'query',
            description: 'Absent means those that are open or acknowledged.',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/AlertState' },
            },
          },
          {
            name: 'severity',
            in: 'query',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/AlertSeverity' },
            },
          },
          {
            name: 'kind',
            in: 'query',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/AlertKind' },
            },
          },
          { $ref: '#/components/parameters/owner' },
          {
            name: 'agent',
            in: 'query',
            allowReserved: true,
            description: 'Entity reference of an agent.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
          {
            name: 'quiet',
            in: 'query',
            description:
              'Whether alerts that are silenced, or explained by another alert, are listed too.',
            schema: { type: 'boolean', default: false },
          },
          {
            name: 'mine',
            in: 'query',
            description:
              "Only alerts about agents of the caller's own groups, or of which the caller was told.",
            schema: { type: 'boolean', default: false },
          },
          {
            name: 'cursor',
            in: 'query',
            schema: { type: 'string', minLength: 1, maxLength: 500 },
          },
          {
            name: 'limit',
            in: 'query',
            schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'A page of alerts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertPage' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alerts/summary': {
      get: {
        operationId: 'SummarizeAlerts',
        summary: 'How many alerts are open, and how many wait for the caller.',
        responses: {
          '200': {
            description: 'The counts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertSummary' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alerts/alertmanager': {
      post: {
        operationId: 'ReceiveAlertmanager',
        summary:
          'Take a notification of Alertmanager, version 4 of its webhook.',
        description:
          'Needs the permission `agents.alert.ingest`. An alert is the same one as long as its fingerprint is; `resolved` resolves it. What does not name an agent of the catalog is kept as an alert about the fleet.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AlertmanagerNotification' },
            },
          },
        },
        responses: {
          '202': {
            description: 'What became of the alerts.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertmanagerReceipt' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alerts/{id}': {
      get: {
        operationId: 'GetAlert',
        summary: 'One alert, all that happened to it and who was told.',
        parameters: [{ $ref: '#/components/parameters/alertId' }],
        responses: {
          '200': {
            description: 'The alert.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alerts/{id}/{operation}': {
      post: {
        operationId: 'OperateAlert',
        summary:
          'Acknowledge or resolve an alert. Of two at the same time one wins; the other is answered with 409.',
        description:
          'Needs the permission `agents.alert.acknowledge`. To resolve needs a reason; an alert whose condition still holds is opened again by the next evaluation.',
        parameters: [
          { $ref: '#/components/parameters/alertId' },
          {
            name: 'operation',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/AlertOperationName' },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AlertOperationRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The alert as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertDetail' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alert-silences': {
      get: {
        operationId: 'ListAlertSilences',
        summary:
          'Silences that are in force or still to come, and those that ended last.',
        responses: {
          '200': {
            description: 'The silences.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertSilenceList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'CreateAlertSilence',
        summary:
          'Keep alerts from telling anybody, for a while. They are still evaluated and still hold rollouts.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AlertSilenceRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The silence.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertSilence' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alert-silences/{id}/end': {
      post: {
        operationId: 'EndAlertSilence',
        summary: 'End a silence before its time.',
        parameters: [{ $ref: '#/components/parameters/alertId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DecisionRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The silence as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertSilence' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/alert-policies': {
      get: {
        operationId: 'ListAlertPolicies',
        summary:
          'The policies in force, in plain words, and which one each applies to.',
        responses: {
          '200': {
            description: 'The policies.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AlertPolicyList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/maintenance-windows': {
      get: {
        operationId: 'ListMaintenanceWindows',
        summary:
          'Maintenance that is under way or to come, and that which ended last.',
        parameters: [
          {
            name: 'agent',
            in: 'query',
            allowReserved: true,
            description: 'Entity reference of an agent.',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
        ],
        responses: {
          '200': {
            description: 'The windows.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/MaintenanceWindowList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'CreateMaintenanceWindow',
        summary:
          'Announce that agents may be down. They are still measured; what is measured does not count against them.',
        description: 'Needs the permission `agents.maintenance.plan`.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/MaintenanceWindowRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: 'The window.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/MaintenanceWindow' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/maintenance-windows/{id}/end': {
      post: {
        operationId: 'EndMaintenanceWindow',
        summary: 'End maintenance before its time.',
        parameters: [{ $ref: '#/components/parameters/alertId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DecisionRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The window as it is now.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/MaintenanceWindow' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/dependencies': {
      get: {
        operationId: 'ListDependencies',
        summary:
          'What agents depend on, as they report it, each once with all agents that it concerns; the worst first.',
        parameters: [
          {
            name: 'status',
            in: 'query',
            schema: {
              type: 'array',
              items: { $ref: '#/components/schemas/HealthStatus' },
            },
          },
        ],
        responses: {
          '200': {
            description: 'The dependencies of visible agents.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DependencyList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/push-subscriptions': {
      get: {
        operationId: 'GetPushOffer',
        summary:
          'Whether browsers can be told of alerts while the portal is closed, and with which key.',
        responses: {
          '200': {
            description: 'The offer.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PushOffer' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'SubscribeToPush',
        summary: 'Have a browser of the caller told of P0 and P1 alerts.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PushSubscriptionRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: "What the caller's browsers are told.",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PushOffer' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/v1/push-subscriptions/remove': {
      post: {
        operationId: 'UnsubscribeFromPush',
        summary: 'Stop telling a browser of the caller.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['endpoint'],
                properties: {
                  endpoint: { type: 'string', minLength: 1, maxLength: 2000 },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: "What the caller's browsers are told.",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PushOffer' },
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
      rolloutId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      alertId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      alert: {
        name: 'alert',
        in: 'query',
        description:
          "The worst severity among the agent's unresolved alerts; `none` for agents without any.",
        schema: {
          type: 'array',
          items: { type: 'string', enum: ['P0', 'P1', 'P2', 'P3', 'none'] },
        },
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
      readiness: {
        name: 'readiness',
        in: 'query',
        description: 'Whether the agent has the levels that gates demand.',
        schema: {
          type: 'array',
          items: { $ref: '#/components/schemas/ReadinessStatus' },
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
      groupBy: {
        name: 'groupBy',
        in: 'query',
        description: 'Absent means one group of all.',
        schema: { type: 'string', enum: ['owner', 'system', 'wave'] },
      },
      level: {
        name: 'level',
        in: 'query',
        description:
          'Ids of levels that agents have now; `none` for those without one.',
        schema: {
          type: 'array',
          items: { type: 'string', minLength: 1, maxLength: 63 },
        },
      },
      check: {
        name: 'check',
        in: 'query',
        description: 'Id of a check, for `outcome`.',
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      outcome: {
        name: 'outcome',
        in: 'query',
        description:
          'Only agents for which the named check, or any check when none is named, came to one of these.',
        schema: {
          type: 'array',
          items: { $ref: '#/components/schemas/CheckOutcome' },
        },
      },
      range: {
        name: 'range',
        in: 'query',
        description: 'How far back the history reaches.',
        schema: {
          type: 'string',
          enum: ['15m', '1h', '6h', '24h', '7d', '30d'],
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
        enum: [
          'name',
          'owner',
          'wave',
          'phase',
          'health',
          'kpi',
          'readiness',
          'alerts',
          'changedAt',
        ],
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
          readiness: { $ref: '#/components/schemas/ReadinessSummary' },
          alerts: { $ref: '#/components/schemas/AgentAlertSummary' },
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
          'byReadiness',
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
          byReadiness: {
            type: 'object',
            additionalProperties: { type: 'integer' },
          },
          byAlert: {
            type: 'object',
            additionalProperties: { type: 'integer' },
            description:
              'By the worst severity of the unresolved alerts; `none` for those without any.',
          },
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
          since: {
            type: 'string',
            format: 'date-time',
            description: 'When it was first found as it is.',
          },
          output: { type: 'string' },
          dependency: {
            type: 'boolean',
            description:
              'Whether the document about what the agent depends on reports it.',
          },
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
          maintenance: {
            type: 'integer',
            description:
              'Probes in maintenance, which are not among the others.',
          },
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
                    uptime: {
                      type: 'array',
                      description: 'By hour, day and month, each up to now.',
                      items: { $ref: '#/components/schemas/UptimeFigure' },
                    },
                    maintenance: {
                      $ref: '#/components/schemas/MaintenanceWindow',
                    },
                  },
                },
              ],
            },
          },
          transitions: {
            type: 'array',
            items: { $ref: '#/components/schemas/TimelineEvent' },
          },
          dependencies: {
            type: 'array',
            description:
              'What the agent depends on; with the other agents that it concerns and the caller may see.',
            items: { $ref: '#/components/schemas/DependencyHealth' },
          },
          links: {
            type: 'array',
            description:
              'Dashboards and consoles that the catalog names for the agent.',
            items: { $ref: '#/components/schemas/AlertLink' },
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
          bucket: {
            type: 'object',
            description:
              'Bounds of the bucket that a quantile of a histogram was estimated in: the true value lies\nbetween them. Without `high` the bucket has no end.\n',
            required: ['low'],
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
          budget: { $ref: '#/components/schemas/KpiBudget' },
          trend: { $ref: '#/components/schemas/KpiTrend' },
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
      TimelineKind: {
        type: 'string',
        enum: [
          'phase',
          'health',
          'kpi',
          'readiness',
          'rollout',
          'alert',
          'maintenance',
        ],
      },
      TimelineEvent: {
        type: 'object',
        required: ['at', 'kind', 'from', 'to', 'text'],
        properties: {
          at: { type: 'string', format: 'date-time' },
          kind: { $ref: '#/components/schemas/TimelineKind' },
          subject: {
            type: 'string',
            description:
              'The environment, KPI, scorecard or rollout that changed.',
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
        required: ['accepted', 'duplicates', 'outOfOrder'],
        properties: {
          accepted: { type: 'integer' },
          duplicates: { type: 'integer' },
          outOfOrder: {
            type: 'integer',
            description:
              'Of the accepted ones, those that came in after newer ones of their KPI.',
          },
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
      CheckOutcome: {
        type: 'string',
        description: 'What a check came to.',
        enum: ['pass', 'not-applicable', 'exempt', 'unknown', 'fail'],
      },
      FactProvenance: {
        type: 'string',
        description: 'How a fact came to be known.',
        enum: ['observed', 'pushed', 'attested', 'stated'],
      },
      ReadinessSummary: {
        type: 'object',
        description: 'Where an agent stands, for a row of the fleet.',
        required: ['status', 'required', 'missing'],
        properties: {
          status: {
            type: 'string',
            description:
              "`ready` when every level is reached that the next environment's gates demand, `below` when a check that is known does not pass, `unknown` when only missing facts stand in the way, `none` when nothing is demanded.",
            enum: ['ready', 'unknown', 'below', 'none'],
          },
          scorecard: {
            type: 'string',
            description: 'Entity reference of the default scorecard.',
          },
          level: {
            type: 'string',
            description:
              'Title of the level reached on it; absent below the first.',
          },
          rank: {
            type: 'integer',
            description: 'Position of that level from 1; 0 below the first.',
          },
          levels: { type: 'integer', description: 'How many levels it has.' },
          required: {
            type: 'integer',
            description: 'Levels that gates demand.',
          },
          missing: {
            type: 'integer',
            description: 'Those that are not reached.',
          },
        },
      },
      ReadinessStatus: {
        type: 'string',
        enum: ['ready', 'unknown', 'below', 'none'],
      },
      Level: {
        type: 'object',
        required: ['id', 'title', 'rank'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          rank: {
            type: 'integer',
            description: 'Position from 1, lowest first.',
          },
        },
      },
      LevelCount: {
        type: 'object',
        required: ['rank', 'count'],
        properties: {
          rank: { type: 'integer', description: '0 below the first level.' },
          count: { type: 'integer' },
        },
      },
      CheckColumn: {
        type: 'object',
        description: 'A check as a column of the matrix.',
        required: ['id', 'title', 'level', 'weight', 'kind'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          level: {
            type: 'string',
            description: 'Id of the level that demands it.',
          },
          weight: { type: 'number' },
          effortMs: {
            type: 'integer',
            description: 'Working time it usually takes.',
          },
          kind: {
            type: 'string',
            description:
              'Whether facts decide it by themselves, a person signs, or both.',
            enum: ['automatic', 'attestation', 'mixed'],
          },
          facts: { type: 'array', items: { type: 'string' } },
          guidance: { type: 'string' },
          documentation: { type: 'string' },
          condition: {
            type: 'string',
            description: 'What it asks for, in plain words.',
          },
        },
      },
      ScorecardSummary: {
        type: 'object',
        required: [
          'ref',
          'title',
          'owner',
          'version',
          'default',
          'levels',
          'checks',
          'agents',
          'byLevel',
          'problems',
        ],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          owner: { type: 'string' },
          version: { type: 'string' },
          default: { type: 'boolean' },
          inForceSince: { type: 'string', format: 'date-time' },
          levels: {
            type: 'array',
            items: { $ref: '#/components/schemas/Level' },
          },
          checks: { type: 'integer' },
          agents: {
            type: 'integer',
            description: 'Visible agents it is about.',
          },
          byLevel: {
            type: 'array',
            items: { $ref: '#/components/schemas/LevelCount' },
          },
          score: {
            type: 'number',
            description: 'Mean score of those agents, 0–1; absent without any.',
          },
          upcoming: {
            type: 'object',
            description: 'A version that is not in force yet.',
            required: ['version', 'startsAt'],
            properties: {
              version: { type: 'string' },
              startsAt: { type: 'string', format: 'date-time' },
            },
          },
          graceUntil: {
            type: 'string',
            format: 'date-time',
            description: 'Until when levels of the version before are kept.',
          },
          problems: {
            type: 'array',
            description:
              'Why the newest text of it is not in force, and facts that nobody provides.',
            items: { type: 'string' },
          },
        },
      },
      ScorecardList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/ScorecardSummary' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      ScorecardTrendPoint: {
        type: 'object',
        required: ['day', 'byLevel', 'agents'],
        properties: {
          day: { type: 'string', description: 'Date in UTC, as 2026-01-31.' },
          agents: { type: 'integer' },
          byLevel: {
            type: 'array',
            items: { $ref: '#/components/schemas/LevelCount' },
          },
          score: { type: 'number' },
        },
      },
      Campaign: {
        type: 'object',
        required: ['id', 'title', 'level', 'deadline', 'reached', 'agents'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          level: { type: 'string' },
          deadline: { type: 'string', format: 'date-time' },
          agents: {
            type: 'integer',
            description: 'Visible agents it is about.',
          },
          reached: {
            type: 'integer',
            description: 'Those that have the level now.',
          },
        },
      },
      ScorecardDetail: {
        type: 'object',
        required: [
          'summary',
          'columns',
          'trend',
          'campaigns',
          'gates',
          'definition',
          'asOf',
        ],
        properties: {
          summary: { $ref: '#/components/schemas/ScorecardSummary' },
          columns: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckColumn' },
          },
          trend: {
            type: 'array',
            description:
              'Oldest first; days of which nothing is known are left out.',
            items: { $ref: '#/components/schemas/ScorecardTrendPoint' },
          },
          campaigns: {
            type: 'array',
            items: { $ref: '#/components/schemas/Campaign' },
          },
          gates: {
            type: 'array',
            items: {
              type: 'object',
              required: ['environment', 'level'],
              properties: {
                environment: { type: 'string' },
                level: { type: 'string' },
              },
            },
          },
          definition: {
            type: 'object',
            description:
              "The entity's spec as it is in force, to start a draft from.",
            additionalProperties: true,
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      ScorecardRow: {
        type: 'object',
        required: [
          'ref',
          'title',
          'owner',
          'group',
          'rank',
          'outcomes',
          'passed',
          'known',
          'applicable',
          'exempt',
        ],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          system: { type: 'string' },
          wave: { type: 'string', description: 'Id of the wave.' },
          group: {
            type: 'string',
            description: 'Value that the rows are grouped by; empty for none.',
          },
          rank: {
            type: 'integer',
            description: 'Level it has, from 1; 0 below the first.',
          },
          score: {
            type: 'number',
            description:
              'Passed weight over applicable weight, 0–1; absent when nothing applies.',
          },
          outcomes: {
            type: 'string',
            description:
              'One letter per column: p pass, n not applicable, e exempt, u unknown, f fail.',
          },
          passed: { type: 'integer' },
          known: { type: 'integer' },
          applicable: { type: 'integer' },
          exempt: { type: 'integer' },
          graced: {
            type: 'boolean',
            description:
              'Whether the level is kept only through the grace period.',
          },
        },
      },
      ScorecardResults: {
        type: 'object',
        required: [
          'scorecard',
          'version',
          'columns',
          'levels',
          'rows',
          'total',
          'offset',
          'asOf',
        ],
        properties: {
          scorecard: { type: 'string' },
          version: { type: 'string' },
          columns: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckColumn' },
          },
          levels: {
            type: 'array',
            items: { $ref: '#/components/schemas/Level' },
          },
          rows: {
            type: 'array',
            items: { $ref: '#/components/schemas/ScorecardRow' },
          },
          total: {
            type: 'integer',
            description: 'Rows that match the filter.',
          },
          offset: { type: 'integer' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      ScorecardGroupRow: {
        type: 'object',
        required: ['group', 'agents', 'byLevel', 'checks'],
        properties: {
          group: { type: 'string' },
          title: { type: 'string' },
          agents: { type: 'integer' },
          byLevel: {
            type: 'array',
            items: { $ref: '#/components/schemas/LevelCount' },
          },
          score: { type: 'number' },
          checks: {
            type: 'array',
            description:
              'One entry per column, as `[passed, unknown, applicable]`.',
            items: {
              type: 'array',
              minItems: 3,
              maxItems: 3,
              items: { type: 'integer' },
            },
          },
        },
      },
      ScorecardGroups: {
        type: 'object',
        required: ['groups', 'total', 'asOf'],
        properties: {
          groups: {
            type: 'array',
            items: { $ref: '#/components/schemas/ScorecardGroupRow' },
          },
          total: {
            type: 'integer',
            description: 'Agents that match the filter.',
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      FactEvidence: {
        type: 'object',
        description: 'A fact that a check looked at.',
        required: ['fact', 'title'],
        properties: {
          fact: { type: 'string' },
          path: {
            type: 'string',
            description: 'Where in the fact it was looked at.',
          },
          title: { type: 'string' },
          raw: {
            description:
              'The value as it was compared; absent when it is not known, or long.',
          },
          value: {
            type: 'string',
            description:
              'The value as people read it; absent when it is not known.',
          },
          provenance: { $ref: '#/components/schemas/FactProvenance' },
          at: {
            type: 'string',
            format: 'date-time',
            description: 'When it was so.',
          },
          source: {
            type: 'object',
            required: ['title'],
            properties: { title: { type: 'string' }, url: { type: 'string' } },
          },
          problem: {
            type: 'string',
            description:
              'Why the check does not know it: missing, too old, or of the wrong provenance.',
          },
        },
      },
      CheckResult: {
        type: 'object',
        description: 'What one check came to for one agent, and why.',
        required: [
          'id',
          'title',
          'level',
          'weight',
          'outcome',
          'reason',
          'kind',
          'evidence',
        ],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          level: { type: 'string' },
          weight: { type: 'number' },
          effortMs: { type: 'integer' },
          kind: { type: 'string', enum: ['automatic', 'attestation', 'mixed'] },
          outcome: { $ref: '#/components/schemas/CheckOutcome' },
          reason: {
            type: 'string',
            description: 'Why, in one sentence with the value and the target.',
          },
          condition: {
            type: 'string',
            description: 'What it asks for, in plain words.',
          },
          evidence: {
            type: 'array',
            items: { $ref: '#/components/schemas/FactEvidence' },
          },
          graced: {
            type: 'boolean',
            description:
              'It does not pass, but is not held against the level until its grace ends.',
          },
          gracedUntil: {
            type: 'string',
            format: 'date-time',
            description: 'When its grace ends.',
          },
          exemption: { $ref: '#/components/schemas/Exemption' },
          guidance: { type: 'string' },
          documentation: { type: 'string' },
          fix: { $ref: '#/components/schemas/FixAction' },
          attestations: {
            type: 'array',
            description: 'Ids of the statements that a person can sign for it.',
            items: { type: 'string' },
          },
        },
      },
      FixAction: {
        type: 'object',
        description: "What mends a check, with the agent's names filled in.",
        required: ['type', 'title'],
        properties: {
          type: { type: 'string', enum: ['template', 'link'] },
          title: { type: 'string' },
          url: { type: 'string', description: 'Of a link.' },
          template: {
            type: 'string',
            description: 'Entity reference of the template.',
          },
          values: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      LevelPath: {
        type: 'object',
        description: 'What takes an agent to a level, the cheapest first.',
        required: ['level', 'checks', 'weight'],
        properties: {
          level: { $ref: '#/components/schemas/Level' },
          checks: {
            type: 'array',
            description: 'Ids of the checks that stand in the way.',
            items: { type: 'string' },
          },
          effortMs: {
            type: 'integer',
            description: 'Working time of those whose effort is stated.',
          },
          unestimated: {
            type: 'integer',
            description: 'How many of them state no effort.',
          },
          weight: { type: 'number' },
        },
      },
      ReadinessDay: {
        type: 'object',
        required: ['day', 'rank'],
        properties: {
          day: { type: 'string', description: 'Date in UTC, as 2026-01-31.' },
          rank: { type: 'integer' },
          score: { type: 'number' },
        },
      },
      AgentScorecard: {
        type: 'object',
        required: [
          'ref',
          'title',
          'version',
          'levels',
          'rank',
          'since',
          'passed',
          'known',
          'applicable',
          'exempt',
          'checks',
          'paths',
          'history',
          'evaluatedAt',
        ],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          version: { type: 'string' },
          default: { type: 'boolean' },
          levels: {
            type: 'array',
            items: { $ref: '#/components/schemas/Level' },
          },
          rank: { type: 'integer' },
          since: { type: 'string', format: 'date-time' },
          score: { type: 'number' },
          passed: { type: 'integer' },
          known: { type: 'integer' },
          applicable: { type: 'integer' },
          exempt: { type: 'integer' },
          grace: {
            type: 'object',
            description: 'A level that is kept only until a day.',
            required: ['rank', 'until'],
            properties: {
              rank: { type: 'integer' },
              until: { type: 'string', format: 'date-time' },
            },
          },
          checks: {
            type: 'array',
            items: { $ref: '#/components/schemas/CheckResult' },
          },
          paths: {
            type: 'array',
            description: 'One entry per level above the present one.',
            items: { $ref: '#/components/schemas/LevelPath' },
          },
          history: {
            type: 'array',
            items: { $ref: '#/components/schemas/ReadinessDay' },
          },
          campaigns: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'title', 'level', 'deadline', 'reached'],
              properties: {
                id: { type: 'string' },
                title: { type: 'string' },
                level: { type: 'string' },
                deadline: { type: 'string', format: 'date-time' },
                reached: { type: 'boolean' },
              },
            },
          },
          evaluatedAt: { type: 'string', format: 'date-time' },
        },
      },
      StatementToSign: {
        type: 'object',
        description:
          "A statement about an agent's release that a person can sign.",
        required: [
          'agent',
          'agentTitle',
          'fact',
          'title',
          'statement',
          'scorecards',
          'maySign',
        ],
        properties: {
          agent: { type: 'string' },
          agentTitle: { type: 'string' },
          fact: { type: 'string' },
          title: { type: 'string' },
          statement: { type: 'string' },
          scorecards: {
            type: 'array',
            description: 'Titles of the scorecards that ask for it.',
            items: { type: 'string' },
          },
          releaseVersion: { type: 'string' },
          releaseDigest: { type: 'string' },
          current: { $ref: '#/components/schemas/Attestation' },
          former: {
            description: 'The newest signature that no longer holds.',
            allOf: [{ $ref: '#/components/schemas/Attestation' }],
          },
          maySign: { type: 'boolean' },
          reason: {
            type: 'string',
            description:
              'Why the caller may not sign, or why the former signature no longer holds.',
          },
        },
      },
      GateOutlook: {
        type: 'object',
        description: 'Whether a promotion into an environment would pass now.',
        required: ['environment', 'verdict', 'demands', 'reason'],
        properties: {
          environment: { type: 'string' },
          environmentTitle: { type: 'string' },
          verdict: { $ref: '#/components/schemas/GateVerdict' },
          reason: { type: 'string' },
          demands: {
            type: 'array',
            items: { $ref: '#/components/schemas/GateDemand' },
          },
          breakGlass: { $ref: '#/components/schemas/Exemption' },
        },
      },
      AgentReadiness: {
        type: 'object',
        required: [
          'summary',
          'release',
          'scorecards',
          'gates',
          'statements',
          'exemptions',
          'may',
          'asOf',
        ],
        properties: {
          summary: { $ref: '#/components/schemas/ReadinessSummary' },
          release: {
            type: 'object',
            description: 'The release that attestations are bound to.',
            properties: {
              version: { type: 'string' },
              digest: { type: 'string' },
            },
          },
          scorecards: {
            type: 'array',
            description: 'The default one first, then by title.',
            items: { $ref: '#/components/schemas/AgentScorecard' },
          },
          gates: {
            type: 'array',
            items: { $ref: '#/components/schemas/GateOutlook' },
          },
          statements: {
            type: 'array',
            items: { $ref: '#/components/schemas/StatementToSign' },
          },
          exemptions: {
            type: 'array',
            description: 'The newest first, those that are over among them.',
            items: { $ref: '#/components/schemas/Exemption' },
          },
          may: {
            type: 'object',
            description: 'What the caller may do; every call is checked again.',
            required: ['requestExemption', 'grantExemption', 'signAttestation'],
            properties: {
              requestExemption: { type: 'boolean' },
              grantExemption: { type: 'boolean' },
              signAttestation: { type: 'boolean' },
            },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      ReadinessAction: {
        type: 'object',
        required: [
          'agent',
          'agentTitle',
          'scorecard',
          'scorecardTitle',
          'level',
          'check',
        ],
        properties: {
          agent: { type: 'string' },
          agentTitle: { type: 'string' },
          owner: { type: 'string' },
          scorecard: { type: 'string' },
          scorecardTitle: { type: 'string' },
          level: {
            type: 'string',
            description: 'Title of the level it leads to.',
          },
          check: { $ref: '#/components/schemas/CheckResult' },
          remaining: {
            type: 'integer',
            description:
              'Checks that stand before that level, this one among them.',
          },
        },
      },
      ReadinessActions: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/ReadinessAction' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      ExemptionType: {
        type: 'string',
        description:
          'From one check, or from what a gate demands (break-glass).',
        enum: ['check', 'break-glass'],
      },
      ExemptionStatus: {
        type: 'string',
        enum: [
          'requested',
          'approved',
          'rejected',
          'withdrawn',
          'revoked',
          'expired',
        ],
      },
      Exemption: {
        type: 'object',
        required: [
          'id',
          'type',
          'agent',
          'reason',
          'status',
          'requestedBy',
          'requestedAt',
          'expiresAt',
          'may',
        ],
        properties: {
          id: { type: 'string' },
          type: { $ref: '#/components/schemas/ExemptionType' },
          agent: { type: 'string' },
          agentTitle: { type: 'string' },
          scorecard: { type: 'string' },
          scorecardTitle: { type: 'string' },
          check: { type: 'string' },
          checkTitle: { type: 'string' },
          environment: { type: 'string', description: 'Of a break-glass.' },
          releaseVersion: { type: 'string', description: 'Of a break-glass.' },
          releaseDigest: {
            type: 'string',
            description:
              'The release that a break-glass is for; it ends with it.',
          },
          reason: { type: 'string' },
          status: { $ref: '#/components/schemas/ExemptionStatus' },
          requestedBy: { type: 'string' },
          requestedAt: { type: 'string', format: 'date-time' },
          expiresAt: { type: 'string', format: 'date-time' },
          decidedBy: { type: 'string' },
          decidedAt: { type: 'string', format: 'date-time' },
          decisionReason: { type: 'string' },
          revokedBy: { type: 'string' },
          revokedAt: { type: 'string', format: 'date-time' },
          revokeReason: { type: 'string' },
          may: {
            type: 'array',
            description: 'What the caller may do with it now.',
            items: {
              type: 'string',
              enum: ['approve', 'reject', 'withdraw', 'revoke'],
            },
          },
        },
      },
      ExemptionList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Exemption' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      ExemptionRequest: {
        type: 'object',
        required: ['type', 'agent', 'reason', 'expiresAt'],
        properties: {
          type: { $ref: '#/components/schemas/ExemptionType' },
          agent: { type: 'string', minLength: 1, maxLength: 200 },
          scorecard: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Needed for type check.',
          },
          check: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
            description: 'Needed for type check.',
          },
          environment: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Needed for type break-glass.',
          },
          reason: { type: 'string', minLength: 10, maxLength: 2000 },
          expiresAt: { type: 'string', format: 'date-time' },
          actor: {
            type: 'string',
            maxLength: 200,
            description:
              'Need not be given: it is the caller. Anybody else is answered with 403.',
          },
        },
      },
      DecisionRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 2000 },
          actor: {
            type: 'string',
            maxLength: 200,
            description:
              'Need not be given: it is the caller. Anybody else is answered with 403.',
          },
        },
      },
      Attestation: {
        type: 'object',
        required: [
          'id',
          'agent',
          'fact',
          'releaseDigest',
          'signedBy',
          'signedAt',
          'status',
          'statement',
        ],
        properties: {
          id: { type: 'string' },
          agent: { type: 'string' },
          fact: { type: 'string' },
          statement: { type: 'string', description: 'What was signed.' },
          releaseVersion: { type: 'string' },
          releaseDigest: { type: 'string' },
          comment: { type: 'string' },
          evidenceUrl: { type: 'string' },
          signedBy: { type: 'string' },
          signedAt: { type: 'string', format: 'date-time' },
          expiresAt: { type: 'string', format: 'date-time' },
          status: {
            type: 'string',
            description:
              '`void` when the release, or what the statement says and who may sign it, is another now.',
            enum: ['valid', 'void', 'expired', 'revoked'],
          },
          revokedBy: { type: 'string' },
          revokedAt: { type: 'string', format: 'date-time' },
          revokeReason: { type: 'string' },
        },
      },
      AttestationRequest: {
        type: 'object',
        required: ['agent', 'fact', 'releaseDigest'],
        properties: {
          agent: { type: 'string', minLength: 1, maxLength: 200 },
          fact: {
            type: 'string',
            minLength: 1,
            maxLength: 100,
            description: 'Id of the attestation, as a scorecard declares it.',
          },
          releaseDigest: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Digest of the release it is about.',
          },
          comment: { type: 'string', maxLength: 2000 },
          evidenceUrl: { type: 'string', maxLength: 2000 },
          actor: {
            type: 'string',
            maxLength: 200,
            description:
              'Need not be given: it is the caller. Anybody else is answered with 403.',
          },
        },
      },
      ReadinessInbox: {
        type: 'object',
        required: ['exemptions', 'statements', 'asOf'],
        properties: {
          exemptions: {
            type: 'array',
            description:
              'Requests of others that the caller may decide, and open ones of their own; the oldest first.',
            items: { $ref: '#/components/schemas/Exemption' },
          },
          statements: {
            type: 'array',
            description:
              'Statements that the caller may sign and that nobody has signed for the present release.',
            items: { $ref: '#/components/schemas/StatementToSign' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      GateVerdict: {
        type: 'string',
        description:
          '`pass` only when everything that is demanded is known to be met.',
        enum: ['pass', 'fail'],
      },
      GateDemand: {
        type: 'object',
        description: 'One thing that the gate asks for.',
        required: ['source', 'title', 'status', 'reason'],
        properties: {
          source: {
            type: 'string',
            description:
              'Whether a scorecard, the rollout plan or the gate itself asks.',
            enum: ['scorecard', 'plan', 'release'],
          },
          scorecard: { type: 'string' },
          title: { type: 'string' },
          version: { type: 'string', description: 'Version of the scorecard.' },
          requiredLevel: { type: 'string' },
          level: { type: 'string', description: 'Title of the level it has.' },
          status: { type: 'string', enum: ['met', 'not-met', 'unknown'] },
          reason: { type: 'string' },
          checks: {
            type: 'array',
            description:
              'The checks that stand in the way, with their evidence.',
            items: { $ref: '#/components/schemas/CheckResult' },
          },
        },
      },
      GateDecision: {
        type: 'object',
        required: [
          'id',
          'at',
          'agent',
          'environment',
          'verdict',
          'reason',
          'demands',
          'actor',
        ],
        properties: {
          id: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
          agent: { type: 'string' },
          environment: { type: 'string' },
          releaseVersion: { type: 'string' },
          releaseDigest: { type: 'string' },
          verdict: { $ref: '#/components/schemas/GateVerdict' },
          reason: { type: 'string', description: 'In one sentence.' },
          demands: {
            type: 'array',
            items: { $ref: '#/components/schemas/GateDemand' },
          },
          breakGlass: {
            description: 'What let it pass although a demand is not met.',
            allOf: [{ $ref: '#/components/schemas/Exemption' }],
          },
          evidence: {
            type: 'array',
            description:
              'Every fact that the checks up to the demanded levels looked at, those of passed checks among them; absent in decisions from before it was kept.',
            items: { $ref: '#/components/schemas/GateEvidence' },
          },
          actor: { type: 'string' },
        },
      },
      GateEvidence: {
        description: 'A fact that a check looked at when the gate decided.',
        allOf: [
          { $ref: '#/components/schemas/FactEvidence' },
          {
            type: 'object',
            required: ['scorecard', 'check'],
            properties: {
              scorecard: { type: 'string' },
              version: { type: 'string', description: 'Of the scorecard.' },
              check: { type: 'string', description: 'Id of the check.' },
            },
          },
        ],
      },
      GateDecisionList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/GateDecision' },
          },
          nextBefore: {
            type: 'string',
            format: 'date-time',
            description:
              'Time of the last one; those of the same time may be on either page, so page by `nextCursor`.',
          },
          nextCursor: {
            type: 'string',
            description: 'Absent on the last page.',
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      SimulationRequest: {
        type: 'object',
        required: ['draft'],
        properties: {
          draft: {
            description: 'A Scorecard entity, as YAML text or as an object.',
            oneOf: [
              { type: 'string', minLength: 1, maxLength: 262144 },
              { type: 'object', additionalProperties: true },
            ],
          },
          days: {
            type: 'integer',
            minimum: 0,
            maximum: 90,
            description: 'How many past days to look at; 30 when absent.',
          },
        },
      },
      SimulatedAgent: {
        type: 'object',
        required: ['agent', 'title', 'owner', 'from', 'to'],
        properties: {
          agent: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          from: { type: 'integer', description: 'Rank now.' },
          to: { type: 'integer', description: 'Rank by the draft.' },
          checks: {
            type: 'array',
            description:
              'Titles of the checks that stand in the way of the level it had.',
            items: { type: 'string' },
          },
        },
      },
      Simulation: {
        type: 'object',
        required: [
          'problems',
          'levels',
          'agents',
          'before',
          'after',
          'losing',
          'gaining',
          'days',
          'blocked',
          'asOf',
        ],
        properties: {
          problems: {
            type: 'array',
            description:
              'What is wrong with the draft; nothing was simulated when there is any.',
            items: { $ref: '#/components/schemas/Problem' },
          },
          scorecard: {
            type: 'string',
            description:
              'The scorecard that the draft would replace, when there is one.',
          },
          levels: {
            type: 'array',
            items: { $ref: '#/components/schemas/Level' },
          },
          agents: { type: 'integer' },
          before: {
            type: 'array',
            items: { $ref: '#/components/schemas/LevelCount' },
          },
          after: {
            type: 'array',
            items: { $ref: '#/components/schemas/LevelCount' },
          },
          losing: {
            type: 'array',
            items: { $ref: '#/components/schemas/SimulatedAgent' },
          },
          gaining: {
            type: 'array',
            items: { $ref: '#/components/schemas/SimulatedAgent' },
          },
          days: {
            type: 'array',
            description: 'Past days of which facts are kept, oldest first.',
            items: {
              type: 'object',
              required: ['day', 'before', 'after', 'losing', 'gaining'],
              properties: {
                day: { type: 'string' },
                before: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/LevelCount' },
                },
                after: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/LevelCount' },
                },
                losing: { type: 'integer' },
                gaining: { type: 'integer' },
              },
            },
          },
          missingDays: {
            type: 'integer',
            description: 'Days asked for of which no facts are kept.',
          },
          blocked: {
            type: 'array',
            description:
              'Promotions that passed in those days and would not have.',
            items: {
              type: 'object',
              required: ['at', 'agent', 'environment', 'checks'],
              properties: {
                at: { type: 'string', format: 'date-time' },
                agent: { type: 'string' },
                environment: { type: 'string' },
                releaseVersion: { type: 'string' },
                checks: {
                  type: 'array',
                  description: 'Titles of the checks.',
                  items: { type: 'string' },
                },
              },
            },
          },
          promotions: {
            type: 'integer',
            description: 'Promotions that passed in those days in all.',
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      RolloutState: {
        type: 'string',
        description: 'Where a rollout stands; the last five have ended.',
        enum: [
          'pending',
          'preflight',
          'progressing',
          'baking',
          'paused',
          'promoting',
          'rolling-back',
          'rolled-back',
          'succeeded',
          'aborted',
          'superseded',
          'failed',
        ],
      },
      StrategyType: { type: 'string', enum: ['blue-green', 'canary'] },
      RolloutOperationName: {
        type: 'string',
        enum: [
          'approve',
          'pause',
          'resume',
          'promote',
          'abort',
          'rollback',
          'retry',
          'signal',
        ],
      },
      RolloutHold: {
        type: 'object',
        description: 'Why a rollout does not go on now.',
        required: ['code', 'text', 'since'],
        properties: {
          code: {
            type: 'string',
            enum: [
              'plan',
              'gate',
              'freeze-window',
              'stop-line',
              'alert',
              'health',
              'insufficient',
              'no-data',
              'source-error',
              'verdict',
              'driver',
              'drift',
              'missing',
              'clock',
              'step',
            ],
          },
          text: { type: 'string', description: 'A sentence for people.' },
          since: { type: 'string', format: 'date-time' },
        },
      },
      VerdictOutcome: {
        type: 'string',
        enum: ['pass', 'fail', 'insufficient', 'no-data', 'source-error'],
      },
      EventRate: {
        type: 'object',
        required: ['events', 'total'],
        properties: { events: { type: 'number' }, total: { type: 'number' } },
      },
      Comparison: {
        type: 'object',
        description:
          'One thing that was judged, with the numbers it was judged by.',
        required: ['metric', 'method', 'outcome', 'text'],
        properties: {
          metric: {
            type: 'string',
            description:
              '`errors`, `failed-tasks`, `complaints`, `latency`, or the id of a KPI.',
          },
          method: {
            type: 'string',
            description:
              'The sequential test against the stable release, the bound of an absolute limit, the rank test, or a plain limit.',
            enum: ['sequential', 'bound', 'rank', 'limit'],
          },
          outcome: { $ref: '#/components/schemas/VerdictOutcome' },
          candidate: { $ref: '#/components/schemas/EventRate' },
          stable: { $ref: '#/components/schemas/EventRate' },
          value: {
            type: 'number',
            description:
              'E-value of the sequential test, lower bound of the rate, p-value of the rank test, or the value itself.',
          },
          threshold: {
            type: 'number',
            description: 'What the value is held against.',
          },
          text: { type: 'string', description: 'A sentence for people.' },
        },
      },
      RolloutVerdict: {
        type: 'object',
        required: ['outcome', 'at', 'text', 'comparisons'],
        properties: {
          outcome: { $ref: '#/components/schemas/VerdictOutcome' },
          at: { type: 'string', format: 'date-time' },
          text: { type: 'string' },
          query: {
            type: 'string',
            description: 'What was asked of the source.',
          },
          comparisons: {
            type: 'array',
            items: { $ref: '#/components/schemas/Comparison' },
          },
        },
      },
      RolloutGateOutcome: {
        type: 'object',
        required: ['id', 'title', 'type', 'outcome', 'text'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          type: {
            type: 'string',
            enum: ['approval', 'health', 'kpis', 'scorecard', 'alerts'],
          },
          outcome: {
            type: 'string',
            enum: ['pass', 'fail', 'unknown'],
            description: '`fail` of an approval means that it waits.',
          },
          text: { type: 'string' },
          approvers: {
            type: 'array',
            items: { type: 'string' },
            description: 'Who may approve; of an approval.',
          },
          quorum: { type: 'integer', description: 'Of an approval.' },
          approvedBy: {
            type: 'array',
            items: { type: 'string' },
            description: 'Of an approval.',
          },
        },
      },
      SmokeTestResult: {
        type: 'object',
        required: ['outcome', 'at', 'checks'],
        properties: {
          outcome: { type: 'string', enum: ['pass', 'fail', 'unknown'] },
          at: { type: 'string', format: 'date-time' },
          checks: {
            type: 'array',
            items: {
              type: 'object',
              required: ['title', 'outcome', 'text'],
              properties: {
                title: { type: 'string' },
                outcome: { type: 'string', enum: ['pass', 'fail', 'unknown'] },
                text: { type: 'string' },
              },
            },
          },
        },
      },
      DetectionPower: {
        type: 'object',
        description:
          'How soon one weight would tell one error rate from the stable one.',
        required: ['weight', 'errorRate', 'text'],
        properties: {
          weight: { type: 'number', description: 'Percent.' },
          errorRate: { type: 'number', description: 'Of the candidate, 0–1.' },
          hours: {
            type: 'number',
            description:
              'Expected time until it is told; absent when it never is within 90 days.',
          },
          withinBake: {
            type: 'boolean',
            description:
              'Whether that is within the time that the strategy bakes at this weight.',
          },
          text: { type: 'string' },
        },
      },
      PowerPreflight: {
        type: 'object',
        required: ['outcome', 'at', 'text', 'power'],
        properties: {
          outcome: {
            type: 'string',
            description:
              '`unknown` when the traffic of the agent is not known.',
            enum: ['sufficient', 'weak', 'unknown'],
          },
          at: { type: 'string', format: 'date-time' },
          text: { type: 'string' },
          requestsPerDay: { type: 'number' },
          baseRate: {
            type: 'number',
            description: 'Error rate of the stable release, 0–1.',
          },
          power: {
            type: 'array',
            items: { $ref: '#/components/schemas/DetectionPower' },
          },
        },
      },
      RolloutStepStatus: {
        type: 'object',
        required: ['type', 'title', 'status'],
        properties: {
          type: {
            type: 'string',
            enum: ['smoke-test', 'weight', 'bake', 'hold', 'demote'],
          },
          title: { type: 'string' },
          status: { type: 'string', enum: ['done', 'current', 'to-come'] },
          weight: { type: 'number', description: 'Percent; of a weight.' },
          durationMs: { type: 'number', description: 'Of a bake.' },
        },
      },
      BakeStatus: {
        type: 'object',
        required: [
          'startedAt',
          'validMs',
          'requiredMs',
          'samples',
          'requiredSamples',
          'text',
        ],
        properties: {
          startedAt: { type: 'string', format: 'date-time' },
          validMs: { type: 'number' },
          requiredMs: { type: 'number' },
          samples: { type: 'number' },
          requiredSamples: { type: 'number' },
          text: {
            type: 'string',
            description: '`31 h of 48 h valid, 412 of 900 samples`.',
          },
        },
      },
      AllowedOperation: {
        type: 'object',
        required: ['operation', 'allowed'],
        properties: {
          operation: { $ref: '#/components/schemas/RolloutOperationName' },
          allowed: { type: 'boolean' },
          reason: { type: 'string', description: 'Why it is not allowed now.' },
          effect: {
            type: 'string',
            description:
              'What it would do, in numbers: `moves 50 % of the traffic in Production back to 1.4.0`.',
          },
          gate: { type: 'string', description: 'Of an approval.' },
          signal: { type: 'string', description: 'Of a signal.' },
        },
      },
      RolloutRow: {
        type: 'object',
        required: [
          'id',
          'revision',
          'agent',
          'agentTitle',
          'environment',
          'environmentTitle',
          'strategy',
          'type',
          'candidate',
          'state',
          'weight',
          'steps',
          'holds',
          'gates',
          'reason',
          'createdBy',
          'createdAt',
          'stateSince',
          'operations',
        ],
        properties: {
          id: { type: 'string' },
          revision: {
            type: 'integer',
            description:
              'Rises with every change; name it in an operation to be refused when somebody was faster.',
          },
          agent: { type: 'string' },
          agentTitle: { type: 'string' },
          owner: { type: 'string' },
          environment: { type: 'string' },
          environmentTitle: { type: 'string' },
          plan: { type: 'string' },
          planTitle: { type: 'string' },
          wave: {
            type: 'object',
            required: ['id', 'title'],
            properties: {
              id: { type: 'string', description: '`planRef#waveId`' },
              title: { type: 'string' },
            },
          },
          strategy: { type: 'string' },
          type: { $ref: '#/components/schemas/StrategyType' },
          candidate: {
            type: 'string',
            description: 'Version that is rolled out.',
          },
          stable: {
            type: 'string',
            description: 'Version that served before.',
          },
          state: { $ref: '#/components/schemas/RolloutState' },
          weight: {
            type: 'number',
            description: 'Percent meant for the candidate.',
          },
          observedWeight: {
            type: 'number',
            description: 'Percent that the driver was last seen to give it.',
          },
          observedAt: { type: 'string', format: 'date-time' },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/RolloutStepStatus' },
          },
          bake: { $ref: '#/components/schemas/BakeStatus' },
          verdict: { $ref: '#/components/schemas/RolloutVerdict' },
          holds: {
            type: 'array',
            items: { $ref: '#/components/schemas/RolloutHold' },
          },
          gates: {
            type: 'array',
            items: { $ref: '#/components/schemas/RolloutGateOutcome' },
          },
          reason: { type: 'string' },
          createdBy: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          startedAt: { type: 'string', format: 'date-time' },
          stateSince: { type: 'string', format: 'date-time' },
          endedAt: { type: 'string', format: 'date-time' },
          retainedUntil: {
            type: 'string',
            format: 'date-time',
            description: 'Until when the former release can be rolled back to.',
          },
          operations: {
            type: 'array',
            items: { $ref: '#/components/schemas/AllowedOperation' },
          },
        },
      },
      RolloutPage: {
        type: 'object',
        required: ['items', 'total', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/RolloutRow' },
          },
          total: { type: 'integer' },
          nextCursor: { type: 'string' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      ReleasePoint: {
        type: 'object',
        description: 'What both releases did in one span of time.',
        required: ['at', 'candidate', 'stable'],
        properties: {
          at: {
            type: 'string',
            format: 'date-time',
            description: 'Start of the span.',
          },
          candidate: { $ref: '#/components/schemas/ReleaseMeasures' },
          stable: { $ref: '#/components/schemas/ReleaseMeasures' },
        },
      },
      ReleaseMeasures: {
        type: 'object',
        required: ['requests', 'errors', 'failedTasks', 'complaints'],
        properties: {
          requests: { type: 'number' },
          errors: { type: 'number' },
          failedTasks: { type: 'number' },
          complaints: { type: 'number' },
          p95: { type: 'number', description: 'Of the latency, seconds.' },
        },
      },
      RolloutDetail: {
        allOf: [
          { $ref: '#/components/schemas/RolloutRow' },
          {
            type: 'object',
            required: [
              'policyVersion',
              'driver',
              'approvals',
              'signals',
              'history',
              'spanMs',
              'totals',
            ],
            properties: {
              policyVersion: { type: 'string' },
              digest: { type: 'string' },
              driver: {
                type: 'string',
                description:
                  'Id of the traffic driver; empty when the instance names none.',
              },
              preflight: { $ref: '#/components/schemas/PowerPreflight' },
              smokeTest: { $ref: '#/components/schemas/SmokeTestResult' },
              approvals: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['gate', 'by', 'at'],
                  properties: {
                    gate: { type: 'string' },
                    by: { type: 'string' },
                    at: { type: 'string', format: 'date-time' },
                    reason: { type: 'string' },
                  },
                },
              },
              signals: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['signal', 'by', 'at'],
                  properties: {
                    signal: { type: 'string' },
                    by: { type: 'string' },
                    at: { type: 'string', format: 'date-time' },
                    reason: { type: 'string' },
                  },
                },
              },
              totals: {
                type: 'object',
                description: 'Since the candidate first got traffic.',
                required: ['candidate', 'stable'],
                properties: {
                  candidate: { $ref: '#/components/schemas/ReleaseMeasures' },
                  stable: { $ref: '#/components/schemas/ReleaseMeasures' },
                },
              },
              history: {
                type: 'array',
                items: { $ref: '#/components/schemas/ReleasePoint' },
              },
              spanMs: {
                type: 'number',
                description: 'Length of a span of the history.',
              },
            },
          },
        ],
      },
      RolloutRequest: {
        type: 'object',
        required: ['agent', 'environment', 'version'],
        properties: {
          agent: { type: 'string', minLength: 1, maxLength: 200 },
          environment: {
            type: 'string',
            minLength: 1,
            maxLength: 200,
            description: 'Entity reference of the environment, or its name.',
          },
          version: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
            description: 'The version to roll out.',
          },
          strategy: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
            description:
              "One of the plan; absent means that of the agent's wave.",
          },
          reason: { type: 'string', maxLength: 2000 },
          actor: {
            type: 'string',
            maxLength: 200,
            description:
              'Need not be given: it is the caller. Anybody else is answered with 403.',
          },
        },
      },
      RolloutOperationRequest: {
        type: 'object',
        properties: {
          reason: {
            type: 'string',
            maxLength: 2000,
            description:
              'Needed for pause, promote, abort, rollback and signal.',
          },
          revision: {
            type: 'integer',
            minimum: 0,
            description:
              'The revision that the caller saw; 409 when somebody has operated the rollout, or it has come to another state or step, since.',
          },
          gate: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
            description: 'Needed for approve.',
          },
          signal: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
            description: 'Needed for signal.',
          },
          actor: {
            type: 'string',
            maxLength: 200,
            description:
              'Need not be given: it is the caller. Anybody else is answered with 403.',
          },
        },
      },
      LedgerEntry: {
        type: 'object',
        required: [
          'number',
          'kind',
          'at',
          'by',
          'text',
          'hash',
          'previousHash',
        ],
        properties: {
          number: { type: 'integer', description: 'From 1.' },
          kind: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
          by: {
            type: 'string',
            description: 'Who did it; `engine` for the engine.',
          },
          text: { type: 'string' },
          reason: { type: 'string' },
          evidence: {
            type: 'object',
            additionalProperties: true,
            description: 'Query, window, raw numbers and thresholds.',
          },
          hash: {
            type: 'string',
            description: 'SHA-256 over this entry and the hash before it.',
          },
          previousHash: { type: 'string' },
        },
      },
      RolloutLedger: {
        type: 'object',
        required: ['items', 'total', 'chain', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/LedgerEntry' },
          },
          total: { type: 'integer' },
          chain: {
            type: 'object',
            required: ['intact', 'checked'],
            properties: {
              intact: { type: 'boolean' },
              checked: {
                type: 'integer',
                description: 'Entries that were checked.',
              },
              brokenAt: {
                type: 'integer',
                description: 'Number of the first entry that does not fit.',
              },
            },
          },
          policyVersion: { type: 'string' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      RolloutReplay: {
        type: 'object',
        required: [
          'policy',
          'identical',
          'inputs',
          'entries',
          'outcome',
          'differences',
        ],
        properties: {
          policy: { type: 'string', enum: ['recorded', 'present'] },
          policyVersion: { type: 'string' },
          identical: {
            type: 'boolean',
            description: 'Every entry has the same hash.',
          },
          inputs: {
            type: 'integer',
            description: 'Observations and operations that were gone through.',
          },
          entries: { type: 'integer' },
          outcome: {
            type: 'object',
            required: ['recorded', 'replayed'],
            properties: {
              recorded: { $ref: '#/components/schemas/RolloutState' },
              replayed: { $ref: '#/components/schemas/RolloutState' },
            },
          },
          differences: {
            type: 'array',
            items: {
              type: 'object',
              required: ['number'],
              properties: {
                number: { type: 'integer' },
                recorded: { type: 'string' },
                replayed: { type: 'string' },
                at: { type: 'string', format: 'date-time' },
              },
            },
          },
        },
      },
      AgentRollouts: {
        type: 'object',
        required: ['items', 'offers', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/RolloutRow' },
          },
          offers: {
            type: 'array',
            description:
              'Releases that a driver has ready and that no rollout is about.',
            items: { $ref: '#/components/schemas/RolloutOffer' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      RolloutOffer: {
        type: 'object',
        required: ['environment', 'environmentTitle', 'text'],
        properties: {
          environment: { type: 'string' },
          environmentTitle: { type: 'string' },
          driver: {
            type: 'string',
            description: 'Absent when the instance names none.',
          },
          stable: { type: 'string' },
          candidate: {
            type: 'string',
            description: 'Absent when there is none.',
          },
          weight: { type: 'number' },
          strategy: { type: 'string' },
          plan: { type: 'string' },
          gates: {
            type: 'array',
            description: 'What must hold before anything moves.',
            items: {
              type: 'object',
              required: ['title', 'text'],
              properties: {
                title: { type: 'string' },
                text: { type: 'string' },
              },
            },
          },
          allowed: {
            type: 'boolean',
            description: 'Whether the caller may start it.',
          },
          text: { type: 'string' },
        },
      },
      StopLine: {
        type: 'object',
        required: ['stopped', 'active', 'allowed'],
        properties: {
          stopped: { type: 'boolean' },
          by: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
          reason: { type: 'string' },
          active: {
            type: 'integer',
            description: 'Visible rollouts under way.',
          },
          allowed: {
            type: 'boolean',
            description: 'Whether the caller may change it.',
          },
        },
      },
      StopLineRequest: {
        type: 'object',
        required: ['stopped', 'reason'],
        properties: {
          stopped: { type: 'boolean' },
          reason: { type: 'string', minLength: 3, maxLength: 2000 },
          actor: {
            type: 'string',
            maxLength: 200,
            description:
              'Need not be given: it is the caller. Anybody else is answered with 403.',
          },
        },
      },
      PlanAgent: {
        type: 'object',
        required: ['agent', 'title', 'status', 'text'],
        properties: {
          agent: { type: 'string' },
          title: { type: 'string' },
          phase: { $ref: '#/components/schemas/Phase' },
          status: {
            type: 'string',
            enum: [
              'waiting',
              'active',
              'done',
              'failed',
              'nothing-offered',
              'unknown',
            ],
          },
          release: { type: 'string', description: 'Version that serves.' },
          rollout: {
            type: 'object',
            required: ['id', 'state', 'weight', 'candidate'],
            properties: {
              id: { type: 'string' },
              state: { $ref: '#/components/schemas/RolloutState' },
              weight: { type: 'number' },
              candidate: { type: 'string' },
            },
          },
          text: { type: 'string' },
        },
      },
      PlanWave: {
        type: 'object',
        required: [
          'id',
          'title',
          'status',
          'text',
          'dependsOn',
          'failures',
          'agents',
        ],
        properties: {
          id: { type: 'string', description: 'Within the plan.' },
          title: { type: 'string' },
          schedule: { type: 'string' },
          strategy: { type: 'string' },
          status: {
            type: 'string',
            enum: ['to-come', 'waiting', 'active', 'halted', 'complete'],
          },
          text: { type: 'string' },
          dependsOn: { type: 'array', items: { type: 'string' } },
          concurrency: { type: 'integer' },
          failureBudget: { type: 'integer' },
          failures: { type: 'integer' },
          agents: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanAgent' },
          },
        },
      },
      RolloutPlanStatus: {
        type: 'object',
        required: [
          'ref',
          'title',
          'running',
          'waves',
          'freezeWindows',
          'allowed',
        ],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          system: { type: 'string' },
          environment: { type: 'string' },
          running: { type: 'boolean' },
          changedBy: {
            type: 'string',
            description: 'Who started or stopped it last.',
          },
          changedAt: { type: 'string', format: 'date-time' },
          reason: { type: 'string' },
          waves: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanWave' },
          },
          freezeWindows: {
            type: 'array',
            items: {
              type: 'object',
              required: ['title', 'from', 'to', 'active'],
              properties: {
                title: { type: 'string' },
                from: { type: 'string', format: 'date-time' },
                to: { type: 'string', format: 'date-time' },
                active: { type: 'boolean' },
              },
            },
          },
          allowed: {
            type: 'boolean',
            description: 'Whether the caller may start and stop it.',
          },
        },
      },
      RolloutPlanList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/RolloutPlanStatus' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      AlertSeverity: {
        type: 'string',
        description: 'How severe an alert is, `P0` the most.',
        enum: ['P0', 'P1', 'P2', 'P3'],
      },
      AlertState: {
        type: 'string',
        description:
          '`open` until somebody acknowledges it; `resolved` when it is over.',
        enum: ['open', 'acknowledged', 'resolved'],
      },
      AlertKind: {
        type: 'string',
        description: 'What the alert was raised from.',
        enum: [
          'health',
          'dependency',
          'kpi',
          'rollout',
          'readiness',
          'external',
        ],
      },
      AlertOperationName: { type: 'string', enum: ['acknowledge', 'resolve'] },
      AlertSubject: {
        type: 'object',
        description:
          'What the alert is about; for the fleet as a whole there is no reference.',
        required: ['title'],
        properties: {
          ref: { type: 'string', description: 'Entity reference.' },
          title: { type: 'string' },
        },
      },
      AffectedAgent: {
        type: 'object',
        required: ['ref', 'title', 'environments'],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          environments: {
            type: 'array',
            items: { type: 'string' },
            description:
              'Entity references; empty where none is concerned in particular.',
          },
          reason: {
            type: 'string',
            description: 'What it is about this agent.',
          },
        },
      },
      AlertLink: {
        type: 'object',
        required: ['title', 'url'],
        properties: { title: { type: 'string' }, url: { type: 'string' } },
      },
      AllowedAlertOperation: {
        type: 'object',
        required: ['operation', 'allowed'],
        properties: {
          operation: { $ref: '#/components/schemas/AlertOperationName' },
          allowed: { type: 'boolean' },
          reason: { type: 'string', description: 'Why it is not allowed now.' },
        },
      },
      AlertRow: {
        type: 'object',
        required: [
          'id',
          'revision',
          'severity',
          'state',
          'kind',
          'title',
          'reason',
          'subject',
          'agents',
          'agentsTotal',
          'startedAt',
          'changedAt',
          'seenAt',
          'occurrences',
          'escalation',
          'did',
          'links',
          'operations',
        ],
        properties: {
          id: { type: 'string' },
          revision: {
            type: 'integer',
            description:
              'Grows when it opens, becomes more severe, is acknowledged or resolved; not when agents join, it is over for a moment, or others are told.',
          },
          severity: { $ref: '#/components/schemas/AlertSeverity' },
          state: { $ref: '#/components/schemas/AlertState' },
          kind: { $ref: '#/components/schemas/AlertKind' },
          title: { type: 'string' },
          reason: {
            type: 'string',
            description: 'The number, then the reason, in one sentence.',
          },
          subject: { $ref: '#/components/schemas/AlertSubject' },
          environment: { type: 'string' },
          agents: {
            type: 'array',
            description: 'Those that the caller may see, at most 20.',
            items: { $ref: '#/components/schemas/AffectedAgent' },
          },
          agentsTotal: {
            type: 'integer',
            description: 'All that the caller may see.',
          },
          startedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the condition began, as measured.',
          },
          changedAt: { type: 'string', format: 'date-time' },
          seenAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the condition was last found to hold.',
          },
          acknowledgeBy: {
            type: 'string',
            format: 'date-time',
            description:
              'The deadline; absent once it is acknowledged or resolved, and while it is over.',
          },
          clearedAt: {
            type: 'string',
            format: 'date-time',
            description:
              'Since when the condition is over, while it waits to be resolved; absent when it holds.',
          },
          resolvesAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When it resolves by itself if it stays over; with clearedAt only.',
          },
          acknowledged: { $ref: '#/components/schemas/AlertAct' },
          resolved: { $ref: '#/components/schemas/AlertAct' },
          occurrences: {
            type: 'integer',
            description:
              'How often the condition began while the alert was there; 20 stands for at least 20 times.',
          },
          flapping: {
            type: 'boolean',
            description:
              'It began and ended so often that not every time is told.',
          },
          silencedUntil: { type: 'string', format: 'date-time' },
          explainedBy: {
            type: 'object',
            description:
              'The alert of which this one is a consequence; nobody is told of this one.',
            required: ['id', 'title'],
            properties: {
              id: {
                type: 'string',
                description:
                  'Empty where the caller may not see it, or it is over.',
              },
              title: { type: 'string' },
            },
          },
          escalation: {
            type: 'object',
            required: ['step', 'steps', 'told'],
            properties: {
              step: { type: 'integer', description: 'Steps that were taken.' },
              steps: { type: 'integer' },
              nextAt: { type: 'string', format: 'date-time' },
              next: {
                type: 'array',
                items: { type: 'string' },
                description:
                  'Who is told next, unless it is acknowledged: entity references.',
              },
              told: {
                type: 'array',
                items: { type: 'string' },
                description:
                  'Who was told, which means that a message went to them: entity references.',
              },
              problem: {
                type: 'string',
                description:
                  'Why those whose turn it was were not told; absent when they were.',
              },
            },
          },
          rule: {
            type: 'object',
            required: ['policy', 'id'],
            properties: {
              policy: { type: 'string', description: 'Entity reference.' },
              id: { type: 'string' },
            },
          },
          runbook: { type: 'string', description: 'An address.' },
          links: {
            type: 'array',
            items: { $ref: '#/components/schemas/AlertLink' },
          },
          did: {
            type: 'array',
            items: { type: 'string' },
            description:
              'What the portal did about it already, such as holding a rollout.',
          },
          operations: {
            type: 'array',
            items: { $ref: '#/components/schemas/AllowedAlertOperation' },
          },
        },
      },
      AlertAct: {
        type: 'object',
        required: ['at'],
        properties: {
          at: { type: 'string', format: 'date-time' },
          by: {
            type: 'string',
            description:
              'Entity reference; absent when the condition ended by itself.',
          },
          reason: { type: 'string' },
        },
      },
      AlertEvent: {
        type: 'object',
        required: ['at', 'kind', 'text'],
        properties: {
          at: { type: 'string', format: 'date-time' },
          kind: {
            type: 'string',
            enum: [
              'opened',
              'reopened',
              'severity',
              'agents',
              'acknowledged',
              'escalated',
              'told',
              'failed',
              'silenced',
              'explained',
              'flapping',
              'ended',
              'resolved',
            ],
          },
          text: { type: 'string' },
          by: { type: 'string' },
        },
      },
      AlertDelivery: {
        type: 'object',
        required: ['channel', 'to', 'state', 'at', 'attempts'],
        properties: {
          channel: {
            type: 'string',
            description:
              '`notification`, `push`, or the name of a webhook or an Alertmanager of the configuration.',
          },
          to: { type: 'array', items: { type: 'string' } },
          state: {
            type: 'string',
            description:
              '`skipped` where there was no need any more, or no way, to tell it; the problem says which.',
            enum: ['pending', 'sent', 'failed', 'skipped'],
          },
          at: { type: 'string', format: 'date-time' },
          attempts: { type: 'integer' },
          problem: { type: 'string' },
        },
      },
      AlertDetail: {
        allOf: [
          { $ref: '#/components/schemas/AlertRow' },
          {
            type: 'object',
            required: ['events', 'deliveries'],
            properties: {
              events: {
                type: 'array',
                description: 'The newest first, at most 200.',
                items: { $ref: '#/components/schemas/AlertEvent' },
              },
              deliveries: {
                type: 'array',
                description: 'The newest first, at most 100.',
                items: { $ref: '#/components/schemas/AlertDelivery' },
              },
            },
          },
        ],
      },
      AlertCounts: {
        type: 'object',
        description: 'Of alerts that are not silenced or explained by another.',
        required: ['open', 'acknowledged', 'overdue'],
        properties: {
          open: { type: 'integer', description: 'Not acknowledged.' },
          acknowledged: { type: 'integer' },
          overdue: {
            type: 'integer',
            description: 'Not acknowledged, and the deadline is over.',
          },
        },
      },
      AlertCountsBySeverity: {
        type: 'object',
        required: ['P0', 'P1', 'P2', 'P3'],
        properties: {
          P0: { $ref: '#/components/schemas/AlertCounts' },
          P1: { $ref: '#/components/schemas/AlertCounts' },
          P2: { $ref: '#/components/schemas/AlertCounts' },
          P3: { $ref: '#/components/schemas/AlertCounts' },
        },
      },
      UnknownAlertKind: {
        type: 'object',
        description:
          'A kind of alerts of which it is not known how they stand.',
        required: ['kind', 'since', 'reason'],
        properties: {
          kind: { $ref: '#/components/schemas/AlertKind' },
          since: {
            type: 'string',
            format: 'date-time',
            description: 'When it first could not be looked at.',
          },
          reason: { type: 'string' },
        },
      },
      UnknownAlertKinds: {
        type: 'array',
        description:
          'Kinds that could not be looked at when all was evaluated last; absent when all could. Their alerts stay as they are.',
        items: { $ref: '#/components/schemas/UnknownAlertKind' },
      },
      AlertPage: {
        type: 'object',
        required: ['items', 'total', 'counts', 'quiet', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/AlertRow' },
          },
          total: { type: 'integer' },
          counts: { $ref: '#/components/schemas/AlertCountsBySeverity' },
          quiet: {
            type: 'integer',
            description:
              'Unresolved alerts that are silenced or explained by another.',
          },
          evaluatedAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When the conditions were last looked at; absent before the first time.',
          },
          unknown: { $ref: '#/components/schemas/UnknownAlertKinds' },
          nextCursor: { type: 'string' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      AlertSummary: {
        type: 'object',
        required: ['counts', 'mine', 'asOf'],
        properties: {
          counts: { $ref: '#/components/schemas/AlertCountsBySeverity' },
          mine: {
            type: 'integer',
            description:
              "Open alerts about agents of the caller's own groups, or of which they were told.",
          },
          nextDeadline: { type: 'string', format: 'date-time' },
          evaluatedAt: { type: 'string', format: 'date-time' },
          unknown: { $ref: '#/components/schemas/UnknownAlertKinds' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      AgentAlerts: {
        type: 'object',
        required: ['open', 'recent', 'asOf'],
        properties: {
          open: {
            type: 'array',
            items: { $ref: '#/components/schemas/AlertRow' },
          },
          recent: {
            type: 'array',
            items: { $ref: '#/components/schemas/AlertRow' },
            description: 'Resolved ones, the newest first, at most 20.',
          },
          evaluatedAt: { type: 'string', format: 'date-time' },
          unknown: { $ref: '#/components/schemas/UnknownAlertKinds' },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      AgentAlertSummary: {
        type: 'object',
        description:
          'Unresolved alerts about an agent that are not explained by another.',
        required: ['open', 'unacknowledged'],
        properties: {
          open: { type: 'integer' },
          unacknowledged: { type: 'integer' },
          worst: { $ref: '#/components/schemas/AlertSeverity' },
        },
      },
      AlertOperationRequest: {
        type: 'object',
        required: ['revision'],
        properties: {
          revision: {
            type: 'integer',
            minimum: 0,
            description:
              'The one the caller saw; another is answered with 409.',
          },
          reason: { type: 'string', maxLength: 2000 },
          actor: {
            type: 'string',
            maxLength: 200,
            description:
              'Need not be given: it is the caller. Anybody else is answered with 403.',
          },
        },
      },
      AlertmanagerNotification: {
        type: 'object',
        required: ['version', 'status', 'alerts'],
        properties: {
          version: { type: 'string', enum: ['4'] },
          groupKey: { type: 'string', maxLength: 10000 },
          truncatedAlerts: { type: 'integer', minimum: 0 },
          status: { type: 'string', enum: ['firing', 'resolved'] },
          receiver: { type: 'string', maxLength: 1000 },
          groupLabels: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          commonLabels: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          commonAnnotations: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          externalURL: { type: 'string', maxLength: 2000 },
          alerts: {
            type: 'array',
            maxItems: 1000,
            items: {
              type: 'object',
              required: ['status', 'labels', 'startsAt'],
              properties: {
                status: { type: 'string', enum: ['firing', 'resolved'] },
                labels: {
                  type: 'object',
                  additionalProperties: { type: 'string' },
                },
                annotations: {
                  type: 'object',
                  additionalProperties: { type: 'string' },
                },
                startsAt: { type: 'string', format: 'date-time' },
                endsAt: { type: 'string', format: 'date-time' },
                generatorURL: { type: 'string', maxLength: 2000 },
                fingerprint: { type: 'string', maxLength: 200 },
              },
            },
          },
        },
      },
      AlertmanagerReceipt: {
        type: 'object',
        required: ['firing', 'resolved', 'refused'],
        properties: {
          firing: { type: 'integer' },
          resolved: { type: 'integer' },
          refused: {
            type: 'array',
            items: {
              type: 'object',
              required: ['alert', 'reason'],
              properties: {
                alert: { type: 'string' },
                reason: { type: 'string' },
              },
            },
          },
          truncated: {
            type: 'integer',
            description:
              'Alerts that Alertmanager itself left out of the notification.',
          },
        },
      },
      AlertMatcher: {
        type: 'object',
        description:
          'Chooses alerts; what is absent matches all. At least one must be given.',
        properties: {
          alert: { type: 'string', minLength: 1, maxLength: 63 },
          agents: {
            type: 'array',
            maxItems: 100,
            items: { type: 'string', minLength: 1, maxLength: 200 },
            description:
              'Entity references; an alert matches when all agents that it concerns are among them.',
          },
          subject: { type: 'string', minLength: 1, maxLength: 200 },
          environment: { type: 'string', minLength: 1, maxLength: 200 },
          rule: { type: 'string', minLength: 1, maxLength: 63 },
          severities: {
            type: 'array',
            maxItems: 4,
            items: { $ref: '#/components/schemas/AlertSeverity' },
          },
        },
      },
      AlertSilence: {
        type: 'object',
        required: [
          'id',
          'matcher',
          'text',
          'reason',
          'by',
          'createdAt',
          'startsAt',
          'endsAt',
          'active',
          'matching',
        ],
        properties: {
          id: { type: 'string' },
          matcher: { $ref: '#/components/schemas/AlertMatcher' },
          text: {
            type: 'string',
            description: 'What it silences, in plain words.',
          },
          reason: { type: 'string' },
          by: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          startsAt: { type: 'string', format: 'date-time' },
          endsAt: { type: 'string', format: 'date-time' },
          ended: { $ref: '#/components/schemas/AlertAct' },
          active: { type: 'boolean' },
          matching: {
            type: 'integer',
            description: 'Visible alerts that it keeps quiet now.',
          },
        },
      },
      AlertSilenceList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/AlertSilence' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      AlertSilenceRequest: {
        type: 'object',
        required: ['matcher', 'reason', 'endsAt'],
        properties: {
          matcher: { $ref: '#/components/schemas/AlertMatcher' },
          reason: { type: 'string', minLength: 1, maxLength: 2000 },
          startsAt: {
            type: 'string',
            format: 'date-time',
            description: 'Absent means now.',
          },
          endsAt: {
            type: 'string',
            format: 'date-time',
            description: 'At most 30 days from now.',
          },
          actor: { type: 'string', maxLength: 200 },
        },
      },
      AlertPolicySummary: {
        type: 'object',
        required: [
          'ref',
          'title',
          'version',
          'isDefault',
          'agents',
          'rules',
          'responses',
          'escalation',
          'digests',
        ],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          version: { type: 'string' },
          isDefault: { type: 'boolean' },
          agents: {
            type: 'integer',
            description: 'Visible agents that it applies to.',
          },
          rules: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'severity', 'text'],
              properties: {
                id: { type: 'string' },
                severity: { $ref: '#/components/schemas/AlertSeverity' },
                text: { type: 'string' },
                runbook: { type: 'string' },
              },
            },
          },
          responses: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description: 'Time to acknowledge by severity.',
          },
          escalation: { type: 'array', items: { type: 'string' } },
          digests: { type: 'array', items: { type: 'string' } },
        },
      },
      AlertPolicyList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/AlertPolicySummary' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      MaintenanceWindow: {
        type: 'object',
        required: [
          'id',
          'agents',
          'reason',
          'by',
          'createdAt',
          'startsAt',
          'endsAt',
          'active',
        ],
        properties: {
          id: { type: 'string' },
          agents: {
            type: 'array',
            items: { type: 'string' },
            description: 'Entity references of visible agents.',
          },
          environment: {
            type: 'string',
            description: 'Absent means every environment.',
          },
          reason: { type: 'string' },
          by: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          startsAt: { type: 'string', format: 'date-time' },
          endsAt: { type: 'string', format: 'date-time' },
          ended: { $ref: '#/components/schemas/AlertAct' },
          active: { type: 'boolean' },
        },
      },
      MaintenanceWindowList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/MaintenanceWindow' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      MaintenanceWindowRequest: {
        type: 'object',
        required: ['agents', 'reason', 'endsAt'],
        properties: {
          agents: {
            type: 'array',
            minItems: 1,
            maxItems: 1000,
            items: { type: 'string', minLength: 1, maxLength: 200 },
          },
          environment: { type: 'string', minLength: 1, maxLength: 200 },
          reason: { type: 'string', minLength: 1, maxLength: 2000 },
          startsAt: { type: 'string', format: 'date-time' },
          endsAt: { type: 'string', format: 'date-time' },
          actor: { type: 'string', maxLength: 200 },
        },
      },
      DependentAgent: {
        type: 'object',
        required: ['ref', 'title', 'environment', 'status'],
        properties: {
          ref: { type: 'string' },
          title: { type: 'string' },
          environment: { type: 'string' },
          status: { $ref: '#/components/schemas/HealthStatus' },
          component: {
            type: 'string',
            description:
              'The component of its health document; absent when it reports none for this dependency.',
          },
          output: { type: 'string' },
          through: {
            type: 'string',
            description:
              'Entity reference of what the agent depends on directly, when it needs this one only because that does.',
          },
          at: { type: 'string', format: 'date-time' },
        },
      },
      DependencyHealth: {
        type: 'object',
        description:
          'Something that agents depend on in one environment, as they report it.',
        required: [
          'title',
          'environment',
          'status',
          'reason',
          'agents',
          'reporting',
        ],
        properties: {
          ref: {
            type: 'string',
            description: 'Entity reference, where the catalog knows it.',
          },
          title: { type: 'string' },
          dependsOn: {
            type: 'array',
            items: { type: 'string' },
            description: 'Entity references of what it depends on itself.',
          },
          environment: { type: 'string' },
          status: {
            allOf: [{ $ref: '#/components/schemas/HealthStatus' }],
            description:
              'The worst that an agent reports; `unknown` when none does.',
          },
          since: { type: 'string', format: 'date-time' },
          reason: { type: 'string' },
          reporting: {
            type: 'integer',
            description: 'Agents that report on it.',
          },
          agents: {
            type: 'array',
            items: { $ref: '#/components/schemas/DependentAgent' },
          },
        },
      },
      DependencyList: {
        type: 'object',
        required: ['items', 'asOf'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/DependencyHealth' },
          },
          asOf: { type: 'string', format: 'date-time' },
        },
      },
      UptimeFigure: {
        type: 'object',
        description:
          'How much of a span an instance was up, and how much of it was measured.',
        required: ['period', 'from', 'to', 'probes', 'measured'],
        properties: {
          period: { type: 'string', enum: ['hour', 'day', 'month'] },
          from: { type: 'string', format: 'date-time' },
          to: { type: 'string', format: 'date-time' },
          uptime: {
            type: 'number',
            description:
              'Share of the counted probes that found it up, 0–1; absent without probes.',
          },
          interval: {
            type: 'object',
            description: '95 % confidence interval of the uptime.',
            required: ['low', 'high'],
            properties: { low: { type: 'number' }, high: { type: 'number' } },
          },
          probes: { type: 'integer' },
          measured: {
            type: 'number',
            description: 'Share of the span in which probes were taken, 0–1.',
          },
          maintenanceMs: {
            type: 'integer',
            description:
              'How much of the span was maintenance, whose probes do not count.',
          },
        },
      },
      KpiBurn: {
        type: 'object',
        description:
          'How fast the error budget is used up, over a long and a short window at once.',
        required: ['id', 'limit', 'status', 'long', 'short'],
        properties: {
          id: { type: 'string', enum: ['fast', 'slow', 'ticket'] },
          limit: {
            type: 'number',
            description:
              'Times the rate that uses the budget up exactly within its window.',
          },
          status: {
            type: 'string',
            enum: ['burning', 'ok', 'unknown'],
            description: '`burning` when both windows are over the limit.',
          },
          long: { $ref: '#/components/schemas/BurnWindow' },
          short: { $ref: '#/components/schemas/BurnWindow' },
        },
      },
      BurnWindow: {
        type: 'object',
        required: ['windowMs', 'samples'],
        properties: {
          windowMs: { type: 'integer' },
          rate: {
            type: 'number',
            description: 'Absent without enough samples.',
          },
          samples: { type: 'number' },
        },
      },
      KpiBudget: {
        type: 'object',
        description: 'The error budget of a KPI that is a ratio with a target.',
        required: ['allowed', 'windowMs', 'samples', 'status', 'burns', 'text'],
        properties: {
          allowed: {
            type: 'number',
            description: 'Share of events that may be bad, 0–1.',
          },
          windowMs: { type: 'integer' },
          samples: { type: 'number' },
          bad: { type: 'number', description: 'Bad events within the window.' },
          spent: {
            type: 'number',
            description:
              'Share of the budget that is used up; over 1 when it is overdrawn.',
          },
          status: {
            type: 'string',
            enum: ['ok', 'at-risk', 'spent', 'unknown'],
          },
          burns: {
            type: 'array',
            items: { $ref: '#/components/schemas/KpiBurn' },
          },
          exhaustedAt: {
            type: 'string',
            format: 'date-time',
            description:
              'When it will be used up at the rate of the last hours; absent when it will not.',
          },
          text: {
            type: 'string',
            description: 'How it stands, in one sentence.',
          },
        },
      },
      KpiTrend: {
        type: 'object',
        description:
          'Where the figure is going, by a robust line through the points of the range.',
        required: ['direction', 'text'],
        properties: {
          direction: {
            type: 'string',
            enum: ['better', 'worse', 'steady', 'unknown'],
          },
          perDay: { type: 'number', description: "Change in the KPI's unit." },
          text: { type: 'string' },
        },
      },
      PushOffer: {
        type: 'object',
        required: ['available', 'subscriptions'],
        properties: {
          available: { type: 'boolean' },
          reason: { type: 'string', description: 'Why it is not available.' },
          publicKey: {
            type: 'string',
            description: 'Key of the application server (VAPID), base64url.',
          },
          subscriptions: {
            type: 'integer',
            description: 'Browsers of the caller that are told.',
          },
        },
      },
      PushSubscriptionRequest: {
        type: 'object',
        required: ['endpoint', 'keys'],
        properties: {
          endpoint: { type: 'string', minLength: 1, maxLength: 2000 },
          expirationTime: { type: 'number', nullable: true },
          keys: {
            type: 'object',
            required: ['p256dh', 'auth'],
            properties: {
              p256dh: { type: 'string', minLength: 1, maxLength: 500 },
              auth: { type: 'string', minLength: 1, maxLength: 500 },
            },
          },
        },
      },
    },
  },
} as const;
