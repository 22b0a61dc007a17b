import { SmsCodes, type SmsCode, type SmsCodePosting } from '../methods/sms/sms-codes.ts';

/** Keeps every code that was posted, or answers what it is told to. */
export class CollectedSmsCodes extends SmsCodes {
  readonly posted: SmsCode[] = [];
  /** Ids of codes that were typed. */
  readonly arrived: string[] = [];
  answer: SmsCodePosting = { kind: 'posted' };

  get newest(): SmsCode {
    const newest = this.posted.at(-1);
    if (!newest) throw new Error('no code was posted');
    return newest;
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  post(code: SmsCode): Promise<SmsCodePosting> {
    if (this.answer.kind === 'posted') this.posted.push(code);
    return Promise.resolve(this.answer);
  }

  proved(id: string): Promise<void> {
    this.arrived.push(id);
    return Promise.resolve();
  }
}
