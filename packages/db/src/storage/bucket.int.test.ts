import { beforeAll, inject } from 'vitest';
import { createBucket } from '../testing/s3.ts';
import { storageContract } from './contract.ts';

let url: string;
beforeAll(async () => {
  url = await createBucket(inject('s3Url'));
});

storageContract('a bucket', () => url);
