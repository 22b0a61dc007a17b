import {
  SmsChannel,
  type DeliveryReportListener,
  type Sms,
  type SmsHandOverResult,
} from '@latchkey/messaging';
import type { VettedSockets } from '@latchkey/outbound';
import type { PDU } from 'smpp';
import { later, refused, unfitness, unknown } from '../sms/fitness.ts';
import { ofStatus } from './errors.ts';
import { messageParts } from './message-parts.ts';
import { answeredId } from './receipt.ts';
import type { SmppSecrets, SmppSettings } from './settings.ts';
import { SmppConnection, type Asked } from './smpp-connection.ts';
import { submitFields } from './submit-fields.ts';

type Bound = SmppConnection | SmsHandOverResult;

/**
 * SMS over SMPP 3.4 as a transceiver. Connects with the first message, or when it is told to, and stays connected, since
 * receipts come over the same connection. Between two attempts it waits, each time twice as long.
 */
export class SmppChannel extends SmsChannel {
  private current: SmppConnection | undefined;
  private opening: Promise<Bound> | undefined;
  private failures = 0;
  private rest: { readonly until: number; readonly because: SmsHandOverResult } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly sockets: VettedSockets,
    private readonly settings: SmppSettings,
    private readonly secrets: SmppSecrets,
    private readonly listener?: DeliveryReportListener,
  ) {
    super();
  }

  /** Connects without a message, for a process that only listens to receipts. */
  async connect(): Promise<void> {
    await this.bound();
  }

  async handOver(sms: Sms): Promise<SmsHandOverResult> {
    const unfit = this.closed ? later('closed') : unfitness(sms);
    if (unfit) return unfit;
    const connection = await this.bound();
    return connection instanceof SmppConnection ? this.submit(connection, sms) : connection;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.opening;
    await this.current?.close();
  }

  /**
   * Part by part, so that they arrive in order. The receipt of the last one stands for the message. After the first part
   * there is no way back: a repeat would send that one twice.
   */
  private async submit(connection: SmppConnection, sms: Sms): Promise<SmsHandOverResult> {
    const { longTexts, ucs2Only, receiptIds } = this.settings;
    const parts = messageParts(sms.text, { id: sms.id, ucs2Only, inOne: longTexts === 'payload' });
    let id = '';
    for (const [at, part] of parts.entries()) {
      const receipt = this.listener !== undefined && at === parts.length - 1;
      const asked = await connection.submit(submitFields(sms, part, receipt));
      const failed = failureOf(asked);
      if (failed) return at === 0 ? failed : unknown('partly-sent');
      id = asked.kind === 'answered' ? (asked.pdu.message_id ?? '') : '';
    }
    return id === '' ? { kind: 'accepted' } : { kind: 'accepted', providerId: answeredId(id, receiptIds) };
  }

  private async bound(): Promise<Bound> {
    if (this.current?.usable) return this.current;
    if (this.closed) return later('closed');
    if (this.rest && performance.now() < this.rest.until) return this.rest.because;
    this.opening ??= this.bind().finally(() => (this.opening = undefined));
    return this.opening;
  }

  private async bind(): Promise<Bound> {
    const { address, systemId, systemType } = this.settings;
    const opened = await this.sockets.open(address);
    if (opened.kind === 'refused') return this.resting(refused('configuration', opened.reason));
    if (opened.kind === 'unavailable') return this.resting(later(opened.reason));
    const connection = new SmppConnection(opened.socket, this.settings, this.listener);
    const asked = await connection.ask('bind_transceiver', {
      ...{ system_id: systemId, password: this.secrets.password, system_type: systemType },
      interface_version: 0x34,
    });
    if (asked.kind === 'answered' && isOk(asked.pdu, 'bind_transceiver_resp')) return this.keep(connection);
    connection.drop();
    return this.resting(asked.kind === 'answered' ? ofStatus(asked.pdu.command_status) : later(asked.reason));
  }

  private keep(connection: SmppConnection): SmppConnection {
    const since = performance.now();
    this.current = connection;
    this.rest = undefined;
    void connection.closed.then(() => {
      // One that is lost at once, again and again, is no better than one that is not made.
      if (performance.now() - since > this.settings.reconnect.most) this.failures = 0;
      if (!this.closed) this.resting(later('connection-lost'));
    });
    return connection;
  }

  private resting(because: SmsHandOverResult): SmsHandOverResult {
    const { first, most } = this.settings.reconnect;
    const pause = Math.min(most, first * 2 ** Math.min(this.failures, 20));
    this.failures += 1;
    this.rest = { until: performance.now() + pause, because };
    clearTimeout(this.timer);
    if (this.closed) return because;
    this.timer = setTimeout(() => {
      // A timer may be early by the other clock; then nobody would connect any more.
      this.rest = undefined;
      void this.bound();
    }, pause).unref();
    return because;
  }
}

function failureOf(asked: Asked): SmsHandOverResult | undefined {
  if (asked.kind === 'not-sent') return later(asked.reason);
  if (asked.kind === 'lost') return unknown(asked.reason);
  if (asked.pdu.command_status !== 0) return ofStatus(asked.pdu.command_status);
  return isOk(asked.pdu, 'submit_sm_resp') ? undefined : unknown('answer-not-understood');
}

function isOk({ command, command_status: status }: PDU, expected: string): boolean {
  return command === expected && status === 0;
}
