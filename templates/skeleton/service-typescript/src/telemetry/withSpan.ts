import {
  type Attributes,
  context,
  propagation,
  type Span,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** Does the work within a span, which ends with it and notes its failure. */
export async function withSpan<TResult>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<TResult>,
): Promise<TResult> {
  const tracer = trace.getTracer('agent');
  return await tracer.startActiveSpan(name, { attributes }, async span => {
    try {
      return await work(span);
    } catch (error) {
      span.setAttribute(
        'error.type',
        error instanceof Error ? error.name : 'unknown',
      );
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Does the work as part of the trace that a request's headers name, if any. */
export function withinTraceOf<TResult>(
  headers: Record<string, string | string[] | undefined>,
  work: () => TResult,
): TResult {
  return context.with(propagation.extract(context.active(), headers), work);
}
