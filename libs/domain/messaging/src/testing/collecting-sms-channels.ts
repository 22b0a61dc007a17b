import { SmsChannel, type Sms, type SmsHandOverResult } from '../sms-channel.ts';
import { SmsChannels, type OpenedSmsService } from '../sms-service/sms-provider-rules.ts';

/** Takes every SMS and keeps it, by which service it came with it, or answers what it is told to. */
export class CollectingSmsChannels extends SmsChannels {
  /** Whatever may have left, whether its answer came or not. */
  readonly sent: (Sms & { readonly by: OpenedSmsService })[] = [];
  answer: (sms: Sms) => SmsHandOverResult = ({ id }) => ({ kind: 'accepted', providerId: `provider-${id}` });

  of(opened: OpenedSmsService): SmsChannel {
    return new CollectingSmsChannel((sms) => this.take(opened, sms));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private take(by: OpenedSmsService, sms: Sms): SmsHandOverResult {
    const result = this.answer(sms);
    if (result.kind === 'accepted' || result.kind === 'unknown') this.sent.push({ ...sms, by });
    return result;
  }
}

class CollectingSmsChannel extends SmsChannel {
  constructor(private readonly take: (sms: Sms) => SmsHandOverResult) {
    super();
  }
  handOver(sms: Sms): Promise<SmsHandOverResult> {
    return Promise.resolve(this.take(sms));
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}
