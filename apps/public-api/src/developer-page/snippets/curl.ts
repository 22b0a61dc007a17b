import { surroundings, type ExampleRequest } from '../example-request.ts';

/** In a shell nothing means anything between single quotes, but a single quote. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** For a POSIX shell. The path is percent-encoded, and `--globoff` leaves its brackets alone. */
export function curlSnippet({ method, path, headers, needsIdempotencyKey, body }: ExampleRequest): string {
  const parts = [
    `curl --globoff --request ${quoted(method)} "$${surroundings.url}"${quoted(path)}`,
    `--header "Authorization: Bearer $${surroundings.key}"`,
    ...(needsIdempotencyKey ? ['--header "Idempotency-Key: try-$(date +%s)-$$"'] : []),
    ...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined
      ? []
      : [`--header 'Content-Type: application/json'`, `--data-raw ${quoted(JSON.stringify(body))}`]),
  ];
  return parts.join(' \\\n  ');
}
