import { describe, expect, it } from '@jest/globals';
import { NotFound, TenantContext, Unavailable } from '@latchkey/kernel';
import { LogLines } from '../testing/small-app.ts';
import { Log, type LogLevel } from './log.ts';
import { NestLog } from './nest-log.ts';

function writing(use: (log: Log) => void, level: LogLevel = 'debug'): LogLines {
  const lines = new LogLines();
  use(new Log({ app: 'small', version: '1.2.3', level, to: lines }));
  return lines;
}

describe('log', () => {
  it('EX-O4 writes one line of JSON with part, version, time and level', () => {
    const [line] = writing((log) => log.info('Listening.', { port: 4201 })).parsed;
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      app: 'small',
      version: '1.2.3',
      port: 4201,
      msg: 'Listening.',
    });
  });

  it('drops every field that is not on the list, and every value that is not plain', () => {
    const secret = 'canary-secret';
    const fields = {
      password: secret,
      authorization: secret,
      url: `/reset/${secret}`,
      body: { code: secret },
      msg: secret,
      reason: { nested: secret },
      stack: [secret],
      __proto__: secret,
      status: 200,
    };
    const lines = writing((log) => log.info('request', fields as never));
    expect(lines.text).not.toContain(secret);
    expect(lines.parsed[0]).toMatchObject({ status: 200, msg: 'request' });
  });

  it('S-68 text can forge no line and no direction, and is at most 1 KiB', () => {
    const forged = 'a\r\n{"level":"fatal"}\u001b[2J\u202egnp.exe\u2066\u2028\u0085\u009b31m\ud800';
    const lines = writing((log) => log.info(forged, { reason: forged + 'é'.repeat(2000) }));
    expect(lines.text.trimEnd().split('\n')).toHaveLength(1);
    expect(lines.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
    expect(Buffer.byteLength(String(lines.parsed[0]?.['reason']))).toBeLessThanOrEqual(1024);
    expect(String(lines.parsed[0]?.['reason'])).toMatch(/é…$/);
  });

  it('says whose request a line belongs to', async () => {
    const lines = writing((log) =>
      TenantContext.run(
        { tenantId: 't', environment: 'test', requestId: 'r', actor: { kind: 'newcomer' } },
        () => log.warn('inside'),
      ),
    );
    expect(lines.parsed[0]).toMatchObject({ tenant: 't', environment: 'test', request_id: 'r' });
  });

  it('keeps names, codes and places of an error, never its message', () => {
    const database = Object.assign(new Error('Key (mail)=(ada@example.com)\n    at /etc/passwd:1:1'), {
      code: '23505',
      name: 'DatabaseError',
    });
    const lines = writing((log) => {
      log.failure('failed', database);
      log.failure('refused', new Unavailable(database), {}, 'warn');
      log.failure('refused', new NotFound(), {}, 'warn');
      log.failure('odd', 'a thrown password');
      log.failure('odd', Object.assign(new Error('m'), { name: 'ada@example.com', code: 'secret lower' }));
    });
    const [failed, unavailable, absent, thrown, odd] = lines.parsed;
    expect(failed).toMatchObject({ level: 'error', error_name: 'DatabaseError', fault_code: '23505' });
    expect(failed?.['stack']).toMatch(/^libs\/platform\/src\/logging\/log\.spec\.ts:\d+/);
    expect(unavailable).toMatchObject({
      level: 'warn',
      error_code: 'unavailable',
      cause_name: 'DatabaseError',
      cause_code: '23505',
    });
    expect(absent).not.toHaveProperty('stack');
    expect(thrown).toMatchObject({ error_name: 'thrown string' });
    expect(odd).toMatchObject({ error_name: 'Error' });
    expect(lines.text).not.toMatch(/ada@example|passwd|password|secret/);
  });

  it('writes nothing below its level', () => {
    expect(writing((log) => log.info('x'), 'warn').text).toBe('');
    expect(writing((log) => log.fatal('x'), 'silent').text).toBe('');
  });

  it('takes from Nest what it says while it is put together, and only the place of the rest', () => {
    const lines = writing((log) => {
      const nest = new NestLog(log);
      nest.error('cannot resolve dependencies of Commands', 'stack', 'ExceptionHandler');
      nest.error(new Error('ada@example.com'), 'SomeService');
      nest.warn('token canary-secret', 'SomeService');
      nest.log('Mapped {/v1/things, POST} route', 'RouterExplorer');
    });
    expect(lines.parsed.map(({ level, msg, context }) => [level, msg, context])).toEqual([
      ['error', 'cannot resolve dependencies of Commands', 'ExceptionHandler'],
      ['error', 'The framework met an error.', 'SomeService'],
      ['warn', 'The framework has something to say.', 'SomeService'],
      ['debug', 'Mapped {/v1/things, POST} route', 'RouterExplorer'],
    ]);
    expect(lines.text).not.toMatch(/ada@|canary/);
  });
});
