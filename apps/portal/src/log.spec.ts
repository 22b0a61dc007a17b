import { describe, expect, it } from '@jest/globals';
import { Log, type LogField } from './log.ts';

function written(write: (log: Log) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(new Log('info', { write: (line) => void lines.push(line) }));
  for (const line of lines) expect(line.trimEnd()).not.toContain('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('log of the portal', () => {
  it('keeps listed fields only', () => {
    const fields = { route: '/reset', password: 'hush', identifier: 'bob' } as Partial<
      Record<LogField, unknown>
    >;
    const [line] = written((log) => log.write('info', 'answered', fields));
    expect(line).toMatchObject({ app: 'portal', level: 'info', route: '/reset', msg: 'answered' });
    expect(JSON.stringify(line)).not.toMatch(/hush|bob/);
  });

  it('S-68 cannot be made to forge a line or to reorder one', () => {
    const [line] = written((log) =>
      log.write('info', 'x', { reason: 'a\r\n{"level":"fatal"}\u001b[2J\u202eb' }),
    );
    expect(line?.['reason']).toBe('a\\u000d\\u000a{"level":"fatal"}\\u001b[2J\\u202eb');
    const [long] = written((log) => log.write('info', 'x', { reason: 'y'.repeat(5000) }));
    expect(String(long?.['reason'])).toHaveLength(1024);
  });

  it('tells of an error its name, code and places, never its message', () => {
    const error = Object.assign(new TypeError('the password was hush'), { code: 'ECONNRESET' });
    const [line] = written((log) => log.failure('A page failed', error));
    expect(line).toMatchObject({ level: 'error', error_name: 'TypeError', code: 'ECONNRESET' });
    expect(line?.['frames']).toMatch(/log\.spec\.ts:\d+/);
    expect(JSON.stringify(line)).not.toContain('hush');
  });
});
