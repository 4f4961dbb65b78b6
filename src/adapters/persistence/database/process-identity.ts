import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/**
 * What tells a process from every other. A number alone does not: it is given again after a restart of the machine,
 * and the first process of every container has the same. What the system does not tell is null.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** Since which moment the machine has been up, as an id of its own. */
  readonly bootId: string | null;
  /** Within which the number means anything: differs from container to container. */
  readonly pidNamespace: string | null;
  /** When it started, in the system's own counting. */
  readonly startedAt: string | null;
}

/** The identity of the process that asks. */
export async function identityOfThisProcess(): Promise<ProcessIdentity> {
  return {
    pid: process.pid,
    host: hostname(),
    bootId: await orNull(readFile('/proc/sys/kernel/random/boot_id', 'utf8').then((text) => text.trim())),
    pidNamespace: await orNull(readlink('/proc/self/ns/pid')),
    startedAt: await startOf(process.pid),
  };
}

/** `unknown` when it is of another machine or container, which cannot be seen from here. */
export type Liveness = 'alive' | 'gone' | 'unknown';

/** Whether that process still runs, as seen by `self`. */
export async function livenessOf(other: ProcessIdentity, self: ProcessIdentity): Promise<Liveness> {
  if (other.host !== self.host) return 'unknown';
  if (other.bootId !== self.bootId) return 'gone';
  if (other.pidNamespace !== self.pidNamespace) return 'unknown';
  if (!isRunning(other.pid)) return 'gone';

  const startedAt = await startOf(other.pid);
  return startedAt === other.startedAt ? 'alive' : 'gone';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The 22nd field of `/proc/<pid>/stat` (proc(5)); the second is in parentheses and may hold anything. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await orNull(readFile(`/proc/${pid}/stat`, 'utf8'));
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function orNull<Value>(promise: Promise<Value>): Promise<Value | null> {
  return promise.catch(() => null);
}
