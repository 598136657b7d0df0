import { QueryClient } from '@tanstack/react-query';
import { domainErrorOf } from '../lib/errors.ts';

const FRESH_MS = 30_000;
const MOST_RETRIES = 2;

/** One query client: a request's own on the server, the tab's on the client. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal by the domain stays a refusal; only a broken line is worth another try.
        retry: (failures, error) => domainErrorOf(error) === null && failures < MOST_RETRIES,
      },
      mutations: { retry: false },
    },
  });
}
