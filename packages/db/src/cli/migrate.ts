import { readEnv } from '../env.ts';
import { migrateDatabase } from '../migrate.ts';

await migrateDatabase(readEnv().DATABASE_URL);
