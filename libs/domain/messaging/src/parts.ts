import { Clock, HandOverOpener, part, Secrets } from '@latchkey/kernel';
import { Appearances } from '@latchkey/tenancy';
import { DeactivatedProcesses } from './deactivated-processes.ts';
import { MailChannel } from './mail-channel.ts';
import { MessageRenderer } from './message-renderer.ts';
import { HouseTexts } from './message-text/house-texts.ts';
import { MessageTexts } from './message-text/message-texts.ts';
import { OwnWording } from './message-text/own-wording.ts';
import { Messages } from './message/messages.ts';
import { Recipients } from './recipients.ts';
import { Addressing } from './use-cases/addressing.ts';
import { ChangeMessageTextHandler } from './use-cases/change-message-text.ts';
import { CreateMessageTextHandler, MessageTextEntry } from './use-cases/create-message-text.ts';
import { DeleteMessageTextHandler } from './use-cases/delete-message-text.ts';
import {
  DeliverMessageHandler,
  MessageComposer,
  MessageDelivery,
  MessageReadiness,
} from './use-cases/deliver-message.ts';
import { FindTextPartsHandler } from './use-cases/find-text-parts.ts';
import { PreviewMessageHandler } from './use-cases/preview-message.ts';

/** What the worker needs beside the ports to send messages. */
export const messagingWorkerParts = [
  part(MessageComposer, HandOverOpener, MessageRenderer),
  part(Addressing, Recipients, Appearances, DeactivatedProcesses),
  part(OwnWording, MessageTexts, HouseTexts),
  part(MessageReadiness, Messages, Addressing, OwnWording, Clock),
  part(MessageDelivery, MailChannel, Messages, Clock),
];

export const messagingWorkerHandlers = [DeliverMessageHandler];

/** What an application needs beside the ports to let a tenant write texts of its own. */
export const messagingAdministrationParts = [
  part(OwnWording, MessageTexts, HouseTexts),
  part(MessageTextEntry, MessageTexts, HouseTexts, Secrets, Clock),
];

export const messagingAdministrationHandlers = [
  CreateMessageTextHandler,
  ChangeMessageTextHandler,
  DeleteMessageTextHandler,
  FindTextPartsHandler,
  PreviewMessageHandler,
];
