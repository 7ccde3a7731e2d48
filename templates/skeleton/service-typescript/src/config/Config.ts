import type { EnvironmentName } from '../AgentFacts.ts';

export interface ModelConfig {
  /** `offline` answers without a language model. */
  provider: string;
  name: string;
  baseUrl: string;
  apiKey?: string | undefined;
}

export interface PostgresConfig {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string | undefined;
}

export interface RedisConfig {
  host: string;
  port: number;
  password?: string | undefined;
}

export interface MilvusConfig {
  host: string;
  port: number;
  token?: string | undefined;
}

/** The settings of the service, read from its environment once, at its start. */
export interface Config {
  environment: EnvironmentName;
  /** 0 takes any free port. */
  port: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Endpoint over OTLP/HTTP, and the share of requests that is traced, 0–1. */
  tracing: { endpoint: string; ratio: number };
  workers: number;
  queueLimit: number;
  taskTimeoutMs: number;
  /** Names of the tools that may be called. */
  tools: string[];
  model: ModelConfig;
  postgres?: PostgresConfig;
  redis?: RedisConfig;
  milvus?: MilvusConfig;
}
