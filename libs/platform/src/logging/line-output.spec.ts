import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const file = fileURLToPath(new URL('./line-output.ts', import.meta.url));

/** A process of its own whose standard output is a pipe; it runs `script` with `output` over that pipe. */
function run(script: string): ChildProcess {
  const source = `import { LineOutput } from ${JSON.stringify(file)}; const output = new LineOutput(1); ${script}`;
  return spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += chunk.toString();
  return text;
}

describe('line output', () => {
  it('writes every line in order, also when the process ends at once', async () => {
    const lines = 'for (let i = 0; i < 3000; i += 1) output.write(`${i}\\n`);';
    const expected = Array.from({ length: 3000 }, (_, i) => `${i}\n`).join('');
    expect(await textOf(run(`${lines} await output.flush(5000); process.exit(0);`).stdout)).toBe(expected);
    expect(await textOf(run(lines).stdout)).toBe(expected);
  });

  it('R-11 goes on when nobody reads: it drops and counts, and the event loop turns', async () => {
    const child = run(`
      const line = 'x'.repeat(1000) + '\\n';
      let turns = 0;
      const timer = setInterval(() => {
        for (let i = 0; i < 500; i += 1) output.write(line);
        if (++turns === 30) { clearInterval(timer); process.stderr.write(JSON.stringify({ turns, dropped: output.dropped })); }
      }, 5);`);
    const [report] = (await once(child.stderr as NodeJS.ReadableStream, 'data')) as [Buffer];
    const { turns, dropped } = JSON.parse(report.toString()) as { turns: number; dropped: number };
    expect(turns).toBe(30);
    expect(dropped).toBeGreaterThan(5000);
    expect(dropped).toBeLessThan(15_000);
    const kept = await textOf(child.stdout);
    expect(kept.split('\n')).toHaveLength(15_000 - dropped + 1);
  });

  it('R-11 the process ends when its reader has gone', async () => {
    const child = run(`
      setInterval(() => { for (let i = 0; i < 200; i += 1) output.write('y'.repeat(500) + '\\n'); }, 5);
      setTimeout(() => { process.stderr.write('dropped ' + (output.dropped > 0)); process.exit(3); }, 400);`);
    child.stdout?.destroy();
    const [said, [code]] = await Promise.all([textOf(child.stderr), once(child, 'exit')]);
    expect([said, code]).toEqual(['dropped true', 3]);
  });
});
