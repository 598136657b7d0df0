import { timestamp } from 'drizzle-orm/pg-core';

/** A moment, with its zone, to the microsecond; a `Date` in code. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
