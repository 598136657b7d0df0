import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** A place in a trace, as W3C Trace Context names it: hexadecimal, 16 and 8 bytes. */
export type SpanPlace = { readonly traceId: string; readonly spanId: string };

/** What a request or job is known by: in its log lines, its spans and the events it leads to. */
export type Scope = SpanPlace & {
  readonly correlationId: string;
  /** The routes and procedures that answered so far, by the names the code gives them. */
  readonly doors: Set<string>;
};

const scopes = new AsyncLocalStorage<Scope>();

/** Runs `work`, and all it waits for, in a scope. */
export const inScope = <Result>(scope: Scope, work: () => Result): Result =>
  scopes.run(scope, work);
/** The scope of the request or job this is called in; undefined in loops and at boot. */
export const currentScope = (): Scope | undefined => scopes.getStore();

/** What every log line of a request or job carries. */
export function scopeFields(): { correlationId?: string; traceId?: string } {
  const scope = scopes.getStore();
  return scope ? { correlationId: scope.correlationId, traceId: scope.traceId } : {};
}

/** The first place of a new trace. */
export const newPlace = (): SpanPlace => ({
  traceId: randomBytes(16).toString('hex'),
  spanId: randomBytes(8).toString('hex'),
});

/** Version 00 of https://www.w3.org/TR/trace-context/#traceparent-header; ids of zeros only are none. */
const pattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Reads a `traceparent`; null when it is none. */
export function parseTraceparent(text: unknown): SpanPlace | null {
  const [, traceId, spanId] = (typeof text === 'string' && pattern.exec(text)) || [];
  return traceId && spanId ? { traceId, spanId } : null;
}

/** Whether a trace is kept is decided by its id, in each process alike: the flag tells nobody anything. */
export const traceparentOf = ({ traceId, spanId }: SpanPlace): string =>
  `00-${traceId}-${spanId}-01`;

/** Where an event written now belongs; null outside of requests and jobs. */
export function currentTraceparent(): string | null {
  const scope = scopes.getStore();
  return scope ? traceparentOf(scope) : null;
}
