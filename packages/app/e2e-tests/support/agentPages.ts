/** The catalog page of an agent. */
export const agentPath = (name: string) => `/catalog/default/component/${name}`;

/** Every page whose looks and reach are tested, with what it shows when it is complete. */
export const PAGES = [
  { title: 'home', path: '/', shows: 'Needs attention' },
  { title: 'fleet table', path: '/agents', shows: 'QualityGuardian' },
  {
    title: 'fleet board',
    path: '/agents?layout=board',
    shows: 'QualityGuardian',
  },
  {
    title: 'agent overview',
    path: agentPath('quality-guardian'),
    shows: 'All components',
  },
  {
    title: 'Health & KPIs',
    path: `${agentPath('quality-guardian')}/health-kpis`,
    shows: 'Requests by release',
  },
  {
    title: 'agent readiness',
    path: `${agentPath(
      'quality-guardian',
    )}/readiness?scorecard=scorecard:default/test-and-documentation`,
    shows: 'Cheapest path to the next level',
  },
  { title: 'readiness matrix', path: '/agents/readiness', shows: 'Matrix' },
  {
    title: 'scorecard',
    path: '/agents/readiness/scorecards/default/operational-readiness',
    shows: 'Checks of the scorecard',
  },
  {
    title: 'readiness inbox',
    path: '/agents/readiness/inbox',
    shows: 'Inbox',
  },
  {
    title: 'rollouts',
    path: '/agents/rollouts',
    shows: 'Plan BMAD agent rollout',
  },
  {
    title: 'rollouts that wait for me',
    path: '/agents/rollouts/waiting',
    shows: 'Waiting for me',
  },
  {
    title: 'agent rollouts',
    path: `${agentPath('quality-guardian')}/rollouts`,
    shows: 'Ready to be rolled out',
  },
  { title: 'alerts', path: '/agents/alerts', shows: 'Alerts' },
  {
    title: 'alerts on call',
    path: '/agents/alerts/on-call',
    shows: 'All alerts',
  },
  {
    title: 'alert silences',
    path: '/agents/alerts/silences',
    shows: 'Silences',
  },
  {
    title: 'alert policies',
    path: '/agents/alerts/policies',
    shows: 'Production alerts',
  },
  {
    title: 'timeline',
    path: `${agentPath('quality-guardian')}/timeline`,
    shows: 'Events, newest first',
  },
] as const;
