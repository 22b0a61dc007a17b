import { describe, expect, it } from '@jest/globals';
import { check, resolveConfig } from 'prettier';
import { workspacePath } from '../../src/index.ts';
import { directoryReport, type WayFigures } from './directory-report.ts';

const way = (name: string, took: number, cpu: number): WayFigures => ({
  ...{ name, took: [took, took, took], cpu: [cpu, cpu, cpu] },
});
const measured = [
  {
    directory: 'Active Directory (Samba)',
    ways: [way('ours', 1234.5, 6), way('bare client, a connection for each', 50, 4), way('kept', 0.5, 1)],
  },
  { directory: 'OpenLDAP', ways: [way('ours', 4, 3), way('each', 2, 2), way('kept', 1, 0.25)] },
];

describe('the page of the directories', () => {
  it('is written as the formatter leaves it', async () => {
    const page = directoryReport(['Date: 2026-11-28 15:05 UTC', 'Machine: 2 × a processor'], measured);
    const filepath = workspacePath('docs/benchmarks-directories.md');
    expect(await check(page, { ...(await resolveConfig(filepath)), filepath })).toBe(true);
  });

  it('says how often, how long, and how much more than the bare client', () => {
    const page = directoryReport([], measured);
    expect(page).toMatch(/\| ours +\| 250 +\| 4\.00 +\| 4\.00 +\| 3\.00 +\|/);
    expect(page).toContain('Overhead: 2.00 times a bare reset with a connection of its own, 4.00 times');
    expect(page).toContain('processor 1.50 and 12.00 times.');
  });
});
