import { minutes } from '@latchkey/kernel';

/** Decision 2: while a link is outstanding only its own life counts; redeeming it in time starts these clocks. */
export const idleLimit = minutes(10);
export const absoluteLimit = minutes(30);
/** After the last proof, a new password must be chosen within this time. */
export const setPasswordWindow = minutes(10);
/** A store may refuse this many passwords in one flow before the flow ends (password policy, 4). */
export const passwordTries = 5;
/** Mails that one flow may send. */
export const mailsPerFlow = 5;
/** Of a link that an administrator has mailed: hours that it waits for its use (decision 2). */
export const administratorLinkHours = { default: 1, most: 24 } as const;
/** Least time between two of them to one person. */
export const administratorLinkPause = minutes(5);
