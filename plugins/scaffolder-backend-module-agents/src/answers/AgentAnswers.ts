import { z } from 'zod';
import {
  agentNameSchema,
  entityRefSchema,
  hostNameSchema,
  modelNameSchema,
  singleLineSchema,
  slugSchema,
} from './fieldSchemas';

/** The data stores that a generated service can be wired to. */
export const dataStores = ['postgresql', 'redis', 'milvus'] as const;

/** The clouds that Terraform modules are written for. */
export const clouds = ['aws', 'azure', 'gcp'] as const;

/** The model providers whose credentials and base URLs are known. */
export const modelProviders = [
  'anthropic',
  'openai',
  'azure-openai',
  'google',
  'ollama',
] as const;

/** What a person answers before an agent service is generated. */
export const agentAnswersSchema = z.strictObject({
  /** Name of the service, its repository and its catalog entity. */
  name: agentNameSchema,
  title: singleLineSchema(60),
  description: singleLineSchema(280),
  /** Reference of the owning group or user, e.g. `group:default/core-agents`. */
  owner: entityRefSchema(['group', 'user']),
  system: entityRefSchema(['system']).optional(),
  /** The family of agents, by which rollout plans select. */
  family: slugSchema,
  language: z.enum(['typescript', 'python']),
  model: z.strictObject({
    provider: z.enum(modelProviders),
    name: modelNameSchema,
  }),
  /** Names of the tools that the agent may call. */
  tools: z.array(slugSchema).max(20).default([]),
  stores: z.array(z.enum(dataStores)).max(dataStores.length).default([]),
  cloud: z.enum(clouds),
  exposure: z.enum(['internal', 'public']),
  riskTier: z.enum(['low', 'medium', 'high']),
  rollout: z.strictObject({
    strategy: z.enum(['canary', 'blue-green']),
    /** Reference of the rollout plan, with the wave that the agent joins. */
    plan: entityRefSchema(['rolloutplan']).optional(),
    wave: singleLineSchema(40).optional(),
  }),
  /** TCP port the service listens on, the same in every file. */
  port: z.number().int().min(1024).max(65535).default(8080),
  /** Domain below which the environments' host names stand. */
  domain: hostNameSchema.default('example.com'),
  /** Container registry and path before the image's name. */
  imageRegistry: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(\/[a-z0-9][a-z0-9._-]*){0,4}$/,
      'must be a registry and path in lower case, such as ghcr.io/acme',
    )
    .max(120)
    .default('ghcr.io/acme'),
  /** Clone address of the repository that the deployment follows. */
  repositoryUrl: z
    .url({ protocol: /^https$/ })
    .max(200)
    .refine(
      value => !hasUserInfo(value),
      'must hold no user name, password or token before the host; keep the credential in Vault',
    )
    .optional(),
  /** Targets that differ from those of the KPI set, by KPI id. */
  kpiTargets: z
    .strictObject({
      /** Seconds, mean. */
      'response-time': z.number().positive().max(600).optional(),
      /** Seconds within which 95 % of answers arrive. */
      performance: z.number().positive().max(600).optional(),
      /** Ratio 0–1. */
      'error-rate': z.number().positive().max(0.5).optional(),
      'task-completion': z.number().min(0.5).max(1).optional(),
      'quality-score': z.number().min(0).max(1).optional(),
      /** 1–5. */
      'user-feedback': z.number().min(1).max(5).optional(),
      uptime: z.number().min(0.9).max(0.99999).optional(),
    })
    .default({}),
});

function hasUserInfo(address: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const { username, password } = new URL(address);
  return username !== '' || password !== '';
}

/** Answers as a form or an API client sends them: defaults may be left out. */
export type AgentAnswersInput = z.input<typeof agentAnswersSchema>;

/** Answers that were read and completed with their defaults. */
export type AgentAnswers = z.output<typeof agentAnswersSchema>;
