import { setTimeout as wait } from 'node:timers/promises';
import { type Database, type DatabaseOptions, openDatabase } from '../database.ts';
import { committed, replayed, together } from './position.ts';

/** How long a read waits until the replica shows what it has to see; then it goes to the primary. */
const CATCH_UP_MS = 100;
const LOOK_MS = 2;
/** How long the replica may take to answer before it counts as lost, and how often a lost one is looked for. */
const ANSWER_MS = 1_000;
const SEEK_MS = 250;

/** Where a read was answered: by the replica, or by the primary since the replica was late or lost. */
export type ReadFrom = 'replica' | 'primary';

/** Runs reads where they are soonest right. */
export type Reads = {
  /** Runs a read that writes nothing. It sees all that was answered as written before it began, by any process. */
  readonly read: <Result>(work: (database: Database) => Promise<Result>) => Promise<Result>;
  /** Whether the replica takes reads now; null when there is none. */
  readonly replicaServes: () => boolean | null;
  readonly close: () => Promise<void>;
};

export type ReadOptions = {
  /** One streaming replica of the primary. Not a balancer before several: one may be behind another. */
  readonly replica: DatabaseOptions | null;
  readonly onRead?: (from: ReadFrom) => void;
  /** Told when the replica is lost or late, with the reason, and null when it is back. */
  readonly onChange?: (trouble: Error | null) => void;
};

/** Reads from `primary`, or from its replica if there is one that can be trusted at the moment. */
export function readsOf(primary: Database, { replica, ...told }: ReadOptions): Reads {
  if (!replica) {
    return { read: (work) => work(primary), replicaServes: () => null, close: async () => {} };
  }
  return new ReplicaReads(primary, replica, told);
}

class ReplicaReads implements Reads {
  readonly #primary: Database;
  readonly #options: DatabaseOptions;
  readonly #told: Omit<ReadOptions, 'replica'>;
  readonly #committed: () => Promise<bigint>;
  readonly #closing = new AbortController();
  #replica: Replica | null = null;
  /** It answers, and is behind. */
  #resting: Replica | null = null;
  #seeking: Promise<void>;

  constructor(primary: Database, options: DatabaseOptions, told: Omit<ReadOptions, 'replica'>) {
    this.#primary = primary;
    this.#options = options;
    this.#told = told;
    this.#committed = together(() => committed(primary.sql));
    this.#seeking = this.#seek();
  }

  replicaServes = () => this.#replica !== null;

  read = async <Result>(work: (database: Database) => Promise<Result>): Promise<Result> => {
    const replica = this.#replica;
    if (replica && (await this.#shows(replica))) {
      try {
        const result = await inTime(work(replica.database));
        this.#told.onRead?.('replica');
        return result;
      } catch (error) {
        // What the server refuses may be the read's fault, or a row it had to clear away: asked again, and no loss.
        if (isLoss(error)) this.#lose(replica, error as Error);
      }
    }
    this.#told.onRead?.('primary');
    return work(this.#primary);
  };

  /** Waits until the replica shows all that was committed when this was asked. False when it takes too long. */
  async #shows(replica: Replica): Promise<boolean> {
    const needed = await this.#committed();
    const late = performance.now() + CATCH_UP_MS;
    try {
      while (!(await inTime(replica.reached(needed)))) {
        if (performance.now() > late) {
          this.#rest(replica, new Error('the replica is behind'));
          return false;
        }
        await wait(LOOK_MS);
      }
      return true;
    } catch (error) {
      this.#lose(replica, error as Error);
      return false;
    }
  }

  /** One that is behind finishes what it began, and is asked again when it has caught up. */
  #rest(replica: Replica, trouble: Error) {
    if (this.#replica !== replica) return;
    this.#replica = null;
    this.#resting = replica;
    this.#told.onChange?.(trouble);
    this.#seeking = this.#seek();
  }

  /** Connections that hang would hold their places in the pool for as long as the trouble lasts. */
  #lose(replica: Replica, trouble: Error) {
    if (this.#replica !== replica) return;
    this.#replica = null;
    replica.discard();
    this.#told.onChange?.(trouble);
    this.#seeking = this.#seek();
  }

  /** Looks for the replica until it answers and has caught up. */
  async #seek(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const found = await this.#found();
      if (found) {
        this.#replica = found;
        this.#told.onChange?.(null);
        return;
      }
      await wait(SEEK_MS, undefined, { signal: this.#closing.signal }).catch(() => {});
    }
  }

  async #found(): Promise<Replica | null> {
    const replica = this.#resting ?? new Replica(openDatabase(this.#options));
    this.#resting = replica;
    const caughtUp = async () => replica.reached(await this.#committed());
    try {
      if (!(await inTime(caughtUp()))) return null;
      this.#resting = null;
      return replica;
    } catch {
      this.#resting = null;
      replica.discard();
      return null;
    }
  }

  close = async () => {
    this.#closing.abort();
    await this.#seeking;
    this.#resting?.discard();
    await this.#replica?.database.close();
  };
}

/** A replica that answers, and how far it was when it was last asked. */
class Replica {
  readonly database: Database;
  readonly #replayed: () => Promise<bigint>;
  #known = 0n;

  constructor(database: Database) {
    this.database = database;
    this.#replayed = together(() => replayed(database.sql));
  }

  /** Has it shown all up to this position? Asks only when it is not known. */
  async reached(position: bigint): Promise<boolean> {
    if (this.#known >= position) return true;
    this.#known = await this.#replayed();
    return this.#known >= position;
  }

  discard(): void {
    void this.database.sql.end({ timeout: 0 }).catch(() => {});
  }
}

const LATE = 'the replica does not answer';

/** A server that hangs is an answer, and not a wait. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, ANSWER_MS, new Error(LATE));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Whether a server is away, going (class 57P) or hangs; what it answers otherwise is the read's own trouble. */
function isLoss(error: unknown): boolean {
  const cause = (error as { cause?: unknown }).cause ?? error;
  const { code = '', message } = cause as { code?: string; message?: string };
  return message === LATE || /^(57P|CONNECT|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET)/.test(code);
}
