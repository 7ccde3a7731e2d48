const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const textOrTexts = { anyOf: [text, texts] };
const scalar = { type: ['string', 'number', 'boolean'] };
const duration = { type: 'string', pattern: '^([0-9]+(us|ms|s|m|h))+$' };
const keyValues = {
  anyOf: [
    { type: 'object', additionalProperties: scalar },
    {
      type: 'array',
      items: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_.-]*(=.*)?$' },
    },
  ],
};
const open = { type: ['object', 'null'] };
const names = {
  anyOf: [texts, { type: 'object', additionalProperties: open }],
};

function closed(properties: object, required: string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

const service = {
  ...closed({
    build: {
      anyOf: [
        text,
        closed({
          context: text,
          dockerfile: text,
          target: text,
          args: keyValues,
          cache_from: texts,
        }),
      ],
    },
    image: text,
    container_name: text,
    command: textOrTexts,
    entrypoint: textOrTexts,
    env_file: {
      anyOf: [
        text,
        {
          type: 'array',
          items: {
            anyOf: [
              text,
              closed(
                { path: text, required: { type: 'boolean' }, format: text },
                ['path'],
              ),
            ],
          },
        },
      ],
    },
    environment: keyValues,
    ports: {
      type: 'array',
      items: {
        anyOf: [
          {
            type: 'string',
            pattern: '^([^:\\s]+:){0,2}[0-9]+(-[0-9]+)?(/(tcp|udp))?$',
          },
          { type: 'integer', minimum: 1, maximum: 65535 },
          { type: 'object' },
        ],
      },
    },
    expose: { type: 'array', items: { type: ['string', 'integer'] } },
    healthcheck: closed({
      test: textOrTexts,
      interval: duration,
      timeout: duration,
      start_period: duration,
      start_interval: duration,
      retries: { type: 'integer', minimum: 1 },
      disable: { type: 'boolean' },
    }),
    depends_on: {
      anyOf: [
        texts,
        {
          type: 'object',
          additionalProperties: closed(
            {
              condition: {
                enum: [
                  'service_started',
                  'service_healthy',
                  'service_completed_successfully',
                ],
              },
              required: { type: 'boolean' },
              restart: { type: 'boolean' },
            },
            ['condition'],
          ),
        },
      ],
    },
    networks: names,
    volumes: { type: 'array', items: { anyOf: [text, { type: 'object' }] } },
    tmpfs: textOrTexts,
    secrets: { type: 'array' },
    configs: { type: 'array' },
    labels: keyValues,
    restart: {
      type: 'string',
      pattern: '^(no|always|unless-stopped|on-failure(:[0-9]+)?)$',
    },
    user: { type: ['string', 'integer'] },
    working_dir: text,
    hostname: text,
    read_only: { type: 'boolean' },
    init: { type: 'boolean' },
    privileged: { const: false },
    cap_drop: texts,
    cap_add: texts,
    security_opt: texts,
    extra_hosts: { anyOf: [texts, { type: 'object' }] },
    ulimits: { type: 'object' },
    shm_size: { type: ['string', 'integer'] },
    mem_limit: { type: ['string', 'integer'] },
    cpus: { type: ['string', 'number'] },
    pids_limit: { type: 'integer' },
    stop_grace_period: duration,
    stop_signal: text,
    platform: text,
    profiles: texts,
    pull_policy: text,
    deploy: { type: 'object' },
    logging: { type: 'object' },
    develop: { type: 'object' },
  }),
  anyOf: [{ required: ['image'] }, { required: ['build'] }],
};

/** The parts of the Compose specification that a service needs; all else is refused. */
export const composeSchema = {
  ...closed(
    {
      name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
      services: {
        type: 'object',
        minProperties: 1,
        additionalProperties: service,
      },
      networks: { type: 'object', additionalProperties: open },
      volumes: { type: 'object', additionalProperties: open },
      secrets: { type: 'object' },
      configs: { type: 'object' },
    },
    ['services'],
  ),
  patternProperties: { '^x-': {} },
};
