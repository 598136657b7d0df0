import type postgres from 'postgres';

/** How a pool is used: its size, connections at work, and questions that wait for one. */
export type PoolUse = { readonly most: number; readonly busy: number; readonly waiting: number };

/** A question as the driver hands it on; its own connection bookkeeping is not to be seen from outside. */
type Question = {
  handler: (self: Question) => void;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};
const isQuestion = (made: unknown): made is Question =>
  typeof (made as { handle?: unknown } | null)?.handle === 'function';

/**
 * The same pool, counting what is under way: a question from when it is asked until it is answered, a transaction
 * as one for as long as it has its connection. What is more than the connections there are waits in the driver.
 */
export function countingUse(sql: postgres.Sql, most: number) {
  let under = 0;
  const counted = (made: unknown) => {
    if (!isQuestion(made)) return made;
    const { handler } = made;
    made.handler = Object.assign((self: Question) => {
      const { resolve, reject } = self;
      under += 1;
      let open = true;
      const leave = () => {
        if (open) under -= 1;
        open = false;
      };
      self.resolve = (value) => {
        leave();
        resolve(value);
      };
      self.reject = (error) => {
        leave();
        reject(error);
      };
      handler(self);
    }, handler);
    return made;
  };
  const begin = async (...args: Parameters<typeof sql.begin>) => {
    under += 1;
    try {
      return await sql.begin(...args);
    } finally {
      under -= 1;
    }
  };
  const unsafe = (...args: Parameters<typeof sql.unsafe>) => counted(sql.unsafe(...args));
  const own: Record<PropertyKey, unknown> = { begin, unsafe };
  const counting = new Proxy(sql, {
    apply: (target, self, args) => counted(Reflect.apply(target, self, args)),
    get: (target, name) => own[name] ?? Reflect.get(target, name),
  });
  const use = (): PoolUse => ({
    most,
    busy: Math.min(under, most),
    waiting: Math.max(0, under - most),
  });
  return { sql: counting, use };
}
