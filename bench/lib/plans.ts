import type { Db } from '@musicloud/db/database';
import * as schema from '@musicloud/db/schema/index';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { percentile } from './figures.ts';

/** How the database answers one reading. */
export type Plan = {
  /** The plan's steps from the top, each with its index, for the values at hand. */
  readonly custom: string;
  /** The same for values not known: what a prepared statement can end with after five executions. */
  readonly generic: string;
  /** Median of the prepared statement on that generic plan, in milliseconds. */
  readonly genericMs: number;
};

const TIMES = 40;

/** Looks at the statement that `read` sends. */
export async function planOf(sql: postgres.Sql, read: (db: Db) => Promise<unknown>): Promise<Plan> {
  const { text, params } = await statementOf(sql, read);
  return {
    custom: await explain(sql, `explain (format json) ${text}`, params),
    generic: await explain(sql, `explain (generic_plan, format json) ${text}`, []),
    genericMs: await prepared(sql, text, params),
  };
}

/** A plan that reads rows in their order and stops at the page's end. */
export const inOrder = (plan: string) => !/Sort|Bitmap|Seq Scan/.test(plan);

async function statementOf(sql: postgres.Sql, read: (db: Db) => Promise<unknown>) {
  const seen: { text: string; params: postgres.ParameterOrJSON<never>[] }[] = [];
  const logQuery = (text: string, params: unknown[]) =>
    seen.push({ text, params: params as postgres.ParameterOrJSON<never>[] });
  await read(drizzle(sql, { schema, logger: { logQuery } }));
  const [statement] = seen;
  if (!statement) throw new Error('No statement was sent.');
  return statement;
}

type Node = {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Scan Direction'?: string;
  readonly Plans?: readonly Node[];
};

async function explain(sql: postgres.Sql, text: string, params: postgres.ParameterOrJSON<never>[]) {
  const [row] = await sql.unsafe(text, params);
  const plans = row?.['QUERY PLAN'] as { Plan: Node }[] | undefined;
  return (plans ?? []).flatMap(({ Plan: plan }) => steps(plan)).join(' > ');
}

function steps(node: Node): string[] {
  const index = node['Index Name'] ? ` ${node['Index Name']}` : '';
  const backward = node['Scan Direction'] === 'Backward' ? ' backward' : '';
  return [`${node['Node Type']}${index}${backward}`, ...(node.Plans ?? []).flatMap(steps)];
}

async function prepared(
  sql: postgres.Sql,
  text: string,
  params: postgres.ParameterOrJSON<never>[],
): Promise<number> {
  const one = await sql.reserve();
  const times: number[] = [];
  try {
    await one`set plan_cache_mode = force_generic_plan`;
    for (let round = 0; round < TIMES; round += 1) {
      const started = performance.now();
      await one.unsafe(text, params, { prepare: true });
      times.push(performance.now() - started);
    }
    await one`reset plan_cache_mode`;
  } finally {
    one.release();
  }
  return percentile(times, 0.5);
}
