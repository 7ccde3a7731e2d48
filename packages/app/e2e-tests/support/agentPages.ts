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
    title: 'timeline',
    path: `${agentPath('quality-guardian')}/timeline`,
    shows: 'Events, newest first',
  },
] as const;
