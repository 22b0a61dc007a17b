import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CallCarriesSecret, ProveExecutorCall } from '@latchkey/credentials';
import { parseBody, parseStrictJson, pointerToken } from '@latchkey/platform';
import type { z } from 'zod';

/** What of a request an executor's call is read from. */
export interface ExecutorRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** Names under which a password might come; ours are none of them. */
const secretName = /pass|pwd|secret|credential|kennwort|contrase|senha|parol|haslo|pin$|\bkey\b/i;

/**
 * A call of an executor, believed before it is read: the signature is over the octets that came. What looks like a
 * password makes the whole of it worthless, whatever else it says (S-93).
 */
@Injectable()
export class ExecutorCalls {
  constructor(private readonly queries: QueryBus) {}

  /** Throws CallNotProven, CallCarriesSecret and InvalidInput, in this order. */
  async read<T>(storeId: string, { headers, body }: ExecutorRequest, schema: z.ZodType<T>): Promise<T> {
    const octets = body instanceof Uint8Array ? body : new Uint8Array();
    const header = (name: string): string => [headers[name] ?? ''].flat().join(', ');
    await this.queries.execute(
      new ProveExecutorCall(storeId, {
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signature: header('webhook-signature'),
        body: octets,
      }),
    );
    const said = parseStrictJson(octets);
    const pointer = secretIn(said);
    if (pointer !== undefined) throw new CallCarriesSecret(pointer);
    return parseBody(schema, said);
  }
}

/** By which the sender tells a repetition from a new call. Only asked of a call that was believed. */
export function callId({ headers }: ExecutorRequest): string {
  return [headers['webhook-id'] ?? ''].flat().join();
}

/** Where something looks like a password, as a JSON pointer. The parser has bounded the depth. */
function secretIn(value: unknown, at = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const pointer = `${at}/${pointerToken(name)}`;
    if (!Array.isArray(value) && secretName.test(name)) return pointer;
    const found = secretIn(inner, pointer);
    if (found !== undefined) return found;
  }
  return undefined;
}
