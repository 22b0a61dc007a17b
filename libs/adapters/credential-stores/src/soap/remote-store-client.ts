import { xmlText } from '@latchkey/strict-xml';
import { readFile } from 'node:fs/promises';
import type { Client, IHttpClient, ISecurity, SoapMethod } from 'soap';
import type { SoapMessage } from './message.ts';
import { packageReading } from './package-reading.ts';
import type { SoapReply } from './reply.ts';

const described = new URL('../../wsdl/remote-store.wsdl', import.meta.url);

/** Where one message goes, and by what. */
export interface SoapWay {
  readonly endpoint: string;
  readonly httpClient: IHttpClient;
  readonly security: ISecurity;
}

/** The package `soap` with our WSDL. Loaded when a peer is first spoken to: most workers never speak to one. */
export class RemoteStoreClient {
  private loaded: Awaited<ReturnType<typeof load>> | undefined;

  /** What the package has read of the answer; undefined for whatever it was not handed, or did not understand. */
  async say(message: SoapMessage, way: SoapWay): Promise<SoapReply | undefined> {
    this.loaded ??= await load();
    const { soap, wsdl } = this.loaded;
    const { endpoint, httpClient, security } = way;
    // It keeps what it has sent, passwords and all: one for each message, which nobody keeps.
    const client = new soap.Client(wsdl, endpoint, { httpClient, preserveWhitespace: true });
    client.setSecurity(security);
    return ask(client, message);
  }
}

async function load() {
  const [soap, text] = await Promise.all([import('soap'), readFile(described, 'utf8')]);
  // Texts are escaped by us: the package lets pass as markup what looks like CDATA.
  const wsdl = new soap.WSDL(text, 'remote-store.wsdl', { escapeXML: false });
  await new Promise<void>((resolve, reject) => {
    wsdl.onReady((error: Error | null) => (error ? reject(error) : resolve()));
  });
  return { soap, wsdl };
}

function ask(client: Client, { operation, messageId, fields }: SoapMessage): Promise<SoapReply | undefined> {
  const operations = client as unknown as Readonly<Record<typeof operation, SoapMethod>>;
  const content = [['messageId', messageId] as const, ...fields];
  const escaped = Object.fromEntries(content.map(([name, value]) => [name, xmlText(value)]));
  return new Promise((resolve) => {
    operations[operation](escaped, (error: unknown, result: unknown) => {
      resolve(packageReading(messageId, error, result));
    });
  });
}
