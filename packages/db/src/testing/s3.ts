import { randomUUID } from 'node:crypto';
import { S3 } from '@aws-sdk/client-s3';
import { bucketAt } from '../storage/url.ts';

/** Makes an empty bucket of its own on an S3 server. */
export async function createBucket(server: string): Promise<string> {
  const url = new URL(server);
  url.pathname = `/test-${randomUUID()}`;
  const { s3, Bucket } = reach(url.href);
  await s3.createBucket({ Bucket });
  return url.href;
}

/** The names in a bucket that begin like this, and of uploads under way there. */
export async function heldIn(url: string, begin: string): Promise<string[]> {
  const { s3, Bucket } = reach(url);
  const { Contents = [] } = await s3.listObjectsV2({ Bucket, Prefix: begin });
  const { Uploads = [] } = await s3.listMultipartUploads({ Bucket });
  const names = [...Contents, ...Uploads].map(({ Key = '' }) => Key);
  return names.filter((name) => name.startsWith(begin));
}

function reach(url: string) {
  const place = bucketAt(url);
  if (!place) throw new Error('not the URL of a bucket');
  const { bucket, ...reached } = place;
  return { s3: new S3({ ...reached, forcePathStyle: true }), Bucket: bucket };
}
