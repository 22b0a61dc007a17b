import { TenantContext } from '@latchkey/kernel';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { errorFields } from './error-fields.ts';
import { LineOutput } from './line-output.ts';
import { allowedFields, type LogFields } from './log-fields.ts';
import { safeText } from './safe-text.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogOptions {
  readonly app: string;
  readonly version: string;
  readonly level: LogLevel;
  /** Standard output when absent. */
  readonly to?: DestinationStream;
}

/**
 * Lines of JSON with a fixed set of fields. Inside a tenant's work each line says whose request it belongs to.
 * A message is a sentence of the program: what varies goes into fields.
 */
export class Log {
  private readonly lines: Logger;
  private readonly output: LineOutput | undefined;

  constructor(options: LogOptions) {
    this.output = options.to ? undefined : new LineOutput(1);
    this.lines = pino(
      {
        level: options.level,
        base: { app: options.app, version: options.version },
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      options.to ?? this.output,
    );
  }

  /** Lines that were dropped because nobody took them. */
  get dropped(): number {
    return this.output?.dropped ?? 0;
  }

  /** Before the process ends: resolves once every line is written, or after so many milliseconds. */
  async flush(milliseconds = 1000): Promise<void> {
    await this.output?.flush(milliseconds);
  }

  debug(message: string, fields?: LogFields): void {
    this.write('debug', message, fields);
  }
  info(message: string, fields?: LogFields): void {
    this.write('info', message, fields);
  }
  warn(message: string, fields?: LogFields): void {
    this.write('warn', message, fields);
  }
  error(message: string, fields?: LogFields): void {
    this.write('error', message, fields);
  }
  fatal(message: string, fields?: LogFields): void {
    this.write('fatal', message, fields);
  }
  /** An error, by its names and places; `level` is warn for one that was to be expected. */
  failure(
    message: string,
    error: unknown,
    fields?: LogFields,
    level: 'warn' | 'error' | 'fatal' = 'error',
  ): void {
    this.write(level, message, { ...fields, ...errorFields(error) });
  }

  private write(level: Exclude<LogLevel, 'silent'>, message: string, fields: LogFields = {}): void {
    if (!this.lines.isLevelEnabled(level)) return;
    const scope = TenantContext.find();
    const context = scope && {
      request_id: scope.requestId,
      tenant: scope.tenantId,
      environment: scope.environment,
    };
    this.lines[level](allowedFields({ ...context, ...fields }), safeText(message));
  }
}

export function createLog(options: LogOptions): Log {
  return new Log(options);
}
