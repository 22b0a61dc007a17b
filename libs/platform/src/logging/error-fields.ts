import { isNativeError } from 'node:util/types';
import { DomainError } from '@latchkey/kernel';
import type { LogFields } from './log-fields.ts';

const frame = /^\s+at (?:[^\n]*\()?(?:file:\/\/)?(\/[^\s():]+|node:[\w/]+):(\d+):\d+\)?$/;
const deepest = 8;

/**
 * What the log may know of an error: names, stable codes and, for one that nobody expected, the places it came
 * through. Never its message: the message of a database or a directory repeats the values it was given.
 */
export function errorFields(error: unknown): LogFields {
  if (error instanceof DomainError) {
    return { error_name: error.name, error_code: error.code, ...causeFields(error.cause) };
  }
  if (!isError(error)) return { error_name: `thrown ${typeof error}` };
  return {
    error_name: nameOf(error),
    fault_code: faultCode(error),
    ...causeFields(error.cause),
    stack: places(error),
  };
}

function causeFields(cause: unknown): LogFields {
  if (typeof cause === 'string') return { reason: cause };
  if (!isError(cause)) return {};
  return {
    cause_name: nameOf(cause),
    cause_code: cause instanceof DomainError ? cause.code : faultCode(cause),
  };
}

/** Also an error of another realm, which `instanceof` does not know. */
function isError(error: unknown): error is Error {
  return error instanceof Error || isNativeError(error);
}

/** A class name: anything else in its place may be data. */
function nameOf(error: Error): string {
  return /^[A-Za-z_$][\w$]{0,79}$/.test(error.name) ? error.name : 'Error';
}

/** SQLSTATE, errno or a library's constant; they are made of capitals and digits only. */
function faultCode(error: Error): string | undefined {
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code) ? code : undefined;
}

function places(error: Error): string | undefined {
  const { stack, message } = error;
  if (stack === undefined) return undefined;
  // A message can hold lines that look like places: what comes before its end is not read.
  const start = stack.indexOf(message);
  if (start < 0) return undefined;
  const found = stack
    .slice(start + message.length)
    .split('\n')
    .map((line) => frame.exec(line))
    .filter((match) => match !== null)
    .slice(0, deepest)
    .map(([, file = '', line = '']) => `${withinProject(file)}:${line}`);
  return found.length === 0 ? undefined : found.join(' < ');
}

function withinProject(file: string): string {
  const root = `${process.cwd()}/`;
  return file.startsWith(root) ? file.slice(root.length) : file;
}
