/**
 * Whether a store can be given this password at all: blank ones stand for none somewhere, NUL ends a text in some
 * servers, and half of a surrogate pair has no UTF-8.
 */
export function isSettablePassword(password: string): boolean {
  return password.trim() !== '' && !password.includes('\0') && password.isWellFormed();
}

/** Nobody's name: it could not be sent, or not be compared with what comes back. */
export function isUserName(userName: string): boolean {
  return userName.trim() !== '' && !/\p{Cc}/u.test(userName) && userName.isWellFormed();
}
