export interface Answer {
  readonly status: number;
  /** In the order in which they came, lower case. */
  readonly headerNames: readonly string[];
  readonly body: string;
}

interface Head {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly length: number;
}

/** The first whole HTTP/1.1 answer in what was received, or nothing while some of it is still missing. */
export function parseAnswer(received: Buffer): Answer | undefined {
  const head = parseHead(received);
  if (!head) return undefined;
  const body = bodyOf(head, received);
  if (body === undefined) return undefined;
  return { status: head.status, headerNames: [...head.headers.keys()], body };
}

function parseHead(received: Buffer): Head | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(first.split(' ')[1]), headers, length: end + 4 };
}

function bodyOf({ headers, length }: Head, received: Buffer): string | undefined {
  if (headers.get('transfer-encoding') === 'chunked') return chunks(received, length);
  const end = length + Number(headers.get('content-length') ?? 0);
  return received.length < end ? undefined : received.toString('utf8', length, end);
}

function chunks(received: Buffer, from: number): string | undefined {
  const parts: Buffer[] = [];
  for (let at = from; ;) {
    const lineEnd = received.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(received.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size;
    if (received.length < end + 2) return undefined;
    if (size === 0) return Buffer.concat(parts).toString('utf8');
    parts.push(received.subarray(lineEnd + 2, end));
    at = end + 2;
  }
}
