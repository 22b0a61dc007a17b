import type { ProviderBehaviour, SmsProviderWorld, TakenSms } from '@latchkey/messaging/testing';
import { DeliveryReportListener, type DeliveryReport } from '@latchkey/messaging';
import { VettedSockets } from '@latchkey/outbound';
import { FixedResolver, selfSignedCertificate } from '@latchkey/outbound/testing';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp, { type PDU, type PduFields, type Server, type Session } from 'smpp';
import { smppSettings } from '../sms-smpp/settings.ts';
import { SmppChannel } from '../sms-smpp/smpp-channel.ts';

const name = 'smsc.example.com';
const systemId = 'latchkey';

/** Keeps what it hears, or says that it could not. */
export class KeepingListener extends DeliveryReportListener {
  readonly kept: DeliveryReport[] = [];
  failing = false;

  heard(report: DeliveryReport): Promise<void> {
    if (this.failing) return Promise.reject(new Error('no place'));
    this.kept.push(report);
    return Promise.resolve();
  }
}

/** A message centre of the library's server side: it decodes by the library, and puts parts together by itself. */
export class MessageCentre implements SmsProviderWorld {
  readonly taken: TakenSms[] = [];
  readonly submits: PDU[] = [];
  readonly binds: PDU[] = [];
  /** What our side answered, and asked besides messages. */
  readonly heard: PDU[] = [];
  readonly password = randomBytes(4).toString('hex');
  readonly secrets = [this.password];
  readonly listener = new KeepingListener();
  readonly resolver = new FixedResolver({ [name]: [['127.0.0.1']] });
  readonly channel: SmppChannel;
  /** Instead of an id in hexadecimal. */
  nextId: () => string = () => randomBytes(8).toString('hex');
  /** Milliseconds before each answer, and how many messages waited for one at the same time at most. */
  slowness = 0;
  mostAtOnce = 0;
  /** Instead of what the behaviour says. */
  status: ((submit: PDU) => number) | undefined;
  private atOnce = 0;
  private behaviour: ProviderBehaviour = 'accept';
  private readonly parts = new Map<string, string[]>();

  private constructor(
    private readonly server: Server,
    private readonly port: number,
    private readonly certificate: string | undefined,
  ) {
    this.channel = this.channelWith({});
  }

  static async start(tls = false): Promise<MessageCentre> {
    const { key, cert } = selfSignedCertificate([name]);
    const started: { centre?: MessageCentre } = {};
    const server = smpp.createServer(tls ? { key, cert } : {}, (session) => started.centre?.serve(session));
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return (started.centre = new MessageCentre(server, port, tls ? cert : undefined));
  }

  get address(): string {
    return `${this.certificate === undefined ? 'tcp' : 'tls'}://${name}:${this.port}`;
  }

  get sessions(): readonly Session[] {
    return this.server.sessions;
  }

  sockets(): VettedSockets {
    return new VettedSockets({
      operatorAddresses: [this.address],
      resolver: this.resolver,
      authorities: this.certificate === undefined ? [] : [this.certificate],
      connect: 1000,
    });
  }

  channelWith(changes: object, password = this.password): SmppChannel {
    const settings = smppSettings.parse({
      ...{ address: this.address, systemId, answer: 700, reconnect: { first: 20, most: 200 } },
      ...changes,
    });
    return new SmppChannel(this.sockets(), settings, { password }, this.listener);
  }

  behave(behaviour: ProviderBehaviour): void {
    this.behaviour = behaviour;
  }

  forget(): void {
    this.behaviour = 'accept';
    this.status = undefined;
    this.slowness = 0;
    this.mostAtOnce = 0;
    for (const kept of [this.taken, this.submits, this.heard, this.binds, this.listener.kept])
      kept.length = 0;
  }

  /** Tells of a delivery; answers what our side said to it. */
  async deliver(fields: PduFields): Promise<number | undefined> {
    const [session] = this.server.sessions;
    return new Promise((resolve) => {
      session?.send(new smpp.PDU('deliver_sm', fields), ({ command_status: status }) => resolve(status));
    });
  }

  async goAway(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const session of [...this.server.sessions]) session.destroy();
    await closed;
  }

  async comeBack(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async close(): Promise<void> {
    await this.channel.close();
    await this.goAway();
  }

  private serve(session: Session): void {
    session.on('error', () => session.destroy());
    session.on('bind_transceiver', (pdu: PDU) => {
      this.binds.push(pdu);
      const known = pdu.system_id === systemId && pdu.password === this.password;
      session.send(pdu.response(known ? { system_id: 'centre' } : { command_status: 0x0e }));
    });
    session.on('submit_sm', (pdu: PDU) => void this.submitted(session, pdu));
    for (const command of ['unbind', 'enquire_link']) {
      session.on(command, (pdu: PDU) => {
        this.heard.push(pdu);
        session.send(pdu.response());
      });
    }
  }

  private async submitted(session: Session, pdu: PDU): Promise<void> {
    this.submits.push(pdu);
    this.mostAtOnce = Math.max(this.mostAtOnce, (this.atOnce += 1));
    if (this.slowness > 0) await new Promise((resolve) => setTimeout(resolve, this.slowness));
    this.atOnce -= 1;
    const status = this.status?.(pdu) ?? { throttle: 0x58, refuse: 0x0b }[this.behaviour as string] ?? 0;
    if (status !== 0) {
      session.send(pdu.response({ command_status: status }));
      return;
    }
    this.take(pdu);
    if (this.behaviour === 'accept') session.send(pdu.response({ message_id: this.nextId() }));
    else if (this.behaviour === 'hang-up') session.destroy();
    else if (this.behaviour === 'garbage') session.socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
  }

  private take(pdu: PDU): void {
    const from = pdu.source_addr_ton === 1 ? `+${pdu.source_addr}` : (pdu.source_addr ?? '');
    const to = `+${pdu.destination_addr}`;
    const [, , reference = 0, total = 1, number = 1] = pdu.short_message?.udh?.[0] ?? [];
    const text = String(pdu.message_payload?.message ?? pdu.short_message?.message ?? '');
    const key = `${from} ${to} ${reference} ${total}`;
    const parts = this.parts.get(key) ?? [];
    parts[number - 1] = text;
    this.parts.set(key, parts);
    if (Object.keys(parts).length < total) return;
    this.parts.delete(key);
    this.taken.push({ from, to, text: parts.join('') });
  }
}
