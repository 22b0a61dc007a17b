import { readdirSync, readFileSync } from 'node:fs';

/** Named groups of processes whose CPU time is told apart. */
export type ProcessGroups = Readonly<Record<string, () => readonly number[]>>;
export type CpuTimes = Readonly<Record<string, number>>;

// Of /proc/<pid>/stat after the closing parenthesis: parent, and the CPU time of children that have ended.
const PARENT = 1;
const ENDED_CHILDREN_USER = 13;
const ENDED_CHILDREN_SYSTEM = 14;
const TICK_MS = 10;

/** CPU milliseconds so far, per group. A group may gain and lose processes in between. */
export function cpuTimes(groups: ProcessGroups): CpuTimes {
  return Object.fromEntries(
    Object.entries(groups).map(([name, pids]) => [name, pids().reduce((sum, pid) => sum + cpuOf(pid), 0)]),
  );
}

export function cpuBetween(before: CpuTimes, after: CpuTimes): CpuTimes {
  return Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
}

/** The server, its auxiliary processes and every backend. What ended backends used is in the server's own record. */
export function withChildren(pid: number): readonly number[] {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && statOf(name)[PARENT] === String(pid),
  );
  return [pid, ...children.map(Number)];
}

function cpuOf(pid: number): number {
  const stat = statOf(String(pid));
  if (stat.length === 0) return 0;
  const ended = Number(stat[ENDED_CHILDREN_USER]) + Number(stat[ENDED_CHILDREN_SYSTEM]);
  return runTime(pid) + ended * TICK_MS;
}

/** Of all threads, in nanoseconds from the scheduler: the ticks of `stat` are too coarse for a step of a second. */
function runTime(pid: number): number {
  const threads = listed(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

function statOf(pid: string): string[] {
  const text = read(`/proc/${pid}/stat`);
  return text === '' ? [] : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** A process may end between being listed and being read. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listed(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** Resident memory in MiB. */
export function residentMemory(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}
