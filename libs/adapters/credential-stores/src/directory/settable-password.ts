/**
 * Whether a directory can be given this password at all. Blank ones would let somebody in without a password where a
 * server takes that for an anonymous bind; NUL ends a text in some servers; half of a surrogate pair has no UTF-8.
 */
export function isSettable(password: string): boolean {
  return password.trim() !== '' && !password.includes('\0') && password.isWellFormed();
}
