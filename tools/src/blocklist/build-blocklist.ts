// Makes libs/adapters/password-lists/data/common-passwords.txt.gz and prints what is in it.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { workspacePath } from '../workspace.ts';
import { composeBlocklist } from './compose.ts';
import { commonPasswords } from './source.ts';

const file = workspacePath('libs/adapters/password-lists/data/common-passwords.txt.gz');
const { entries, parts } = composeBlocklist(commonPasswords());
const packed = gzipSync(entries.map((entry) => `${entry}\n`).join(''), { level: 9 });
writeFileSync(file, packed);

for (const { origin, entries: count, long } of parts) {
  console.log(
    `${origin.padEnd(12)} ${String(count).padStart(7)} entries, ${String(long).padStart(7)} of 15 or more`,
  );
}
const long = parts.reduce((sum, part) => sum + part.long, 0);
console.log(
  `${'all'.padEnd(12)} ${String(entries.length).padStart(7)} entries, ${String(long).padStart(7)} of 15 or more`,
);
console.log(`${packed.length} bytes packed`);
