import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import type { CallbackApi } from './callback-api.ts';
import type { Carrier, Task } from './task.ts';

interface PushedMessage {
  readonly type: string;
  readonly data: Task;
}

export interface ReceivingOptions {
  readonly secret: string;
  readonly port: number;
  readonly log: (line: string) => void;
}

/**
 * Is called with tasks: believes the signature, answers at once and works after that. A task that comes again, because
 * an answer was lost, is answered again and carried out once. Put TLS in front of it, and let a robot of your own write a
 * task down before it answers: what was answered is not pushed again, and this one only keeps it in memory.
 */
export async function receive(
  api: CallbackApi,
  carrier: Carrier,
  options: ReceivingOptions,
): Promise<Server> {
  const webhook = new Webhook(options.secret);
  const begun = new Set<string>();
  const take = ({ type, data }: PushedMessage): void => {
    if (type !== 'password-reset-request.opened' || begun.has(data.reference)) return;
    begun.add(data.reference);
    void work(api, carrier, data, options.log).catch(() => {
      begun.delete(data.reference);
      options.log(`${data.reference}: not told`);
    });
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => hear(webhook, request.headers, body, take, response));
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function hear(
  webhook: Webhook,
  headers: IncomingHttpHeaders,
  body: string,
  take: (message: PushedMessage) => void,
  response: ServerResponse,
): void {
  try {
    take(webhook.verify(body, headers as Record<string, string>) as PushedMessage);
    response.writeHead(202).end();
  } catch {
    response.writeHead(401).end();
  }
}

async function work(
  api: CallbackApi,
  carrier: Carrier,
  task: Task,
  log: (line: string) => void,
): Promise<void> {
  const outcome = await carrier.carryOut(task);
  const path = `password-reset-requests/${task.reference}/status`;
  const reply = await api.post(path, { token: task.token, ...outcome });
  log(`${task.reference}: ${reply.status === 200 ? outcome.status : reply.code}`);
}
