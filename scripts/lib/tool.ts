import { type ChildProcess, spawn } from 'node:child_process';

/** How a program ended, and all it said. */
export type ToolResult = { code: number; output: string };

/** How to run it. */
export type ToolOptions = {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Ends it, and everything it started. */
  signal?: AbortSignal | undefined;
  /** Also hears what it says, as it says it. */
  hear?: (text: string) => void;
};

/** Runs a program to its end in a process group of its own and collects its output. */
export function runTool(
  command: string,
  args: string[],
  options: ToolOptions = {},
): Promise<ToolResult> {
  const { signal, hear, ...rest } = options;
  signal?.throwIfAborted();
  const child = spawn(command, args, {
    ...rest,
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => endGroup(child, 'SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  // Not even an unforeseen end of this process leaves it running.
  const kill = () => endGroup(child, 'SIGKILL');
  process.once('exit', kill);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      hear?.(text);
    });
  }
  return new Promise<ToolResult>((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  }).finally(() => {
    signal?.removeEventListener('abort', stop);
    process.off('exit', kill);
  });
}

function endGroup(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch {
    // It ended in between.
  }
}
