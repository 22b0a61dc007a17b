import { MailChannel, type HandOverResult, type Mail } from '../mail-channel.ts';

/** Takes every mail and keeps it, or answers what it is told to. */
export class CollectingChannel extends MailChannel {
  readonly mails: Mail[] = [];
  answer: (mail: Mail) => HandOverResult = () => ({ kind: 'accepted' });

  handOver(mail: Mail): Promise<HandOverResult> {
    const result = this.answer(mail);
    if (result.kind === 'accepted') this.mails.push(mail);
    return Promise.resolve(result);
  }
}
