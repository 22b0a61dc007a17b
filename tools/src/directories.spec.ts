import { describe, expect, it } from '@jest/globals';
import { factsOf } from './directories.ts';

describe('what the scripts of directories say', () => {
  it('is read line by line up to the first sign', () => {
    expect(factsOf('KIND=openldap\nBASE_DN=dc=example,dc=test\n\nnothing\n=x\nEMPTY=\n')).toEqual({
      KIND: 'openldap',
      BASE_DN: 'dc=example,dc=test',
      EMPTY: '',
    });
  });
});
