import { methodContract } from '../../testing/method.contract.ts';
import { mockCode, MockEnrolled } from './method.ts';

methodContract('PR-M05 a mock that people enrol in', () => ({
  method: new MockEnrolled(),
  parameters: {},
  repeats: true,
  right: () => ({ code: mockCode }),
  wrong: [{ code: '424243' }, { code: '42424' }, { code: '4242424' }],
  spellings: ({ code = '' }) => [
    { code: ` ${code} ` },
    { code: '424 242' },
    { code: '424-242' },
    { code: '٤٢٤٢٤٢' },
    { code: '４２４２４２' },
  ],
}));
