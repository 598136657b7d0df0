import { z } from 'zod';

/** What this version writes and understands. */
export const FORMAT = 1;

const count = z.number().int().min(0);

/** What a backup says of itself: its last entry but one. */
export const Manifest = z.object({
  format: z.number().int(),
  /** When its snapshot was taken, by the database's clock. */
  takenAt: z.iso.datetime(),
  /** The version of the server it was read from, for whoever reads this later. */
  postgres: z.string(),
  /** The migrations its tables were made by, in order. */
  migrations: z.array(z.object({ hash: z.string(), createdAt: z.number() })),
  /** In an order in which they can be filled again. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: count })),
  /** The next number of each sequence. */
  sequences: z.record(z.string(), z.string()),
  /** Entries of the source registry, and how many had to be set back to the moment of the snapshot, or mended. */
  sources: z.object({ version: count, rows: count, later: count, mended: count, left: count }),
  /** Files, and those the tables name that were not there or not what they were. */
  files: z.object({
    count,
    bytes: count,
    missing: z.array(z.string()),
    changed: z.array(z.string()),
  }),
  /** Secrets by name, told apart by their SHA-256. */
  keys: z.record(z.string(), z.string()),
  /** How many entries come before it, each named in one of the lists of sums. */
  entries: count,
});
export type Manifest = z.infer<typeof Manifest>;
