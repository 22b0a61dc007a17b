import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes, ApiExtension } from '@nestjs/swagger';

export const formType = 'application/x-www-form-urlencoded';

/** What a route says of itself; Fastify hands it to every hook. */
export interface RouteMarks {
  /** Why the route needs no caller. */
  readonly withoutCaller?: string;
  /** Why a repeat of the request does no harm without an Idempotency-Key. */
  readonly deduplicated?: string;
  /** Why the body is a form (application/x-www-form-urlencoded) and not JSON. */
  readonly form?: string;
  /** The body is a CSV file, handed over as it arrives. */
  readonly takesCsv?: boolean;
  /** The access log mentions it at level debug only. */
  readonly quiet?: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    latchkey?: RouteMarks;
  }
}

type Handler = (...parameters: never[]) => unknown;

/** Nest's RouteConfig replaces what was there; two marks on one handler must add up. */
function mark(marks: RouteMarks): MethodDecorator {
  return (target, property, descriptor) => {
    const handler = descriptor.value as Handler & { [known]?: RouteMarks };
    handler[known] = { ...handler[known], ...marks };
    RouteConfig({ latchkey: handler[known] })(target, property, descriptor);
  };
}

const known = Symbol('route marks');

/** How the API description learns of a mark; taken out of the document again. */
export const extensions = {
  withoutCaller: 'x-without-caller',
  deduplicated: 'x-deduplicated',
  alsoCsv: 'x-also-csv',
  needs: 'x-needs',
  takesCsv: 'x-takes-csv',
} as const;

/** The route runs for anybody and outside any tenant. Say why. */
export function WithoutCaller(reason: string): MethodDecorator {
  return applyDecorators(mark({ withoutCaller: reason }), ApiExtension(extensions.withoutCaller, reason));
}

/** A POST that is safe to repeat without an Idempotency-Key. Say why. */
export function Deduplicated(reason: string): MethodDecorator {
  return applyDecorators(mark({ deduplicated: reason }), ApiExtension(extensions.deduplicated, reason));
}

/** The body is a form, as a standard demands. Say which. */
export function FormBody(standard: string): MethodDecorator {
  return applyDecorators(mark({ form: standard }), ApiConsumes(formType));
}

/** The body is a CSV file in place of JSON, as a stream: the handler bounds what it reads. */
export function TakesCsv(): MethodDecorator {
  return applyDecorators(mark({ takesCsv: true }), ApiExtension(extensions.takesCsv, 'true'));
}

/** The answer of a GET can be had as a CSV file too (RFC 4180), by `Accept: text/csv`. Say what is in it. */
export function AlsoCsv(content: string): MethodDecorator {
  return applyDecorators(ApiExtension(extensions.alsoCsv, content));
}
