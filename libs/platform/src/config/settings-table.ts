import type { Setting, Settings } from './setting.ts';

/** The reference table of a part's settings, in Markdown: generated, so that it cannot fall behind. */
export function settingsTable(settings: Settings): string {
  const rows = Object.values(settings)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((setting) =>
      row([`\`${setting.name}\``, setting.summary, when(setting), setting.remedy, example(setting)]),
    );
  return [
    row(['Variable', 'What it is for', 'When left out', 'Value', 'Example']),
    row(['-', '-', '-', '-', '-']),
    ...rows,
    '',
  ].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function when({ required, fallback }: Setting<unknown>): string {
  if (required) return 'refuses to start';
  return fallback === undefined ? 'not used' : `\`${fallback}\``;
}

function example({ name, example: text, secret }: Setting<unknown>): string {
  return secret ? `\`${text}\`, or a file named by \`${name}_FILE\`` : `\`${text}\``;
}
