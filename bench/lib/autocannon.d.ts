/** The part of autocannon that is used here; it ships no types. */
declare module 'autocannon' {
  type Request = {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
  };
  type Options = {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    requests: (Request & {
      setupRequest?: (request: Request) => Request;
      onResponse?: (status: number, body: string) => void;
    })[];
  };
  /** Latencies are in milliseconds, `duration` in seconds. */
  type Result = {
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    duration: number;
    latency: { p50: number; p99: number };
  };
  /** A run under way: `response` tells each answer's status, size and milliseconds. */
  type Run = Promise<Result> & {
    on(
      event: 'response',
      hear: (client: unknown, status: number, bytes: number, ms: number) => void,
    ): void;
  };
  export default function autocannon(options: Options): Run;
}
