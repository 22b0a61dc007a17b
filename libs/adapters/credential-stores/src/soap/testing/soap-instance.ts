import { xmlText } from '@latchkey/strict-xml';
import type { HeardCall, PeerAnswer, PeerProtocol } from '../../over-http/testing/http-peer.ts';
import type { KeptAccounts, KeptAnswer } from '../../over-http/testing/kept-accounts.ts';
import { readFile } from 'node:fs/promises';
import { Server, WSDL } from 'soap';
import { isStrictEnvelope } from './strict-envelope.ts';

export const account = { userName: 'latchkey', password: `of "latchkey" <there> & \u00e9` };

type Fields = Readonly<Record<string, unknown>>;
const wsdl = readFile(new URL('../../../wsdl/remote-store.wsdl', import.meta.url), 'utf8');

/**
 * A peer instance. It refuses envelopes that are not strictly what they should be; those that are it reads by the
 * package `soap`, which also writes the answers. What it did is in the journal of its accounts.
 */
export class SoapInstance implements PeerProtocol {
  private readonly server: Promise<Server>;

  constructor(private readonly accounts: KeptAccounts) {
    this.server = this.start();
  }

  changes({ body }: HeardCall): boolean {
    return /<lk:(?:ResetPassword|ChangePassword|UnlockAccount)Request[ >]/.test(body);
  }

  async serve(call: HeardCall): Promise<PeerAnswer> {
    if (call.method !== 'POST') return { status: 405, body: '' };
    // The package reads on where a document type stands, and in two bodies at once.
    if (!isStrictEnvelope(call.body)) return malformed;
    if (!this.isKnown(call)) return this.stranger(call);
    const headers = { soapaction: String(call.headers['soapaction']) };
    const request = { url: call.path, headers } as never;
    const { statusCode, body } = await (await this.server).processRequest(call.body, request);
    return { status: statusCode, body, headers: xmlHeaders };
  }

  /** True of another message. */
  wrongResult(): PeerAnswer {
    return reply('ResetPasswordResponse', '00000000-0000-4000-8000-000000000000', 'applied');
  }

  private isKnown({ headers, body }: HeardCall): boolean {
    const pair = Buffer.from(`${account.userName}:${account.password}`).toString('base64');
    return headers.authorization === `Basic ${pair}` || body.includes('<wsse:UsernameToken>');
  }

  private stranger({ body }: HeardCall): PeerAnswer {
    return refusal(/<lk:messageId>([^<]*)</.exec(body)?.[1] ?? '', 'not-authenticated');
  }

  private async start(): Promise<Server> {
    const described = new WSDL(await wsdl, 'remote-store.wsdl', {});
    // A password may begin with a blank.
    described.options.preserveWhitespace = true;
    await new Promise<void>((resolve, reject) =>
      described.onReady((error: unknown) => (error ? reject(error as Error) : resolve())),
    );
    const services = { RemoteStore: { RemoteStorePort: this.operations() } } as never;
    const server = new Server(null, '/remote-store', services, described, {
      ...{ path: '/remote-store', services, suppressStack: true },
    });
    server.authenticate = (security: { UsernameToken?: Fields } | null) => {
      const token = security?.UsernameToken;
      return (
        !token || (textAt(token, 'Username') === account.userName && passwordOf(token) === account.password)
      );
    };
    return server;
  }

  private operations() {
    const { accounts } = this;
    const text = textAt;
    const fence = (fields: Fields) => Number(fields['attempt']);
    const answer = (fields: Fields, kept: KeptAnswer) =>
      told(fields, kept === 'applied' ? kept : undefined, kept);
    return {
      ResetPassword: (fields: Fields) => {
        const options = { mustChange: fields['mustChange'] === true, unlock: fields['unlock'] === true };
        return answer(
          fields,
          accounts.reset(text(fields, 'userName'), text(fields, 'newPassword'), fence(fields), options),
        );
      },
      ChangePassword: (fields: Fields) => {
        const passwords = { current: text(fields, 'currentPassword'), next: text(fields, 'newPassword') };
        return answer(fields, accounts.change(text(fields, 'userName'), passwords, fence(fields)));
      },
      UnlockAccount: (fields: Fields) =>
        answer(fields, accounts.unlock(text(fields, 'userName'), fence(fields))),
      GetLockState: (fields: Fields) => {
        const found = accounts.find(text(fields, 'userName'));
        return told(fields, found && (found.locked ? 'locked' : 'not_locked'), 'account-missing');
      },
      TestConnection: (fields: Fields) => told(fields, 'ready', ''),
    };
  }
}

function textAt(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** Beside its text the element has an attribute. */
function passwordOf(token: Fields): unknown {
  const password = token['Password'];
  return typeof password === 'object' && password !== null ? (password as Fields)['$value'] : password;
}

function told(fields: Fields, result: string | undefined, reason: string) {
  const messageId = textAt(fields, 'messageId');
  if (result !== undefined) return { messageId, result };
  const Fault = {
    ...{ faultcode: 'soap:Client', faultstring: 'refused', statusCode: 500 },
    detail: { $xml: refusalElement(messageId, reason) },
  };
  throw Object.assign(new Error('refused'), { Fault });
}

const xmlHeaders = { 'content-type': 'text/xml; charset=utf-8' };
const namespaces =
  'xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:lk="urn:latchkey:remote-store:1"';

function refusalElement(messageId: string, reason: string): string {
  return `<lk:refusal><lk:messageId>${xmlText(messageId)}</lk:messageId><lk:reason>${reason}</lk:reason></lk:refusal>`;
}

export function envelopeOf(content: string): string {
  return `<soap:Envelope ${namespaces}><soap:Body>${content}</soap:Body></soap:Envelope>`;
}

const malformed: PeerAnswer = {
  ...{ status: 500, headers: xmlHeaders },
  body: envelopeOf(
    '<soap:Fault><faultcode>soap:Client</faultcode><faultstring>malformed</faultstring></soap:Fault>',
  ),
};

export function replyElement(name: string, messageId: string, result: string): string {
  return `<lk:${name}><lk:messageId>${messageId}</lk:messageId><lk:result>${result}</lk:result></lk:${name}>`;
}

export function reply(name: string, messageId: string, result: string): PeerAnswer {
  return { status: 200, headers: xmlHeaders, body: envelopeOf(replyElement(name, messageId, result)) };
}

export function refusal(messageId: string, reason: string): PeerAnswer {
  const fault = `<soap:Fault><faultcode>soap:Client</faultcode><faultstring>no</faultstring><detail>${refusalElement(messageId, reason)}</detail></soap:Fault>`;
  return { status: 500, headers: xmlHeaders, body: envelopeOf(fault) };
}
