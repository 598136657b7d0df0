import type { TcpProxy } from '@musicloud/db/testing/tcp-proxy';

/** What a fault can hit. */
export const processNames = ['web', 'relay', 'approval', 'release', 'others'] as const;
export const storeNames = ['postgres', 'redis', 'mariadb'] as const;
export type ProcessName = (typeof processNames)[number];
export type StoreName = (typeof storeNames)[number];
export type PartName = ProcessName | StoreName;

/** One process of ours, or a store with everything it started. */
export type Part = {
  readonly name: PartName;
  /** SIGKILL. */
  readonly kill: () => void;
  /** SIGSTOP, and SIGCONT. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Resolves when it runs again: stores are started again here, processes by their supervisor. */
  readonly back: () => Promise<void>;
};

/** A store, reached by everyone but the harness through a proxy. */
export type Store = Part & {
  readonly name: StoreName;
  readonly proxy: TcpProxy;
  /** The address behind the proxy, and the one everyone uses. */
  readonly direct: string;
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** The same address at another port. */
export function throughPort(url: string, port: number): string {
  const there = new URL(url);
  there.port = String(port);
  return there.href;
}
