import { RandomSecrets, SettableClock } from '@latchkey/kernel/testing';
import { accessTokensContract } from './access-tokens.contract.ts';
import { InMemoryAccessTokens } from './in-memory-access-tokens.ts';
import { InMemorySigningKeys } from './in-memory-signing-keys.ts';
import { signingKeysContract } from './signing-keys.contract.ts';

accessTokensContract('in memory', () => {
  const clock = new SettableClock();
  const tokens = new InMemoryAccessTokens(clock, new RandomSecrets());
  return Promise.resolve({ tokens, advance: (milliseconds) => clock.advance(milliseconds) });
});

signingKeysContract('in memory', () => {
  const clock = new SettableClock();
  return Promise.resolve({
    keys: new InMemorySigningKeys(clock),
    pass: (milliseconds) => Promise.resolve(clock.advance(milliseconds)),
    close: () => Promise.resolve(),
  });
});
