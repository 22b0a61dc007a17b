import type { LoggerService } from '@nestjs/common';
import type { Log } from './log.ts';

/** Parts of Nest that speak while the application is put together: their sentences hold class names only. */
const assemblers: ReadonlySet<unknown> = new Set([
  'ExceptionHandler',
  'InstanceLoader',
  'Injector',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/**
 * Nest's own lines in ours. What Nest says while it is put together is kept, because a missing provider must be
 * named; what it says later may repeat somebody's data and is reduced to where it came from.
 */
export class NestLog implements LoggerService {
  private readonly lines: Log;

  constructor(lines: Log) {
    this.lines = lines;
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.lines.debug(sentence(message, rest), where(rest));
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.lines.debug(sentence(message, rest), where(rest));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.lines.debug(sentence(message, rest), where(rest));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.lines.warn(sentence(message, rest), where(rest));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.report('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.report('fatal', message, rest);
  }

  private report(level: 'error' | 'fatal', message: unknown, rest: readonly unknown[]): void {
    if (message instanceof Error && !assemblers.has(rest.at(-1))) {
      this.lines.failure('The framework met an error.', message, where(rest), level);
    } else this.lines[level](sentence(message, rest), where(rest));
  }
}

function sentence(message: unknown, rest: readonly unknown[]): string {
  if (!assemblers.has(rest.at(-1))) return 'The framework has something to say.';
  return message instanceof Error ? message.message : String(message);
}

function where(rest: readonly unknown[]): { context?: string } {
  const context = rest.at(-1);
  return typeof context === 'string' && /^\w{1,60}$/.test(context) ? { context } : {};
}
