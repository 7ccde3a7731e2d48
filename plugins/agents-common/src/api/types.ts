import type { components, operations } from '../schema/types.generated';

/** How far an agent's release has come. @public */
export type Phase = components['schemas']['Phase'];
/** A health verdict; `unknown` when nothing fresh was measured. @public */
export type HealthStatus = components['schemas']['HealthStatus'];
/** A KPI verdict; `unknown` when the data are missing, stale or too few. @public */
export type KpiStatus = components['schemas']['KpiStatus'];
/** What an environment is for. @public */
export type Stage = components['schemas']['Stage'];
/** A column by which the fleet can be sorted. @public */
export type FleetOrderField = components['schemas']['FleetOrderField'];
/** How many KPIs of an agent have each verdict. @public */
export type KpiCounts = components['schemas']['KpiCounts'];
/** A wave of a rollout plan. @public */
export type WaveRef = components['schemas']['WaveRef'];
/** One agent as a row of the fleet. @public */
export type FleetRow = components['schemas']['FleetRow'];
/** One page of the fleet. @public */
export type FleetPage = components['schemas']['FleetPage'];
/** Counts of the agents that match a filter. @public */
export type FleetSummary = components['schemas']['FleetSummary'];
/** The values that the filters of the fleet can take. @public */
export type FleetFacets = components['schemas']['FleetFacets'];
/** A value of a filter and the number of agents that carry it. @public */
export type FacetCount = components['schemas']['Count'];
/** Every visible agent in a compact form. @public */
export type FleetOverview = components['schemas']['FleetOverview'];
/** A fact that a phase follows from. @public */
export type PhaseReason = components['schemas']['PhaseReason'];
/** A phase, since when, why, and what comes next. @public */
export type PhaseDetail = components['schemas']['PhaseDetail'];
/** How much of the traffic a release answered. @public */
export type ReleaseShare = components['schemas']['ReleaseShare'];
/** An agent in one environment, as measured. @public */
export type AgentInstance = components['schemas']['AgentInstance'];
/** How the last reading of an instance's metrics went. @public */
export type ScrapeStatus = components['schemas']['ScrapeStatus'];
/** A fault in what the catalog says about an agent. @public */
export type AgentProblem = components['schemas']['Problem'];
/** One agent, its phase with reasons and its instances. @public */
export type AgentDetail = components['schemas']['AgentDetail'];
/** One measurement of a component, as the agent reports it. @public */
export type HealthComponent = components['schemas']['HealthComponent'];
/** The health of one instance. @public */
export type InstanceHealth = components['schemas']['InstanceHealth'];
/** Probes in one span of time. @public */
export type HealthBucket = components['schemas']['HealthBucket'];
/** Probes over a range of time, with the uptime they show. @public */
export type HealthHistory = components['schemas']['HealthHistory'];
/** The health of every instance of an agent. @public */
export type AgentHealth = components['schemas']['AgentHealth'];
/** The value of a KPI in one span of time. @public */
export type KpiPoint = components['schemas']['KpiPoint'];
/** One KPI of an agent against its target. @public */
export type KpiResult = components['schemas']['KpiResult'];
/** Every KPI of an agent. @public */
export type AgentKpis = components['schemas']['AgentKpis'];
/** What changed in an event of the timeline. @public */
export type TimelineKind = components['schemas']['TimelineKind'];
/** Something that happened to an agent. @public */
export type TimelineEvent = components['schemas']['TimelineEvent'];
/** Everything that happened to an agent, newest first. @public */
export type Timeline = components['schemas']['Timeline'];
/** Figures that a job or a pipeline measured. @public */
export type KpiSampleBatch = components['schemas']['KpiSampleBatch'];
/** What became of pushed samples. @public */
export type KpiSampleReceipt = components['schemas']['KpiSampleReceipt'];
/** A health document after draft-inadarei-api-health-check-06. @public */
export type HealthDocument = components['schemas']['HealthDocument'];

/** How far back a history reaches. @public */
export type HistoryRange = NonNullable<
  NonNullable<operations['GetAgentHealth']['parameters']['query']>['range']
>;
/** Query of a page of the fleet. @public */
export type FleetQuery = NonNullable<
  operations['ListFleet']['parameters']['query']
>;
/** The part of a fleet query that says which agents are meant. @public */
export type FleetFilter = NonNullable<
  operations['SummarizeFleet']['parameters']['query']
>;
/** Query of an agent's timeline. @public */
export type TimelineQuery = NonNullable<
  operations['GetAgentTimeline']['parameters']['query']
>;
