import { accountsOf } from '@musicloud/db/accounts';
import { assetsOf } from '@musicloud/db/assets/assets';
import { contentsOf, registeredOf } from '@musicloud/db/contents/contents';
import { openDatabase } from '@musicloud/db/database';
import { sha256, uuidv7 } from '@musicloud/db/ids';
import { openMailer } from '@musicloud/db/mail/mailer';
import { objectionsOf } from '@musicloud/db/objections/objections';
import { openFigures } from '@musicloud/db/observe/figures';
import { tracedPort } from '@musicloud/db/observe/spans';
import { permissionsOf } from '@musicloud/db/permissions/permissions';
import { standingTermsOf } from '@musicloud/db/permissions/standing-terms';
import { connectQueues } from '@musicloud/db/queues/queues';
import { openRegistry } from '@musicloud/db/registry/registry';
import { openStorage } from '@musicloud/db/storage/storage';
import { wakerOf } from '@musicloud/db/wake/wake';
import type { Ports } from '@musicloud/domain/shared/ports';
import type { Env } from './env.ts';
import { log } from './log.ts';

/** Every adapter of a workers process, built once at boot. */
export async function buildContainer(env: Env) {
  const database = openDatabase({ url: env.DATABASE_URL, applicationName: 'musicloud-workers' });
  const registry = await openRegistry(env.SOURCES_URL);
  const storage = await openStorage(env.STORAGE_URL);
  const mailer = openMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, folder: env.MAIL_DIR });
  const queues = connectQueues({
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    onError: (error) => log.warn({ err: error }, 'queue'),
  });
  const { wake } = wakerOf(database.sql);
  const ports: Ports = {
    clock: () => new Date(),
    newId: uuidv7,
    digest: sha256,
    releaseDeadlineMs: env.RELEASE_DEADLINE_MS,
    patience: { answerDays: env.ANSWER_DAYS, noticeDays: env.NOTICE_DAYS },
    resumeDays: env.RESUME_DAYS,
    contents: tracedPort('postgresql', 'contents', contentsOf(database, wake)),
    objections: tracedPort('postgresql', 'objections', objectionsOf(database)),
    registered: tracedPort('postgresql', 'registered', registeredOf(database)),
    assets: tracedPort('postgresql', 'assets', assetsOf(database, wake)),
    accounts: accountsOf(database),
    standing: standingTermsOf(database),
    permissions: tracedPort('postgresql', 'permissions', permissionsOf(database)),
    registry,
  };
  const figures = openFigures({ databaseUrl: env.DATABASE_URL, queues });
  return {
    env,
    database,
    storage,
    mailer,
    queues,
    ports,
    wake,
    figures,
    /** How the pools of this process are used. */
    pools: () => ({ main: database.use() }),
    close: async () => {
      await figures.close();
      await queues.close();
      await Promise.all([database.close(), registry.close()]);
    },
  };
}
export type Container = Awaited<ReturnType<typeof buildContainer>>;
