/** An error as logs may keep it. */
export type ToldError = {
  readonly type: string;
  readonly code?: string | number;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly cause?: ToldError;
};

/**
 * What logs are told of an error: its kind, words and place. Never what a query was asked with (the driver appends
 * it to the message, and hangs it on the error): that may be a password's hash, a session or somebody's address.
 */
export function toldError(thrown: unknown, depth = 4): ToldError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'no error' };
  const { name, message, stack, cause } = thrown;
  const { code } = thrown as { code?: unknown };
  const said = withoutParams(message);
  return {
    type: name,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    message: said,
    stack: stack?.replace(message, said),
    ...(cause instanceof Error && depth > 0 && { cause: toldError(cause, depth - 1) }),
  };
}

/** What a query was asked with, a value that did not fit its type, and whom a mail was for stay out. */
const withoutParams = (message: string) =>
  message
    .replace(/\n?params: [\s\S]*$/, '')
    .replace(/(invalid input [^:"]*)[:"][\s\S]*$/, '$1')
    .replaceAll(/[^\s@<>"'(),:;]+@[^\s@<>"'(),:;]+/g, '(an address)');
