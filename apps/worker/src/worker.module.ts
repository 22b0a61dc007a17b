import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ShippedSmsChannels, SmtpChannel } from '@latchkey/channels';
import {
  ActiveDirectoryStore,
  Argon2Hashing,
  DescribedDirectories,
  DirectoryConversations,
  DirectoryTroubles,
  HttpTroubles,
  ExternalStore,
  LocalStore,
  mockKeys,
  MockStore,
  OpenLdapStore,
  RestStore,
  ScimStore,
  ShippedStores,
  SignedPush,
  SoapStore,
  usualDeadlines,
} from '@latchkey/credential-stores';
import {
  CallPauses,
  credentialWorkerHandlers,
  credentialWorkerParts,
  ExecutorSealer,
  externalTaskWorkerParts,
  PasswordHashes,
  PasswordHashing,
  StoreDescriptions,
  StoreDrivers,
  TaskOpening,
  TaskPush,
} from '@latchkey/credentials';
import {
  DeclarativeMapping,
  SandboxThreads,
  ScriptSandbox,
  SignedCallOut,
} from '@latchkey/extension-executors';
import { CallOutExecutor, extensionRunnerParts, MappingExecutor, ScriptExecutor } from '@latchkey/extensions';
import {
  DataKeys,
  HandOver,
  HandOverOpener,
  port,
  ReplySealer,
  Sealer,
  Secrets,
  UnitOfWork,
} from '@latchkey/kernel';
import { EnvelopeSealer, JweExecutorSealer, JweHandOver, JweReplySealer, KeyRing } from '@latchkey/keys';
import {
  HouseTexts,
  DeliveryListeners,
  MailChannel,
  MessageRenderer,
  messagingWorkerHandlers,
  messagingWorkerParts,
  SmsChannels,
} from '@latchkey/messaging';
import { OutboundClient, VettedSockets } from '@latchkey/outbound';
import { identityWorkerHandlers, identityWorkerParts } from '@latchkey/identity';
import { Database, OutboxHint, persistenceParts, PgWorkerKeys } from '@latchkey/persistence';
import { Shutdown } from '@latchkey/platform';
import { recoveryWorkerHandlers, recoveryWorkerParts } from '@latchkey/recovery';
import { CatalogueTexts, ReactMessageRenderer } from '@latchkey/templates';
import { enrolmentWorkerHandlers } from '@latchkey/verification';
import { TimedPauses } from './timed-pauses.ts';

/** What is made before the container: each needs the outside world. */
export interface WorkerFoundations {
  readonly database: Database;
  readonly ring: KeyRing;
  readonly secrets: Secrets;
  readonly opener: HandOverOpener;
  readonly hint: OutboxHint;
  readonly channel: SmtpChannel;
  readonly outbound: OutboundClient;
  /** To message centres. */
  readonly sockets: VettedSockets;
  /** To directories. */
  readonly directorySockets: VettedSockets;
  readonly troubles: DirectoryTroubles;
  readonly httpTroubles: HttpTroubles;
  readonly sandbox: SandboxThreads;
}

/** Code of tenants runs in the threads of the sandbox and nowhere else: this process only waits for them. */
const executors: Provider[] = [
  port(MappingExecutor, DeclarativeMapping),
  port(CallOutExecutor, SignedCallOut, OutboundClient),
  port(ScriptExecutor, ScriptSandbox, SandboxThreads),
];

const messages: Provider[] = [
  { provide: MessageRenderer, useClass: ReactMessageRenderer },
  { provide: HouseTexts, useClass: CatalogueTexts },
  port(SmsChannels, ShippedSmsChannels, OutboundClient, VettedSockets, DeliveryListeners),
];

/** Drivers are made once: what each store is told is read anew for each call. */
const stores = ({ directorySockets, outbound, troubles, httpTroubles }: WorkerFoundations): Provider[] => [
  { provide: PasswordHashing, useFactory: () => new Argon2Hashing() },
  { provide: CallPauses, useValue: new TimedPauses() },
  port(LocalStore, LocalStore, UnitOfWork, PasswordHashes, PasswordHashing),
  { provide: ExecutorSealer, useFactory: () => new JweExecutorSealer() },
  port(ExternalStore, ExternalStore, UnitOfWork, StoreDescriptions, TaskOpening, ExecutorSealer),
  port(TaskPush, SignedPush, OutboundClient),
  {
    provide: DirectoryConversations,
    inject: [StoreDescriptions],
    useFactory: (descriptions: StoreDescriptions) =>
      new DirectoryConversations(new DescribedDirectories(descriptions), troubles, {
        sockets: directorySockets,
        deadlines: usualDeadlines,
      }),
  },
  {
    provide: StoreDrivers,
    inject: [LocalStore, DirectoryConversations, ExternalStore, StoreDescriptions],
    useFactory: (
      local: LocalStore,
      directories: DirectoryConversations,
      external: ExternalStore,
      descriptions: StoreDescriptions,
    ) =>
      new ShippedStores([
        ...[local, external, new ActiveDirectoryStore(directories), new OpenLdapStore(directories)],
        ...[SoapStore, RestStore, ScimStore].map(
          (Store) => new Store(descriptions, outbound, undefined, httpTroubles),
        ),
        ...mockKeys.map((key) => new MockStore(key)),
      ]),
  },
];

/** The worker's parts: the only process that holds drivers of credential stores. */
@Module({})
export class WorkerModule {
  static of(foundations: WorkerFoundations): DynamicModule {
    const { database, ring, secrets, opener, hint, channel, outbound, sandbox } = foundations;
    const providers: Provider[] = [
      Shutdown,
      { provide: Database, useValue: database },
      { provide: KeyRing, useValue: ring },
      { provide: Secrets, useValue: secrets },
      { provide: HandOverOpener, useValue: opener },
      // Passwords that it makes are sealed to itself: what waits in the database is as closed as what came from an API.
      { provide: HandOver, useValue: new JweHandOver(new PgWorkerKeys(database.pool)) },
      { provide: ReplySealer, useValue: new JweReplySealer() },
      { provide: OutboxHint, useValue: hint },
      { provide: MailChannel, useValue: channel },
      { provide: OutboundClient, useValue: outbound },
      { provide: VettedSockets, useValue: foundations.sockets },
      { provide: SandboxThreads, useValue: sandbox },
      {
        provide: Sealer,
        inject: [DataKeys],
        useFactory: (dataKeys: DataKeys) => new EnvelopeSealer(ring, dataKeys),
      },
      ...stores(foundations),
      ...executors,
      ...messages,
      ...persistenceParts,
      ...extensionRunnerParts,
      ...credentialWorkerParts,
      ...externalTaskWorkerParts,
      ...messagingWorkerParts,
      ...identityWorkerParts,
      ...recoveryWorkerParts,
      ...credentialWorkerHandlers,
      ...messagingWorkerHandlers,
      ...identityWorkerHandlers,
      ...recoveryWorkerHandlers,
      ...enrolmentWorkerHandlers,
    ];
    return { module: WorkerModule, imports: [CqrsModule.forRoot()], providers };
  }
}
