import type { Answer } from '@latchkey/outbound';

const mediaType = /^([\w!#$&^.+-]+\/[\w!#$&^.+-]+)[\t ]*(?:;[\t ]*charset="?utf-8"?[\t ]*)?$/i;

/** The media type in lower case; undefined when there is none, or more than one, or another encoding than UTF-8. */
export function mediaTypeOf({ headers }: Answer): string | undefined {
  return mediaType.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase();
}

/** The body as text; undefined when it is not UTF-8. */
export function textOf({ body }: Answer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** The document that came; undefined when it is not told to be JSON, or is none: a page of a proxy, half a body. */
export function jsonOf(answer: Answer): unknown {
  if (!/^application\/(?:[\w.-]+\+)?json$/.test(mediaTypeOf(answer) ?? '')) return undefined;
  const text = textOf(answer);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
