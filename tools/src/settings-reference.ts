import { execFileSync } from 'node:child_process';
import { bundleOf } from './bundle.ts';

const parts = ['public-api', 'admin-api', 'callback-api', 'worker'] as const;

/** docs/reference/settings.md as the built processes tell it of themselves. */
export function settingsReference(): string {
  const sections = parts.map((part) => {
    const table = execFileSync(process.execPath, [bundleOf(part), 'settings'], {
      encoding: 'utf8',
    });
    return `## ${part}\n\n${table.trim()}\n`;
  });
  return [
    '# Settings',
    '',
    'Everything that a process can be told, as it tells it itself (`node apps/<name>/bundle/main.js settings`).',
    'Settings come from the environment alone. `node apps/<name>/bundle/main.js config` prints what is in force, secrets hidden.',
    '',
    ...sections,
  ].join('\n');
}
