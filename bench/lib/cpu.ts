import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the kernel counts CPU time in, on every Linux there is: hundredths of a second. */
const TICK_MS = 10;

/** CPU milliseconds a process has used so far, its threads included, user and system. */
export function cpuMs(pid: number): number {
  if (process.platform !== 'linux') return psMs(pid);
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, in brackets, may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** `ps` says `[[days-]hours:]minutes:seconds`. */
function psMs(pid: number): number {
  const said = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return said.split(/[-:]/).reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}
