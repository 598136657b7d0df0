// What the stores started for the integration tests are known by: `inject('postgresUrl')`.
import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database `postgres` of a real server, as superuser. Each test file makes its own database. */
    postgresUrl: string;
    /** A real Redis. */
    redisUrl: string;
    /** A real MariaDB, as root, without a database. Each test file makes its own. */
    mysqlUrl: string;
    /** A real server that speaks the S3 protocol, without a bucket. Each test file makes its own. */
    s3Url: string;
    /** How the domain's model is tried: how many runs, which, and whether it ends with a table. */
    model: { runs: number; seed: number; path: string; registry: string; table: boolean };
  }
}
