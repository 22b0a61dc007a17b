// Who may import whom. Each row has a test with a deliberate violation: tools/src/boundaries.spec.ts.

/** What a context may use besides itself; "everything below" is written out, since circles are the danger. */
const contexts = {
  kernel: [],
  tenancy: ['kernel'],
  messaging: ['kernel', 'tenancy'],
  extensions: ['kernel', 'tenancy'],
  access: ['kernel', 'tenancy'],
  identity: ['kernel', 'tenancy'],
  credentials: ['kernel', 'tenancy', 'identity', 'extensions'],
  'sign-in': ['kernel', 'tenancy', 'identity', 'credentials', 'messaging', 'extensions'],
  verification: ['kernel', 'tenancy', 'identity', 'credentials', 'sign-in', 'messaging', 'extensions'],
  recovery: [
    ...['kernel', 'tenancy', 'identity', 'credentials', 'sign-in', 'verification'],
    ...['messaging', 'extensions'],
  ],
  'service-desk': [
    ...['kernel', 'tenancy', 'identity', 'credentials', 'sign-in', 'verification', 'recovery'],
    'messaging',
  ],
  desktop: ['kernel', 'tenancy', 'identity', 'credentials', 'sign-in', 'verification', 'recovery'],
  audit: ['kernel'],
};

/** External packages that compute and do no input or output; the last line is for specs and contract suites. */
const domainPackages = [
  ...['@nestjs/cqrs', 'zod', '@casl/ability'],
  ...[
    'otpauth',
    'libphonenumber-js',
    'libphonenumber-js/*',
    '@zxcvbn-ts/*',
    're2js',
    'ipaddr.js',
    'csv-parse/sync',
  ],
  ...['@jest/globals', 'fast-check'],
];

export const depConstraints = [
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:domain', 'type:adapter', 'type:platform', 'type:ui'],
  },
  { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:ui', 'type:sdk'] },
  {
    sourceTag: 'type:adapter',
    onlyDependOnLibsWithTags: ['type:domain', 'type:ui', 'scope:outbound', 'scope:strict-xml'],
  },
  {
    sourceTag: 'type:platform',
    onlyDependOnLibsWithTags: ['scope:kernel', 'scope:tenancy', 'scope:access', 'scope:identity'],
  },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:sdk', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: ['type:domain'],
    allowedExternalImports: domainPackages,
  },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:tool', 'type:ui', 'type:sdk'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['*'] },
  ...Object.entries(contexts).map(([context, lower]) => ({
    allSourceTags: ['type:domain', `scope:${context}`],
    onlyDependOnLibsWithTags: lower.map((each) => `scope:${each}`),
  })),
];
