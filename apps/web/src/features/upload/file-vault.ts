/**
 * Files that are on their way, kept by the browser itself (IndexedDB), so that an upload goes on after a reload
 * without choosing the file again. Best effort: a browser that refuses makes the page ask for the file.
 */
const DATABASE = 'musicloud-uploads';
const STORE = 'files';

/** Larger files are not copied: choosing them again is cheaper than a second gigabyte on the disk. */
export const VAULT_MAX_BYTES = 300 * 1024 ** 2;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function run<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | null> {
  try {
    const database = await open();
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    }).finally(() => database.close());
  } catch {
    return null;
  }
}

/** Keeps the file of an upload under its key. */
export async function keepFile(key: string, file: File): Promise<void> {
  if (file.size <= VAULT_MAX_BYTES) await run('readwrite', (store) => store.put(file, key));
}

/** The kept file, or null when there is none (or no longer readable). */
export async function keptFile(key: string): Promise<File | null> {
  const file = await run('readonly', (store) => store.get(key) as IDBRequest<unknown>);
  return file instanceof File ? file : null;
}

/** Forgets a file that arrived, was refused or was taken out. */
export async function forgetFile(key: string): Promise<void> {
  await run('readwrite', (store) => store.delete(key));
}
