const traces = {
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'no collector is known here; set it in an overlay, for web and workers alike',
  OTEL_TRACES_SAMPLER_ARG: 'all traces, where there is a collector',
};

/** Variables that the code knows and no manifest sets, each with the reason. */
export const leftAtDefault = {
  web: {
    NODE_ENV: 'the image says production',
    NODE_OPTIONS: 'Node knows the memory limit of its container',
    COPYRIGHT_DATABASE_URL: 'the main database, as everywhere but in trials',
    EMBEDDED: 'set by npm start, for a database of its own',
    SEED_DEMO: 'demo accounts have known passwords',
    REPORT_LIMIT: 'the default is meant for everybody',
    INVITATION_LIMIT: 'the default is meant for everybody',
    KEY_CREATION_LIMIT: 'the default is meant for everybody',
    LEGAL_DIR: 'the shipped texts; mount your own and set it in an overlay',
    ...traces,
  },
  workers: {
    NODE_OPTIONS: 'Node knows the memory limit of its container',
    ...traces,
  },
} as const;
