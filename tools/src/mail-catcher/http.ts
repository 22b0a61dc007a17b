import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { faultSchema, type Faults } from './faults.ts';
import type { Mailbox } from './mailbox.ts';
import { listPage, messagePage, missingPage } from './pages.ts';

export interface HttpSide {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

interface Catcher {
  readonly mailbox: Mailbox;
  readonly faults: Faults;
}

export async function listenHttp(options: { host: string; port: number } & Catcher): Promise<HttpSide> {
  const server = createServer((request, response) => {
    // A client that keeps a connection may meet its end with the next question: on a busy machine it does.
    response.setHeader('connection', 'close');
    answer(options, request, response).catch((error: unknown) => {
      sendJson(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(catcher: Catcher, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, area, id, view] = url.pathname.split('/');
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /') return sendHtml(response, 200, listPage(catcher.mailbox.list()));
  if (route === 'GET /readyz') return sendJson(response, 200, { status: 'ready' });
  if (route === 'POST /clear') {
    catcher.mailbox.clear();
    response.writeHead(303, { location: '/' }).end();
    return;
  }
  if (area === 'api') return answerApi(catcher, request, response, url);
  const mail = area === 'messages' && request.method === 'GET' ? catcher.mailbox.find(id ?? '') : undefined;
  if (!mail) return sendHtml(response, 404, missingPage());
  if (view !== 'raw') return sendHtml(response, 200, messagePage(mail));
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(mail.raw);
}

async function answerApi(
  { mailbox, faults }: Catcher,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /api/messages':
      return sendJson(response, 200, mailbox.list(url.searchParams.get('to') ?? undefined));
    case 'DELETE /api/messages':
      mailbox.clear();
      return sendJson(response, 200, { removed: true });
    case 'GET /api/faults':
      return sendJson(response, 200, faults.list());
    case 'POST /api/faults': {
      const wanted = faultSchema.safeParse(parseJson(await text(request)));
      if (!wanted.success) return sendJson(response, 422, { error: wanted.error.issues });
      faults.set(wanted.data);
      return sendJson(response, 200, faults.list());
    }
    case 'DELETE /api/faults':
      faults.clear();
      return sendJson(response, 200, faults.list());
    default:
      return sendJson(response, 404, { error: 'There is no such resource.' });
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendHtml(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}
