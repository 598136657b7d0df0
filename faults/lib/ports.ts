import { freePort } from '../../scripts/lib/ports.ts';

/** A free port on this machine, below those the operating system hands out. */
export const port = () => freePort('127.0.0.1', 22_200, 23_000);
