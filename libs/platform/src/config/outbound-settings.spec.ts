import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './load-config.ts';
import { directoryServers, messageCentres, outboundOrigins, outboundPorts } from './outbound-settings.ts';
import { settingsTable } from './settings-table.ts';

const settings = { outboundPorts, outboundOrigins };
const read = (ports: string, origins: string) =>
  loadConfig(settings, { LATCHKEY_OUTBOUND_PORTS: ports, LATCHKEY_OUTBOUND_ORIGINS: origins });

describe('settings of outbound calls', () => {
  it('S-60 nothing beside the usual is open unless the operator says so', () => {
    expect(read('', '')).toEqual({ outboundPorts: [], outboundOrigins: [] });
    expect(read('8443, 9443', 'https://a.internal:8443,http://127.0.0.1:8080')).toEqual({
      outboundPorts: [8443, 9443],
      outboundOrigins: ['https://a.internal:8443', 'http://127.0.0.1:8080'],
    });
  });

  it.each(['0', '65536', '080', '1-9', 'all', '443;8443', 'none,1'])(
    'EX-O2 %s is no list of ports',
    (ports) => {
      expect(() => read(ports, '')).toThrow('LATCHKEY_OUTBOUND_PORTS');
    },
  );

  it.each([
    ...['*', 'https://*', 'hooks.internal', 'https://hooks.internal/', 'https://hooks.internal/path'],
    ...[
      'https://Hooks.internal',
      'https://hooks.internal:443',
      'ftp://hooks.internal',
      'https://a@b.internal',
    ],
    'https://a.internal https://b.internal',
  ])('EX-O2 %s would never match a call, so it is no origin', (origins) => {
    expect(() => read('', origins)).toThrow('LATCHKEY_OUTBOUND_ORIGINS');
  });

  it('S-60 no message centre is open unless the operator says so, each by its exact address', () => {
    const centres = (addresses: string) =>
      loadConfig({ messageCentres }, { LATCHKEY_MESSAGE_CENTRES: addresses }).messageCentres;
    expect(centres('')).toEqual([]);
    expect(centres(messageCentres.example)).toEqual(['tcp://smsc.internal:2775']);
    expect(centres('tls://a.internal:3550, tcp://[::1]:2775')).toHaveLength(2);
    for (const wrong of [
      'smsc.internal:2775',
      'tcp://smsc.internal',
      'tcp://a:1/x',
      'https://a:443',
      'tcp://A:1',
    ])
      expect(() => centres(wrong)).toThrow('LATCHKEY_MESSAGE_CENTRES');
  });

  it('S-60 EX-O2 servers of directories inside are named one by one, each with its port', () => {
    const servers = (addresses: string) =>
      loadConfig({ directoryServers }, { LATCHKEY_DIRECTORY_SERVERS: addresses }).directoryServers;
    expect(servers('')).toEqual([]);
    expect(servers(directoryServers.example)).toEqual(['ldaps://dc1.corp.internal:636']);
    expect(servers('ldap://[fd00::1]:389, ldaps://10.1.2.3:636')).toHaveLength(2);
    for (const wrong of [
      'dc1:636',
      'ldaps://dc1',
      'ldaps://dc1:636/dc=x',
      'ldaps://*:636',
      'https://dc1:636',
      'ldaps://DC1:636',
    ])
      expect(() => servers(wrong)).toThrow('LATCHKEY_DIRECTORY_SERVERS');
  });

  it('EX-O2 every example is a right value', () => {
    expect(read(outboundPorts.example, outboundOrigins.example)).toEqual({
      outboundPorts: [8443, 9443],
      outboundOrigins: ['https://hooks.internal:8443'],
    });
    expect(settingsTable(settings)).toContain('`LATCHKEY_OUTBOUND_PORTS`');
  });
});
