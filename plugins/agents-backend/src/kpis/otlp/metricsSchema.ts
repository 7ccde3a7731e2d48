import { Root } from 'protobufjs/light';

const field = (id: number, type: string) => ({ id, type });
const list = (id: number, type: string) => ({
  id,
  type,
  rule: 'repeated' as const,
});

/**
 * What is read of OTLP's metrics, version 1 (opentelemetry-proto 1.x): field numbers and types of
 * its messages. Fields that nothing is measured from are left out, and a decoder skips them.
 * Exemplars are among those, and values that are lists or maps, so that no message nests.
 */
const root = Root.fromJSON({
  nested: {
    ExportMetricsServiceRequest: {
      fields: { resourceMetrics: list(1, 'ResourceMetrics') },
    },
    ExportMetricsServiceResponse: {
      fields: { partialSuccess: field(1, 'ExportMetricsPartialSuccess') },
    },
    ExportMetricsPartialSuccess: {
      fields: {
        rejectedDataPoints: field(1, 'int64'),
        errorMessage: field(2, 'string'),
      },
    },
    Status: {
      fields: { code: field(1, 'int32'), message: field(2, 'string') },
    },
    ResourceMetrics: {
      fields: {
        resource: field(1, 'Resource'),
        scopeMetrics: list(2, 'ScopeMetrics'),
      },
    },
    Resource: { fields: { attributes: list(1, 'KeyValue') } },
    ScopeMetrics: {
      fields: {
        scope: field(1, 'InstrumentationScope'),
        metrics: list(2, 'Metric'),
      },
    },
    InstrumentationScope: { fields: { name: field(1, 'string') } },
    KeyValue: {
      fields: { key: field(1, 'string'), value: field(2, 'AnyValue') },
    },
    AnyValue: {
      oneofs: {
        value: {
          oneof: ['stringValue', 'boolValue', 'intValue', 'doubleValue'],
        },
      },
      fields: {
        stringValue: field(1, 'string'),
        boolValue: field(2, 'bool'),
        intValue: field(3, 'int64'),
        doubleValue: field(4, 'double'),
      },
    },
    Metric: {
      oneofs: {
        data: {
          oneof: [
            'gauge',
            'sum',
            'histogram',
            'exponentialHistogram',
            'summary',
          ],
        },
      },
      fields: {
        name: field(1, 'string'),
        unit: field(3, 'string'),
        gauge: field(5, 'Gauge'),
        sum: field(7, 'Sum'),
        histogram: field(9, 'Histogram'),
        exponentialHistogram: field(10, 'ExponentialHistogram'),
        summary: field(11, 'Summary'),
      },
    },
    Gauge: { fields: { dataPoints: list(1, 'NumberDataPoint') } },
    Sum: {
      fields: {
        dataPoints: list(1, 'NumberDataPoint'),
        aggregationTemporality: field(2, 'int32'),
        isMonotonic: field(3, 'bool'),
      },
    },
    Histogram: {
      fields: {
        dataPoints: list(1, 'HistogramDataPoint'),
        aggregationTemporality: field(2, 'int32'),
      },
    },
    ExponentialHistogram: {
      fields: {
        dataPoints: list(1, 'ExponentialHistogramDataPoint'),
        aggregationTemporality: field(2, 'int32'),
      },
    },
    Summary: { fields: { dataPoints: list(1, 'SummaryDataPoint') } },
    NumberDataPoint: {
      oneofs: { value: { oneof: ['asDouble', 'asInt'] } },
      fields: {
        startTimeUnixNano: field(2, 'fixed64'),
        timeUnixNano: field(3, 'fixed64'),
        asDouble: field(4, 'double'),
        asInt: field(6, 'sfixed64'),
        attributes: list(7, 'KeyValue'),
        flags: field(8, 'uint32'),
      },
    },
    HistogramDataPoint: {
      fields: {
        startTimeUnixNano: field(2, 'fixed64'),
        timeUnixNano: field(3, 'fixed64'),
        count: field(4, 'fixed64'),
        sum: field(5, 'double'),
        bucketCounts: list(6, 'fixed64'),
        explicitBounds: list(7, 'double'),
        attributes: list(9, 'KeyValue'),
        flags: field(10, 'uint32'),
      },
    },
    ExponentialHistogramDataPoint: {
      fields: {
        attributes: list(1, 'KeyValue'),
        startTimeUnixNano: field(2, 'fixed64'),
        timeUnixNano: field(3, 'fixed64'),
        count: field(4, 'fixed64'),
        sum: field(5, 'double'),
        flags: field(10, 'uint32'),
      },
    },
    SummaryDataPoint: {
      fields: {
        startTimeUnixNano: field(2, 'fixed64'),
        timeUnixNano: field(3, 'fixed64'),
        count: field(4, 'fixed64'),
        sum: field(5, 'double'),
        attributes: list(7, 'KeyValue'),
        flags: field(8, 'uint32'),
      },
    },
  },
});

/** The message that an exporter sends. */
export const MetricsRequestType = root.lookupType(
  'ExportMetricsServiceRequest',
);

/** The message that it is answered with. */
export const MetricsResponseType = root.lookupType(
  'ExportMetricsServiceResponse',
);

/** The message that a request is refused with. */
export const StatusType = root.lookupType('Status');
