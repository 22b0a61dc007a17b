/** Seconds by which a provider's clock may be off. */
export const clockTolerance = 10;
