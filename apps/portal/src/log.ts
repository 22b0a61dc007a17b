import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './configuration.ts';

/** The only fields that are ever written. No address, no identifier, no URL: the route's template is enough. */
const FIELDS = [
  'request_id',
  'method',
  'route',
  'status',
  'duration_ms',
  'upstream_status',
  'upstream_code',
  'error_name',
  'code',
  'frames',
  'address',
  'reason',
] as const;
export type LogField = (typeof FIELDS)[number];

const LONGEST_FIELD = 1024;

export class Log {
  private readonly pino: Logger;

  constructor(level: LogLevel, destination?: DestinationStream) {
    const options = {
      level,
      base: { app: 'portal' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  write(level: LogLevel, message: string, fields: Readonly<Partial<Record<LogField, unknown>>> = {}): void {
    const kept = FIELDS.filter((name) => fields[name] !== undefined).map((name) => [
      name,
      plain(fields[name]),
    ]);
    this.pino[level](Object.fromEntries(kept) as object, message);
  }

  /** Name, code and places of an error; never its message, which may quote what somebody typed. */
  failure(message: string, error: unknown, fields: Readonly<Partial<Record<LogField, unknown>>> = {}): void {
    const known = error instanceof Error ? error : new Error('unknown');
    const code = 'code' in known ? known.code : undefined;
    this.write('error', message, { ...fields, error_name: known.name, code, frames: framesOf(known) });
  }
}

/** Control signs and signs that reorder text would forge lines in a terminal. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function plain(value: unknown): string | number | boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = String(value).slice(0, LONGEST_FIELD);
  return text.replaceAll(UNSAFE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function framesOf(error: Error): string {
  const places = (error.stack ?? '').matchAll(/([\w.-]+\.(?:js|ts|tsx|mjs)):(\d+):\d+/g);
  return [...places]
    .slice(0, 6)
    .map(([, file, line]) => `${file}:${line}`)
    .join(' < ');
}
