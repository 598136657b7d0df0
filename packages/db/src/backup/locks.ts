/**
 * Held shared by a backup for as long as it runs, and alone by whoever takes files away: what its snapshot names stays
 * until it is copied. Told apart from the other advisory locks.
 */
export const FILES_LOCK = 4_204;
/** Held alone by whoever changes the tables. A backup holds it shared: all its tables are of one version. */
export const MIGRATION_LOCK = 4_203;
