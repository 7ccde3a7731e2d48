import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import { agent, version } from '../agent.ts';
import type { Config } from '../config/Config.ts';

const exportTimeoutMs = 2000;

/** Sends traces to the collector; returns what sends the last ones and ends it. */
export function startTracing(config: Config): () => Promise<void> {
  const exporter = new OTLPTraceExporter({
    url: `${config.tracing.endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: exportTimeoutMs,
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': agent.name,
      'service.version': version,
      'deployment.environment.name': config.environment,
    }),
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(config.tracing.ratio),
    }),
    spanProcessors: [
      new BatchSpanProcessor(exporter, {
        exportTimeoutMillis: exportTimeoutMs,
      }),
    ],
  });
  provider.register();
  return () => provider.shutdown();
}
