import { Clock, HandOver, HandOverOpener, part, port, Sealer, Secrets, UnitOfWork } from '@latchkey/kernel';
import { Appearances } from '@latchkey/tenancy';
import { CaughtMessages } from './caught-message/caught-messages.ts';
import { LetterBox, TestInbox } from './caught-message/test-inbox.ts';
import { ContradictedTasks } from './contradicted-tasks.ts';
import { DeactivatedProcesses } from './deactivated-processes.ts';
import { MailChannel } from './mail-channel.ts';
import { MessageRenderer } from './message-renderer.ts';
import { HouseTexts } from './message-text/house-texts.ts';
import { MessageTexts } from './message-text/message-texts.ts';
import { OwnWording } from './message-text/own-wording.ts';
import { Messages } from './message/messages.ts';
import { Recipients } from './recipients.ts';
import { SmsBudgets } from './sms-budget/sms-budgets.ts';
import {
  DeliveryListeners,
  DeliveryRecording,
  RecordingListeners,
} from './sms-service/delivery-recording.ts';
import { SmsPosting } from './sms-service/sms-posting.ts';
import { SmsChannels, SmsProviderRules } from './sms-service/sms-provider-rules.ts';
import { SmsSecretBox } from './sms-service/sms-secret-box.ts';
import { SmsServiceDrafts } from './sms-service/sms-service-draft.ts';
import { SmsServices } from './sms-service/sms-services.ts';
import { ActivateSmsServiceHandler } from './use-cases/activate-sms-service.ts';
import { Addressing } from './use-cases/addressing.ts';
import { ChangeMessageTextHandler } from './use-cases/change-message-text.ts';
import { CreateMessageTextHandler, MessageTextEntry } from './use-cases/create-message-text.ts';
import { DeleteMessageTextHandler } from './use-cases/delete-message-text.ts';
import { CreateSmsServiceHandler, SmsServiceEntry } from './use-cases/create-sms-service.ts';
import { DeactivateSmsServiceHandler } from './use-cases/deactivate-sms-service.ts';
import { DeleteSmsServiceHandler } from './use-cases/delete-sms-service.ts';
import {
  DeliverMessageHandler,
  MessageComposer,
  MessageDelivery,
  MessageDeparture,
  MessageReadiness,
} from './use-cases/deliver-message.ts';
import { FindCaughtMessagesHandler } from './use-cases/find-caught-messages.ts';
import { FindTextPartsHandler } from './use-cases/find-text-parts.ts';
import { PreviewMessageHandler } from './use-cases/preview-message.ts';
import { DeliveryReading, RecordDeliveryHandler } from './use-cases/record-delivery.ts';
import { SmsLeaving, SmsWayOut } from './use-cases/sms-leaving.ts';
import { SmsServiceRevision, UpdateSmsServiceHandler } from './use-cases/update-sms-service.ts';

/** What the worker needs beside the ports to send messages. */
export const messagingWorkerParts = [
  part(MessageComposer, HandOverOpener, MessageRenderer),
  part(Addressing, Recipients, Appearances, DeactivatedProcesses, ContradictedTasks),
  part(OwnWording, MessageTexts, HouseTexts),
  part(SmsSecretBox, Sealer),
  part(SmsLeaving, SmsServices, SmsBudgets),
  part(SmsWayOut, SmsChannels, SmsSecretBox),
  part(MessageReadiness, Messages, Addressing, OwnWording, SmsLeaving, Clock),
  part(LetterBox, Sealer),
  part(TestInbox, UnitOfWork, CaughtMessages, LetterBox),
  part(MessageDeparture, MailChannel, SmsWayOut, TestInbox),
  part(MessageDelivery, MessageDeparture, Messages, Clock),
  part(DeliveryRecording, Messages, Clock),
  port(DeliveryListeners, RecordingListeners, UnitOfWork, DeliveryRecording),
];

/** What an application needs beside the ports to show what was caught in a test environment. */
export const testInboxParts = [part(LetterBox, Sealer)];

export const testInboxHandlers = [FindCaughtMessagesHandler];

/** What an application needs beside the ports to put an SMS on its way. */
export const smsPostingParts = [part(SmsPosting, SmsBudgets, Messages, HandOver)];

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

/** What an application needs beside the ports to administer SMS services. */
export const smsAdministrationParts = [
  part(SmsSecretBox, Sealer),
  part(SmsServiceDrafts, SmsProviderRules),
  part(SmsServiceEntry, SmsServices, SmsSecretBox, Secrets, Clock),
  part(SmsServiceRevision, SmsServices, SmsSecretBox, SmsServiceDrafts),
];

export const smsAdministrationHandlers = [
  CreateSmsServiceHandler,
  UpdateSmsServiceHandler,
  ActivateSmsServiceHandler,
  DeactivateSmsServiceHandler,
  DeleteSmsServiceHandler,
];

/** What an application needs beside the ports to hear of deliveries. */
export const deliveryReportParts = [
  part(SmsSecretBox, Sealer),
  part(DeliveryReading, SmsServices, SmsSecretBox, SmsProviderRules),
  part(DeliveryRecording, Messages, Clock),
];

export const deliveryReportHandlers = [RecordDeliveryHandler];
