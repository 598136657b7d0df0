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
import { readsOf } from '@musicloud/db/replica/reads';
import { openStorage } from '@musicloud/db/storage/storage';
import { wakerOf } from '@musicloud/db/wake/wake';
import type { Ports } from '@musicloud/domain/shared/ports';
import { releaseAccount } from './account/release-account.ts';
import { createAuth } from './auth.ts';
import { openCertificates } from './certificates.ts';
import { guardCopyright } from './copyright-guard.ts';
import { type Env, isLoopback, publicUrl } from './env.ts';
import { readLegal } from './legal.ts';
import { changesFor } from './live.ts';
import { log } from './log.ts';
import { readsTotal, replicaServes } from './metrics.ts';

/** Every adapter of the web process, built once at boot and nowhere else. */
export async function buildContainer(env: Env) {
  const database = openDatabase({ url: env.DATABASE_URL, applicationName: 'musicloud-web' });
  const listening = openDatabase({
    url: env.DATABASE_URL,
    connections: 1,
    applicationName: 'musicloud-live',
  });
  const reads = readsOf(database, {
    replica: env.DATABASE_REPLICA_URL
      ? { url: env.DATABASE_REPLICA_URL, applicationName: 'musicloud-web' }
      : null,
    onRead: (from) => readsTotal.inc({ from }),
    onChange: (trouble) => {
      replicaServes.set(trouble ? 0 : 1);
      log.warn({ err: trouble }, trouble ? 'reads go to the primary' : 'reads go to the replica');
    },
  });
  const registry = await openRegistry(env.SOURCES_URL);
  const storage = await openStorage(env.STORAGE_URL);
  const mailer = openMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, folder: env.MAIL_DIR });
  const legal = readLegal(env.LEGAL_DIR);
  const { wake } = wakerOf(database.sql);
  const queues = connectQueues({
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    onError: (error) => log.debug({ err: error }, 'queue'),
  });
  const figures = openFigures({ databaseUrl: env.DATABASE_URL, queues });
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
  const guard = guardCopyright(ports, {
    url: env.COPYRIGHT_DATABASE_URL ?? env.DATABASE_URL,
    timeoutMs: env.COPYRIGHT_TIMEOUT_MS,
    connections: env.COPYRIGHT_CONNECTIONS,
    afterCommit: wake,
  });
  const auth = createAuth({
    env,
    database,
    mailer,
    termsVersion: legal.version,
    onDelete: (id) => releaseAccount(ports, database.db, id),
  });
  const live = await changesFor(listening);
  const certificates = await openCertificates(env.CERTIFICATE_KEY, publicUrl(env));
  return {
    env,
    /** A set-up on one's own machine: mail is kept in a folder and shown on a page. */
    developing: !env.SMTP_URL && isLoopback(env.HOST),
    database,
    /** Reads of what is shown, from the replica when there is one. Whatever decides reads from `database`. */
    reads: reads.read,
    registry,
    storage,
    mailer,
    legal,
    ports,
    guard,
    auth,
    certificates,
    live,
    figures,
    /** How the pools of this process are used. */
    pools: () => ({ main: database.use(), copyright: guard.poolUse() }),
    close: async () => {
      await live.stop();
      await reads.close();
      await figures.close();
      await queues.close();
      await Promise.all([guard.close(), database.close(), listening.close(), registry.close()]);
    },
  };
}
export type Container = Awaited<ReturnType<typeof buildContainer>>;
