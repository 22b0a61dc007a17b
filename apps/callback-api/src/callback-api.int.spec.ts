import { EventEmitter } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationFaults, loadConfig, startHttpApp } from '@latchkey/platform';
import { callbackApiSettings } from './configuration.ts';
import { prepareCallbackApi } from './start-callback-api.ts';
import { CallbackWorld, silent } from './testing/callback-world.ts';

describe('callback-api', () => {
  let world: CallbackWorld;
  beforeAll(async () => {
    world = await CallbackWorld.start();
  }, 60_000);
  afterAll(() => world.stop());

  it('S-48 answers every path that it has not with a problem document, whoever asks', async () => {
    const urls = [
      '/',
      '/v1',
      '/v1/outcomes',
      '/v1/reset-requests/1/status',
      '/v1/sms-reports',
      '/metrics/x',
      '/%00',
      `/${'a'.repeat(500)}`,
    ];
    for (const url of urls) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
        const headers = { authorization: 'Bearer whatever', 'content-type': 'application/json' };
        const answer = await world.http.app.inject({
          method,
          url,
          headers,
          payload: method === 'GET' ? '' : '{"status":"x"}',
        });
        expect([method, url, answer.statusCode]).toEqual([method, url, 404]);
        expect(answer.headers['content-type']).toBe('application/problem+json');
        expect(answer.json()).toMatchObject({ code: 'not-found', status: 404 });
      }
    }
  });

  it('EX-X2 describes itself', async () => {
    const document = (await world.http.app.inject('/openapi.json')).json<{
      openapi: string;
      paths: object;
    }>();
    expect([document.openapi, Object.keys(document.paths)]).toEqual([
      '3.1.0',
      [
        '/v1/sms-reports/{serviceId}',
        '/v1/stores/{storeId}/password-reset-requests/{reference}/status',
        '/v1/stores/{storeId}/work/claims',
        '/v1/stores/{storeId}/work/{reference}/heartbeat',
        '/v1/stores/{storeId}/work/{reference}/completion',
      ],
    ]);
  });

  it('EX-O2 tells every fault of its settings at once', () => {
    const wrong = { LATCHKEY_PORT: 'ninety', LATCHKEY_HOST: 'nowhere', LATCHKEY_LOG_LEVEL: 'loud' };
    let faults: readonly string[] = [];
    try {
      loadConfig(callbackApiSettings, wrong);
    } catch (error) {
      if (error instanceof ConfigurationFaults) ({ faults } = error);
    }
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(expect.arrayContaining(Object.keys(wrong)));
  });

  it('EX-O3 is alive and ready, and drains when it is told to end', async () => {
    const ended = new EventEmitter();
    const codes: number[] = [];
    const host = Object.assign(ended, { exit: (code: number) => void codes.push(code) });
    const { options, close } = await prepareCallbackApi(world.config, silent());
    const running = await startHttpApp(options, host);
    for (const path of ['livez', 'readyz']) expect((await fetch(`${running.url}/${path}`)).status).toBe(200);
    ended.emit('SIGTERM', 'SIGTERM');
    await running.close();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(codes).toEqual([0]);
    await expect(fetch(`${running.url}/livez`)).rejects.toThrow();
    await close();
  });
});
