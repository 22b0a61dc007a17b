import { readHash } from './hash-forms.ts';
import { workOf } from './hash-cost.ts';
import { hashText, type ImportedHash, type Pbkdf2Hash } from './imported-hash.ts';

/**
 * What a sign-in does beside the comparison that counts, so that nobody learns by the clock whose password came from
 * another system (S-06): each does the work of every kind of hash that waits in the environment.
 */

/** A kind of hash: a decoy of it, whose salt and digest are nobody's. Two hashes of one kind cost the same work. */
export function kindOf(hash: ImportedHash): string {
  if (hash.kind === 'bcrypt') return `$2b$${String(hash.cost).padStart(2, '0')}$${'.'.repeat(53)}`;
  return hashText({ ...hash, salt: Buffer.alloc(16), digest: Buffer.alloc(hash.digest.length) });
}

/** Decoys of all kinds that wait, without the one that is compared anyway. */
export function otherWork(waiting: readonly string[], compared: string | null): string[] {
  return groups(waiting).flatMap((group) => remainder(group, compared));
}

/** What a sign-in costs by them, in our own hashes. */
export function waitingWork(waiting: readonly string[]): number {
  return groups(waiting).reduce((sum, group) => sum + Math.max(...group.map(workOf)), 0);
}

/** Rounds of PBKDF2 can be made up for, so that all of one kind count as the longest of them. */
function groups(waiting: readonly string[]): ImportedHash[][] {
  const found = new Map<string, ImportedHash[]>();
  for (const kind of waiting) {
    const hash = readHash(kind);
    if (!hash) continue;
    const group = hash.kind === 'pbkdf2' ? kindOf({ ...hash, rounds: 1 }) : kind;
    found.set(group, [...(found.get(group) ?? []), hash]);
  }
  return [...found.values()];
}

function remainder(group: readonly ImportedHash[], compared: string | null): string[] {
  const done = group.find((hash) => kindOf(hash) === compared);
  const [first] = group;
  if (first?.kind !== 'pbkdf2') return first && !done ? [kindOf(first)] : [];
  const most = Math.max(...group.map((hash) => (hash as Pbkdf2Hash).rounds));
  const rounds = most - (done?.kind === 'pbkdf2' ? done.rounds : 0);
  return rounds === 0 ? [] : [kindOf({ ...first, rounds })];
}
