import { Clock, HandOverOpener, part } from '@latchkey/kernel';
import { Appearances } from '@latchkey/tenancy';
import { MailChannel } from './mail-channel.ts';
import { MessageRenderer } from './message-renderer.ts';
import { Messages } from './message/messages.ts';
import { Recipients } from './recipients.ts';
import {
  DeliverMessageHandler,
  MessageComposer,
  MessageDelivery,
  MessageReadiness,
} from './use-cases/deliver-message.ts';

/** What the worker needs beside the ports to send messages. */
export const messagingWorkerParts = [
  part(MessageComposer, HandOverOpener, MessageRenderer),
  part(MessageReadiness, Messages, Recipients, Appearances, Clock),
  part(MessageDelivery, MailChannel, Messages, Clock),
];

export const messagingWorkerHandlers = [DeliverMessageHandler];
