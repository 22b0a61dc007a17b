import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { SmtpChannel } from '@latchkey/channels';
import { CredentialStoreStatusChanged } from '@latchkey/credentials';
import { SandboxThreads } from '@latchkey/extension-executors';
import { ExtensionDeactivated } from '@latchkey/extensions';
import {
  GroupDeleted,
  IdentificationTypeDeactivated,
  IdentificationTypeDeleted,
  UserAttributesChanged,
} from '@latchkey/identity';
import { KeyRing, NodeSecrets } from '@latchkey/keys';
import { OutboundClient, VettedSockets } from '@latchkey/outbound';
import { Database, PgOutboxHint } from '@latchkey/persistence';
import type { HandOverOpener } from '@latchkey/kernel';
import { RefreshReadiness } from '@latchkey/recovery';
import { SmsServiceDeactivated } from '@latchkey/messaging';
import { ApplicationDisabled } from '@latchkey/tenancy';
import {
  EnrolmentRemoved,
  EnrolmentSubmitted,
  MethodDisabled,
  VerificationDeactivated,
} from '@latchkey/verification';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { randomBytes } from 'node:crypto';
import { reactions } from './reactions.ts';
import { WorkerModule } from './worker.module.ts';

const opener: HandOverOpener = { open: () => Promise.reject(new Error('nothing is opened here')) };

async function handledClasses(): Promise<string[]> {
  const secret = randomBytes(32).toString('base64url');
  const ring = KeyRing.parse(JSON.stringify({ keys: [{ id: 'k', createdAt: '2026-01-01', secret }] }));
  const database = Database.open({
    url: 'postgresql://nobody@127.0.0.1:1/none',
    poolSize: 1,
    applicationName: 'spec',
  });
  const foundations = {
    database,
    ring,
    secrets: new NodeSecrets(ring),
    opener,
    hint: new PgOutboxHint(database.pool),
    channel: new SmtpChannel({ url: 'smtp://127.0.0.1:1', fromAddress: 'a@example.com' }),
    outbound: new OutboundClient({ ports: [443], operatorOrigins: [] }),
    sockets: new VettedSockets(),
    directorySockets: new VettedSockets(),
    troubles: { tell: () => undefined },
    httpTroubles: { tell: () => undefined },
    sandbox: new SandboxThreads(),
  };
  const app = await NestFactory.createApplicationContext(WorkerModule.of(foundations), { logger: false });
  const providers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.providers.values(),
  ]);
  const handled = providers.flatMap(({ metatype }) => {
    const type: unknown = metatype ? Reflect.getMetadata('__commandHandler__', metatype) : undefined;
    return typeof type === 'function' ? [type.name] : [];
  });
  await app.close();
  await foundations.sandbox.close();
  await foundations.outbound.close();
  await database.close();
  return handled;
}

describe('the worker as it is put together', () => {
  it('R-02 has a handler for every command that an event or the sweeper can make', async () => {
    const event = {
      id: 'e',
      tenantId: 't',
      environment: 'live' as const,
      name: 'n',
      subject: 's',
      facts: {},
    };
    const fromEvents = reactions.map((reaction) => reaction.command(event).constructor.name);
    const fromSweeper = ['ExpireReset', 'ApplyCredentialChange', 'BeginReminders', 'RebuildReadiness'];
    const sent = [...new Set([...fromEvents, ...fromSweeper])].sort();
    expect((await handledClasses()).sort()).toEqual(sent);
  });

  it('PR-B07 PR-B09 PR-B10 PR-B26 PR-B31 PR-T15 judges processes anew after each event that can take something from them', () => {
    const losses = [
      new GroupDeleted('g'),
      new IdentificationTypeDeactivated('i'),
      new IdentificationTypeDeleted('i'),
      new VerificationDeactivated('v'),
      new MethodDisabled('m', 'email'),
      new CredentialStoreStatusChanged('s', 'inactive'),
      new ApplicationDisabled('a'),
      new ExtensionDeactivated('e'),
      new SmsServiceDeactivated('s'),
    ];
    const judged = reactions
      .filter(({ name }) => name.startsWith('revalidate-processes'))
      .map(({ on }) => on);
    expect(judged.sort()).toEqual(losses.map(({ name }) => name).sort());
  });

  it('PR-T13 PR-M12 looks at a user again after each event that changes what they can prove by', () => {
    const changes = [
      new EnrolmentSubmitted('e', 'ada', 'v'),
      new EnrolmentRemoved('e', 'ada', 'v'),
      new UserAttributesChanged('ada'),
    ];
    const commands = changes.map((event) => {
      const { name, subject } = event;
      const recorded = { id: 'e', tenantId: 't', environment: 'live' as const, name, subject };
      return reactions.find(({ on }) => on === name)?.command({ ...recorded, facts: event.facts() });
    });
    expect(commands).toEqual(changes.map(() => new RefreshReadiness('ada')));
  });

  it('names each reaction once: a name that is taken would silence the second', () => {
    const names = reactions.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
