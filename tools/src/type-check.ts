import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { workspacePath } from './workspace.ts';

/** Builds the whole workspace (what is unchanged is skipped) and tells whether the types hold. */
export async function checkTypes(): Promise<boolean> {
  const compiler = workspacePath('node_modules/typescript7/bin/tsc');
  const child = spawn(process.execPath, [compiler, '-b', workspacePath('tsconfig.json')], {
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
