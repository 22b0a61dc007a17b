import { Clock, HandOverOpener, part } from '@latchkey/kernel';
import { Appearances } from '@latchkey/tenancy';
import { DeactivatedProcesses } from './deactivated-processes.ts';
import { MailChannel } from './mail-channel.ts';
import { MessageRenderer } from './message-renderer.ts';
import { Messages } from './message/messages.ts';
import { Recipients } from './recipients.ts';
import { Addressing } from './use-cases/addressing.ts';
import {
  DeliverMessageHandler,
  MessageComposer,
  MessageDelivery,
  MessageReadiness,
} from './use-cases/deliver-message.ts';

/** What the worker needs beside the ports to send messages. */
export const messagingWorkerParts = [
  part(MessageComposer, HandOverOpener, MessageRenderer),
  part(Addressing, Recipients, Appearances, DeactivatedProcesses),
  part(MessageReadiness, Messages, Addressing, Clock),
  part(MessageDelivery, MailChannel, Messages, Clock),
];

export const messagingWorkerHandlers = [DeliverMessageHandler];
