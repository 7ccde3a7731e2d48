/** What the process of origins is told: it answers each with `done`. */
export type OriginCommand = { type: 'count' } | { type: 'hang'; hang: boolean };

/** What it says. */
export type OriginMessage =
  | { type: 'listening'; port: number }
  /** Requests since the last command. */
  | { type: 'done'; requests: number };
