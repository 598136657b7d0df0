const ID = /^[0-9a-f-]{36}$/;

/** Whether a name in a folder or bucket is a file's, and not what describes one. */
export const isFileId = (name: string) => ID.test(name);

/** The id, if it is one. */
export function fileId(id: string): string {
  if (!isFileId(id)) throw new Error('not the id of a file');
  return id;
}
