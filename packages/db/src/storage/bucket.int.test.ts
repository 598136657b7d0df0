import { beforeAll } from 'vitest';
import { createBucket } from '../testing/s3.ts';
import { storageContract } from './contract.ts';

let url: string;
beforeAll(async () => {
  url = await createBucket();
});

storageContract('a bucket', () => url);
