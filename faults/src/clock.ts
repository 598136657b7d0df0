// Loaded before a program of ours (`--import`): lets its clock jump. On SIGUSR2 it reads anew by how many
// milliseconds, from the file that FAULTS_CLOCK names.
import { readFileSync } from 'node:fs';

const Real = Date;
const file = process.env.FAULTS_CLOCK ?? '';
let offset = 0;
process.on('SIGUSR2', () => {
  offset = Number(readFileSync(file, 'utf8'));
});
const now = () => Real.now() + offset;

globalThis.Date = new Proxy(Real, {
  construct: (target, args, made) =>
    Reflect.construct(target, args.length > 0 ? args : [now()], made),
  apply: () => new Real(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
