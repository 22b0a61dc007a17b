import { bundleOf } from '@latchkey/tools';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { Recoveries } from './world/recoveries.ts';
import { RemoteInstance } from './world/remote-instance.ts';
import { World } from './world/world.ts';

describe('passwords at a remote instance', () => {
  let world: World;
  let instance: RemoteInstance;

  beforeAll(async () => {
    instance = await RemoteInstance.start();
    world = await World.start({
      extraEnvironment: { worker: { LATCHKEY_OUTBOUND_ORIGINS: instance.origin } },
    });
    await instance.takePeopleOf(world, world.acme);
  }, 90_000);
  afterAll(async () => {
    await world.stop();
    await instance.stop();
  });

  it('PR-S02 PR-W07 who has proved it sets a password there, by one message of the worker', async () => {
    const recoveries = new Recoveries(world);
    const password = 'kettles & <whistles> sing "\u00e9"';
    const { told, ending } = await recoveries.set(await recoveries.proven('ada'), password);
    expect({ told, ending }).toEqual({ told: 'PASSWORD_RESET', ending: 'success' });
    expect(instance.journal.of('ada')).toMatchObject([{ password, applied: true }]);
    expect(new Set(instance.callers)).toEqual(
      new Set([`Basic ${Buffer.from('latchkey:').toString('base64')}`]),
    );
  });

  it('S-60 the process that holds the credentials of stores has no HTTP client that follows redirects', async () => {
    const text = await readFile(bundleOf('worker'), 'utf8');
    expect(text).toContain('node_modules/soap/lib/client.js');
    for (const name of ['axios', 'axios-ntlm', 'follow-redirects', 'formidable', 'xml-crypto'])
      expect([name, text.includes(`node_modules/${name}/`)]).toEqual([name, false]);
  });

  it('the processes that face the internet have no part of the SOAP client', async () => {
    for (const app of ['public-api', 'admin-api', 'callback-api', 'portal'] as const)
      expect([app, (await readFile(bundleOf(app), 'utf8')).includes('node_modules/soap/')]).toEqual([
        app,
        false,
      ]);
  });
});
