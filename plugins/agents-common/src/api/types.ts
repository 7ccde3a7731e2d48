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

/** What a check came to. @public */
export type CheckOutcome = components['schemas']['CheckOutcome'];
/** Where an agent stands, for a row of the fleet. @public */
export type ReadinessSummary = components['schemas']['ReadinessSummary'];
/** Whether an agent has the levels that gates demand. @public */
export type ReadinessStatus = components['schemas']['ReadinessStatus'];
/** A level of a scorecard. @public */
export type ReadinessLevel = components['schemas']['Level'];
/** How many agents have a level. @public */
export type LevelCount = components['schemas']['LevelCount'];
/** A check as a column of the matrix. @public */
export type CheckColumn = components['schemas']['CheckColumn'];
/** A scorecard in force, with how many agents have each level. @public */
export type ScorecardSummary = components['schemas']['ScorecardSummary'];
/** Every scorecard in force. @public */
export type ScorecardList = components['schemas']['ScorecardList'];
/** How many agents had each level on a day. @public */
export type ScorecardTrendPoint = components['schemas']['ScorecardTrendPoint'];
/** A level that is to be reached by a day, with how many have it. @public */
export type CampaignProgress = components['schemas']['Campaign'];
/** One scorecard with its checks, the spread of levels and their course. @public */
export type ScorecardDetail = components['schemas']['ScorecardDetail'];
/** One agent as a row of the matrix. @public */
export type ScorecardRow = components['schemas']['ScorecardRow'];
/** Rows of the matrix of agents and checks. @public */
export type ScorecardResults = components['schemas']['ScorecardResults'];
/** A group of agents, rolled up. @public */
export type ScorecardGroupRow = components['schemas']['ScorecardGroupRow'];
/** The matrix rolled up. @public */
export type ScorecardGroups = components['schemas']['ScorecardGroups'];
/** A fact that a check looked at. @public */
export type FactEvidence = components['schemas']['FactEvidence'];
/** What one check came to for one agent, and why. @public */
export type CheckResult = components['schemas']['CheckResult'];
/** What mends a check, with the agent's names filled in. @public */
export type FixAction = components['schemas']['FixAction'];
/** What takes an agent to a level, the cheapest first. @public */
export type LevelPath = components['schemas']['LevelPath'];
/** Where an agent stood on a day. @public */
export type ReadinessDay = components['schemas']['ReadinessDay'];
/** How an agent stands on one scorecard. @public */
export type AgentScorecard = components['schemas']['AgentScorecard'];
/** A statement about an agent's release that a person can sign. @public */
export type StatementToSign = components['schemas']['StatementToSign'];
/** Whether a promotion into an environment would pass now. @public */
export type GateOutlook = components['schemas']['GateOutlook'];
/** How an agent stands on every scorecard that is about it. @public */
export type AgentReadiness = components['schemas']['AgentReadiness'];
/** Something that would take an agent further. @public */
export type ReadinessAction = components['schemas']['ReadinessAction'];
/** What would take agents to their next levels, the cheapest first. @public */
export type ReadinessActions = components['schemas']['ReadinessActions'];
/** From one check, or from what a gate demands. @public */
export type ExemptionType = components['schemas']['ExemptionType'];
/** What became of a request for an exemption. @public */
export type ExemptionStatus = components['schemas']['ExemptionStatus'];
/** An exemption, or the request for one. @public */
export type Exemption = components['schemas']['Exemption'];
/** Exemptions, the newest first. @public */
export type ExemptionList = components['schemas']['ExemptionList'];
/** Asks for an exemption. @public */
export type ExemptionRequest = components['schemas']['ExemptionRequest'];
/** The reason of a decision. @public */
export type DecisionRequest = components['schemas']['DecisionRequest'];
/** A signature under a statement about a release. @public */
export type Attestation = components['schemas']['Attestation'];
/** Signs a statement. @public */
export type AttestationRequest = components['schemas']['AttestationRequest'];
/** What waits for the signed-in person. @public */
export type ReadinessInbox = components['schemas']['ReadinessInbox'];
/** Whether a promotion may go ahead. @public */
export type GateVerdict = components['schemas']['GateVerdict'];
/** One thing that a gate asks for. @public */
export type GateDemand = components['schemas']['GateDemand'];
/** Whether a promotion may go ahead, and why. @public */
export type GateEvidence = components['schemas']['GateEvidence'];
/** @public */
export type GateDecision = components['schemas']['GateDecision'];
/** Decisions of gates, the newest first. @public */
export type GateDecisionList = components['schemas']['GateDecisionList'];
/** A draft of a scorecard to try. @public */
export type SimulationRequest = components['schemas']['SimulationRequest'];
/** An agent whose level a draft changes. @public */
export type SimulatedAgent = components['schemas']['SimulatedAgent'];
/** What a draft of a scorecard would change. @public */
export type Simulation = components['schemas']['Simulation'];

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
/** Query of the rows of a scorecard's matrix. @public */
export type ScorecardResultsQuery = NonNullable<
  operations['ListScorecardResults']['parameters']['query']
>;
/** Query of a scorecard's matrix, rolled up. @public */
export type ScorecardGroupsQuery = NonNullable<
  operations['ListScorecardGroups']['parameters']['query']
>;
/** Whose next steps are asked for. @public */
export type ReadinessActionsQuery = NonNullable<
  operations['ListReadinessActions']['parameters']['query']
>;
/** Which exemptions are asked for. @public */
export type ExemptionsQuery = NonNullable<
  operations['ListExemptions']['parameters']['query']
>;
/** A decision about an exemption. @public */
export type ExemptionDecision =
  operations['DecideExemption']['parameters']['path']['decision'];
/** What a gate is asked. @public */
export type GateQuery = operations['GetGate']['parameters']['query'];
/** Which decisions of gates are asked for. @public */
export type GateDecisionsQuery = NonNullable<
  operations['ListGateDecisions']['parameters']['query']
>;
/** Where a rollout stands. @public */
export type RolloutState = components['schemas']['RolloutState'];
/** How a release takes over traffic. @public */
export type StrategyType = components['schemas']['StrategyType'];
/** What can be done with a rollout. @public */
export type RolloutOperationName =
  components['schemas']['RolloutOperationName'];
/** Why a rollout does not go on now. @public */
export type RolloutHold = components['schemas']['RolloutHold'];
/** What a judgement came to. @public */
export type VerdictOutcome = components['schemas']['VerdictOutcome'];
/** How many of how many. @public */
export type EventRate = components['schemas']['EventRate'];
/** One thing that was judged, with its numbers. @public */
export type Comparison = components['schemas']['Comparison'];
/** What the evidence of a rollout says. @public */
export type RolloutVerdict = components['schemas']['RolloutVerdict'];
/** How a gate stands. @public */
export type RolloutGateOutcome = components['schemas']['RolloutGateOutcome'];
/** How a smoke test went. @public */
export type SmokeTestResult = components['schemas']['SmokeTestResult'];
/** How soon one weight would tell a fault. @public */
export type DetectionPower = components['schemas']['DetectionPower'];
/** What a rollout could tell at the traffic an agent has. @public */
export type PowerPreflight = components['schemas']['PowerPreflight'];
/** A step and how far it has come. @public */
export type RolloutStepStatus = components['schemas']['RolloutStepStatus'];
/** How far a bake has come. @public */
export type BakeStatus = components['schemas']['BakeStatus'];
/** Whether the caller may do something now, and what it would do. @public */
export type AllowedOperation = components['schemas']['AllowedOperation'];
/** A rollout in a list. @public */
export type RolloutRow = components['schemas']['RolloutRow'];
/** A page of rollouts. @public */
export type RolloutPage = components['schemas']['RolloutPage'];
/** What a release did in a span of time. @public */
export type ReleaseMeasures = components['schemas']['ReleaseMeasures'];
/** What both releases did in a span of time. @public */
export type ReleasePoint = components['schemas']['ReleasePoint'];
/** One rollout with its evidence. @public */
export type RolloutDetail = components['schemas']['RolloutDetail'];
/** What is to be rolled out where. @public */
export type RolloutRequest = components['schemas']['RolloutRequest'];
/** Details of an operation. @public */
export type RolloutOperationRequest =
  components['schemas']['RolloutOperationRequest'];
/** One decision with its evidence. @public */
export type LedgerEntry = components['schemas']['LedgerEntry'];
/** What was decided about a rollout. @public */
export type RolloutLedger = components['schemas']['RolloutLedger'];
/** Decisions that were made once more. @public */
export type RolloutReplay = components['schemas']['RolloutReplay'];
/** The rollouts of an agent. @public */
export type AgentRollouts = components['schemas']['AgentRollouts'];
/** A release that could be rolled out. @public */
export type RolloutOffer = components['schemas']['RolloutOffer'];
/** Whether every rollout is stopped. @public */
export type StopLine = components['schemas']['StopLine'];
/** Stops every rollout, or lets them go on. @public */
export type StopLineRequest = components['schemas']['StopLineRequest'];
/** An agent of a wave. @public */
export type PlanAgent = components['schemas']['PlanAgent'];
/** A wave and how far it has come. @public */
export type PlanWave = components['schemas']['PlanWave'];
/** A plan and how far it has come. @public */
export type RolloutPlanStatus = components['schemas']['RolloutPlanStatus'];
/** Every plan. @public */
export type RolloutPlanList = components['schemas']['RolloutPlanList'];
/** Which rollouts are asked for. @public */
export type RolloutsQuery = NonNullable<
  operations['ListRollouts']['parameters']['query']
>;
/** Which entries of a ledger are asked for. @public */
export type LedgerQuery = NonNullable<
  operations['GetRolloutLedger']['parameters']['query']
>;
/** By which policy a rollout is decided once more. @public */
export type ReplayPolicy = NonNullable<
  NonNullable<operations['ReplayRollout']['parameters']['query']>['policy']
>;
/** What a preflight is asked for. @public */
export type PreflightQuery =
  operations['GetRolloutPreflight']['parameters']['query'];
/** What can be done with a plan. @public */
export type RolloutPlanOperation =
  operations['OperateRolloutPlan']['parameters']['path']['operation'];
/** How severe an alert is, `P0` the most. @public */
export type AlertSeverity = components['schemas']['AlertSeverity'];
/** Whether an alert waits for somebody, was acknowledged, or is over. @public */
export type AlertState = components['schemas']['AlertState'];
/** A kind of alerts that could not be looked at. @public */
export type UnknownAlertKind = components['schemas']['UnknownAlertKind'];
/** What an alert was raised from. @public */
export type AlertKind = components['schemas']['AlertKind'];
/** What a person can do with an alert. @public */
export type AlertOperationName = components['schemas']['AlertOperationName'];
/** What an alert is about. @public */
export type AlertSubject = components['schemas']['AlertSubject'];
/** An agent that an alert concerns. @public */
export type AffectedAgent = components['schemas']['AffectedAgent'];
/** A page elsewhere. @public */
export type AlertLink = components['schemas']['AlertLink'];
/** Whether the caller may do something with an alert now. @public */
export type AllowedAlertOperation =
  components['schemas']['AllowedAlertOperation'];
/** Who did something when, and why. @public */
export type AlertAct = components['schemas']['AlertAct'];
/** An alert in a list. @public */
export type AlertRow = components['schemas']['AlertRow'];
/** Something that happened to an alert. @public */
export type AlertEvent = components['schemas']['AlertEvent'];
/** Who was told of an alert, and whether it arrived. @public */
export type AlertDelivery = components['schemas']['AlertDelivery'];
/** An alert with its history. @public */
export type AlertDetail = components['schemas']['AlertDetail'];
/** How many alerts there are. @public */
export type AlertCounts = components['schemas']['AlertCounts'];
/** How many alerts of each severity there are. @public */
export type AlertCountsBySeverity =
  components['schemas']['AlertCountsBySeverity'];
/** A page of alerts. @public */
export type AlertPage = components['schemas']['AlertPage'];
/** How many alerts are open and how many wait for the caller. @public */
export type AlertSummary = components['schemas']['AlertSummary'];
/** The alerts that concern an agent. @public */
export type AgentAlerts = components['schemas']['AgentAlerts'];
/** How many alerts concern an agent. @public */
export type AgentAlertSummary = components['schemas']['AgentAlertSummary'];
/** Details of what is done with an alert. @public */
export type AlertOperationRequest =
  components['schemas']['AlertOperationRequest'];
/** A notification of Alertmanager, version 4 of its webhook. @public */
export type AlertmanagerNotification =
  components['schemas']['AlertmanagerNotification'];
/** What became of the alerts of a notification. @public */
export type AlertmanagerReceipt = components['schemas']['AlertmanagerReceipt'];
/** Chooses alerts. @public */
export type AlertMatcher = components['schemas']['AlertMatcher'];
/** Alerts of which nobody is told for a while. @public */
export type AlertSilence = components['schemas']['AlertSilence'];
/** Silences in force, to come, and those that ended last. @public */
export type AlertSilenceList = components['schemas']['AlertSilenceList'];
/** Which alerts are to be quiet, for how long and why. @public */
export type AlertSilenceRequest = components['schemas']['AlertSilenceRequest'];
/** A policy in plain words. @public */
export type AlertPolicySummary = components['schemas']['AlertPolicySummary'];
/** The policies in force. @public */
export type AlertPolicyList = components['schemas']['AlertPolicyList'];
/** A time in which agents may be down. @public */
export type MaintenanceWindow = components['schemas']['MaintenanceWindow'];
/** Maintenance under way, to come, and that which ended last. @public */
export type MaintenanceWindowList =
  components['schemas']['MaintenanceWindowList'];
/** Which agents may be down, for how long and why. @public */
export type MaintenanceWindowRequest =
  components['schemas']['MaintenanceWindowRequest'];
/** An agent that depends on something, and what it reports about it. @public */
export type DependentAgent = components['schemas']['DependentAgent'];
/** Something that agents depend on, as they report it. @public */
export type DependencyHealth = components['schemas']['DependencyHealth'];
/** What agents depend on. @public */
export type DependencyList = components['schemas']['DependencyList'];
/** How much of a span an instance was up, and how much of it was measured. @public */
export type UptimeFigure = components['schemas']['UptimeFigure'];
/** How fast an error budget is used up. @public */
export type KpiBurn = components['schemas']['KpiBurn'];
/** The rate at which an error budget is used up over one window. @public */
export type BurnWindow = components['schemas']['BurnWindow'];
/** The error budget of a KPI. @public */
export type KpiBudget = components['schemas']['KpiBudget'];
/** Where a figure is going. @public */
export type KpiTrend = components['schemas']['KpiTrend'];
/** Whether browsers can be told of alerts while the portal is closed. @public */
export type PushOffer = components['schemas']['PushOffer'];
/** A browser that is to be told of alerts. @public */
export type PushSubscriptionRequest =
  components['schemas']['PushSubscriptionRequest'];
/** Which alerts are asked for. @public */
export type AlertsQuery = NonNullable<
  operations['ListAlerts']['parameters']['query']
>;
/** Which dependencies are asked for. @public */
export type DependenciesQuery = NonNullable<
  operations['ListDependencies']['parameters']['query']
>;
