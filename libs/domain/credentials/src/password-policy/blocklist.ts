/** Passwords that everybody tries first. At least 100,000 of them that meet the length rule. */
export abstract class Blocklist {
  /** `folded`: lower case, as `foldPassword` makes it. The whole password is compared, never a part. */
  abstract contains(folded: string): boolean;
  abstract readonly size: number;
}

/** Letter case is the first thing that people vary: it makes no password uncommon. */
export function foldPassword(password: string): string {
  return password.normalize('NFC').toLowerCase();
}
