import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isUnder, type Dialect } from '../dialect.ts';
import { HttpFault } from '../problem-details/http-fault.ts';
import { formType } from '../tenant-scope/route-marks.ts';
import { parseForm } from './form-body.ts';
import { parseStrictJson } from './strict-json.ts';

export const largestBody = 64 * 1024;

/** What the JSON APIs take: JSON, and a form on the routes that are marked so. Anything else is 415, anything longer 413. */
export function acceptStrictJsonOnly(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  accept(instance, 'application/json', (request, bytes) => {
    if (isForm(request)) throw new HttpFault(415);
    return parseStrictJson(bytes);
  });
  accept(instance, formType, (request, bytes) => {
    if (!isForm(request)) throw new HttpFault(415);
    return parseForm(bytes);
  });
}

function accept(
  instance: FastifyInstance,
  type: string,
  parse: (request: FastifyRequest, bytes: Buffer) => unknown,
): void {
  instance.addContentTypeParser(
    type,
    { parseAs: 'buffer', bodyLimit: largestBody },
    (request: FastifyRequest, bytes: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      try {
        refuseOtherEncodings(request);
        done(null, parse(request, bytes));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

function isForm({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.latchkey?.form !== undefined;
}

/** Files, on routes that take them; anywhere else they are 415. */
export function acceptCsv(instance: FastifyInstance): void {
  instance.addContentTypeParser('text/csv', (request, payload, done) => {
    try {
      if (!request.routeOptions.config.latchkey?.takesCsv) throw new HttpFault(415);
      refuseOtherEncodings(request);
      done(null, payload);
    } catch (error) {
      done(error as Error);
    }
  });
}

/** The same JSON under another media type, on the paths of a dialect; anywhere else that type is 415. */
export function acceptDialect(instance: FastifyInstance, dialect: Dialect): void {
  instance.addContentTypeParser(
    dialect.mediaType,
    { parseAs: 'buffer', bodyLimit: dialect.largestBody },
    (request: FastifyRequest, bytes: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      try {
        if (!isUnder(dialect, request.routeOptions.url ?? '')) throw new HttpFault(415);
        refuseOtherEncodings(request);
        done(null, parseStrictJson(bytes));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

/** Bodies as the octets that came, whatever they say they are: signatures are over octets. */
export function acceptOctets(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: largestBody },
    (_request: FastifyRequest, bytes: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      done(null, bytes);
    },
  );
}

function refuseOtherEncodings({ headers }: FastifyRequest): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  const coded = (headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity';
  if (coded || charset.toLowerCase() !== 'utf-8') throw new HttpFault(415);
}
