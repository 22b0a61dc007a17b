/** What a mailed link carries: 32 random bytes in base64url. One that a mail program has cut off is none. */
export const LINK_TOKEN = /^[\w-]{43}$/;
