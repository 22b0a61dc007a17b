/** The database's clock, as read by the transaction that is running: every expiry is judged by it. */
export abstract class Clock {
  abstract now(): Promise<Date>;
}

export const seconds = (n: number): number => n * 1000;
export const minutes = (n: number): number => seconds(60 * n);
export const hours = (n: number): number => minutes(60 * n);

export function later(than: Date, milliseconds: number): Date {
  return new Date(than.getTime() + milliseconds);
}
