/** What STORAGE_URL has to be, as the end of a sentence. Says nothing of the value, which may hold a secret. */
export const STORAGE_URL_EXPECTED =
  'has to be a file: or s3: URL, for example file:/srv/musicloud/files or s3://KEY:SECRET@host:9000/bucket?region=us-east-1&tls=1';

/** Whether a text names a folder, or a bucket behind the S3 protocol. */
export function isStorageUrl(text: string): boolean {
  return /^file:./.test(text) || bucketAt(text) !== null;
}

/** A bucket and how it is reached. */
export type BucketPlace = {
  /** `https://host:9000` */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  /** When there are none, those of the machine count: `AWS_ACCESS_KEY_ID` and whatever else AWS's own tools know. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/**
 * Reads `s3://KEY:SECRET@host:port/bucket?region=us-east-1&tls=1`. Key and secret are percent-encoded like any part of
 * a URL, and may be left out, both; region and tls are what is shown when they are not said. Null when it is none.
 */
export function bucketAt(text: string): BucketPlace | null {
  if (!URL.canParse(text)) return null;
  const { protocol, host, pathname, username, password, searchParams } = new URL(text);
  const [, bucket] = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(pathname) ?? [];
  const { region = 'us-east-1', tls = '1', ...more } = Object.fromEntries(searchParams);
  const plain = Object.keys(more).length === 0 && (tls === '0' || tls === '1') && region !== '';
  if (protocol !== 's3:' || !host || !bucket || !plain) return null;
  if ((username === '') !== (password === '')) return null;
  const credentials = { accessKeyId: decoded(username), secretAccessKey: decoded(password) };
  return {
    endpoint: `${tls === '1' ? 'https' : 'http'}://${host}`,
    bucket,
    region,
    ...(username !== '' && { credentials }),
  };
}

/** What holds a stray percent sign was meant as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
