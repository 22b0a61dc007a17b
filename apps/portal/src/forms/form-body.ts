import type { FastifyInstance } from 'fastify';

const LARGEST_FORM = 16 * 1024;

/** The fields of a posted form; every name once. */
export type FormBody = ReadonlyMap<string, string>;

export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm';
  readonly statusCode = 400;
}

/** The pages send only this one content type; everything else is refused with 415 before it is read. */
export function acceptFormsOnly(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: LARGEST_FORM },
    (_request, body, done) => {
      try {
        done(null, parseForm(body as Buffer));
      } catch (error) {
        done(error as Error);
      }
    },
  );
}

export function parseForm(body: Buffer): FormBody {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) {
    // Two readers of one form could each take another value.
    if (fields.has(name)) throw new UnreadableForm('a field was sent twice');
    fields.set(name, value);
  }
  return fields;
}

export function formOf(body: unknown): FormBody {
  return body instanceof Map ? (body as FormBody) : new Map<string, string>();
}
