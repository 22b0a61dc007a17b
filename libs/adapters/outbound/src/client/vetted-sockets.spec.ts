import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { FixedResolver } from '../testing/fixed-resolver.ts';
import { selfSignedCertificate } from '../testing/self-signed-certificate.ts';
import { VettedSockets, type SocketSettings } from './vetted-sockets.ts';

const name = 'smsc.example.com';
const { key, cert } = selfSignedCertificate([name]);

describe('sockets to addresses outside', () => {
  let plain: Server;
  let secure: Server;
  let connections = 0;
  const sockets: Socket[] = [];
  const greet = (socket: Socket): void => {
    connections += 1;
    sockets.push(socket.on('error', () => undefined));
    socket.write('hello');
  };
  const portOf = (server: Server): number => (server.address() as AddressInfo).port;

  beforeAll(async () => {
    plain = createServer(greet).listen(0, '127.0.0.1');
    secure = createSecureServer({ key, cert }, greet).listen(0, '127.0.0.1');
    secure.on('tlsClientError', () => undefined);
    await Promise.all([once(plain, 'listening'), once(secure, 'listening')]);
  });
  afterEach(() => {
    connections = 0;
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(() => {
    plain.close();
    secure.close();
  });

  const resolver = () => new FixedResolver({ [name]: [['127.0.0.1']] });
  const open = async (address: string, settings: SocketSettings = {}) => {
    const outcome = await new VettedSockets({ resolver: resolver(), ...settings }).open(address);
    if (outcome.kind !== 'connected') return outcome;
    sockets.push(outcome.socket.on('error', () => undefined));
    const [greeting] = (await once(outcome.socket, 'data')) as [Buffer];
    return greeting.toString();
  };
  const listing = (address: string, settings: SocketSettings = {}) =>
    open(address, { operatorAddresses: [address], authorities: [cert], ...settings });

  it('S-60 are open to what the operator has listed, inside and without TLS too', async () => {
    expect(await listing(`tcp://127.0.0.1:${portOf(plain)}`)).toBe('hello');
    expect(await listing(`tcp://${name}:${portOf(plain)}`)).toBe('hello');
    expect(await listing(`tls://${name}:${portOf(secure)}`)).toBe('hello');
  });

  it('S-60 are closed to everything inside that nobody has listed', async () => {
    const port = portOf(plain);
    const hosts = [
      ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', 'localhost', '0.0.0.0', '[::1]'],
      ...['[::ffff:127.0.0.1]', '169.254.169.254', `user@127.0.0.1`, `${name}@127.0.0.1`, '①②⑦.0.0.1', name],
    ];
    const addresses = hosts.flatMap((host) => [`tcp://${host}:${port}`, `tls://${host}:${port}`]);
    const outcomes = await Promise.all(addresses.map((address) => open(address, { ports: [port] })));
    const reached = outcomes.filter((outcome) => typeof outcome === 'string');
    figure(`${reached.length + connections} of ${addresses.length} unlisted addresses were connected to`);
    expect(outcomes.filter((outcome) => typeof outcome === 'string' || outcome.kind !== 'refused')).toEqual(
      [],
    );
    expect(connections).toBe(0);
  });

  it.each([['169.254.169.254'], ['0.0.0.0'], ['224.0.0.1'], ['::ffff:127.0.0.1']])(
    'S-60 are closed to %s, listed or not',
    async (meant) => {
      const address = `tcp://${name}:${portOf(plain)}`;
      const rebound = new FixedResolver({ [name]: [['127.0.0.1', meant]] });
      expect(await listing(address, { resolver: rebound })).toEqual({
        kind: 'refused',
        reason: 'address-forbidden',
      });
      expect(connections).toBe(0);
    },
  );

  it.each([
    ...['', 'smsc.example.com', 'http://smsc.example.com:2775', 'tls://smsc.example.com', 'tcp://:2775'],
    ...['tls://smsc.example.com:0', 'tls://smsc.example.com:99999', 'tls://smsc.example.com:3550/x'],
    ...['tls://smsc.example.com:3550?x', 'tls://a:b@smsc.example.com:3550', 'tls://smsc example:3550'],
  ])('S-60 have one spelling: %s is no address', async (address) => {
    expect(await listing(address, { ports: [3550] })).toEqual({ kind: 'refused', reason: 'not-an-address' });
  });

  it('S-60 are given bare to who speaks TLS by their own words, by the same rules and to no plain address', async () => {
    const bare = async (address: string, settings: SocketSettings = {}) => {
      const outcome = await new VettedSockets({ resolver: resolver(), ...settings }).openForTls(address);
      if (outcome.kind === 'connected') sockets.push(outcome.socket.on('error', () => undefined));
      return outcome;
    };
    const address = `tls://${name}:${portOf(plain)}`;
    const told = await bare(address, { operatorAddresses: [address] });
    expect(told.kind).toBe('connected');
    if (told.kind === 'connected') expect(String((await once(told.socket, 'data'))[0])).toBe('hello');
    expect(await bare(address, { ports: [portOf(plain)] })).toEqual({
      kind: 'refused',
      reason: 'address-forbidden',
    });
    expect(await bare(address)).toEqual({ kind: 'refused', reason: 'port-not-allowed' });
    expect(await bare(address.replace('tls', 'tcp'))).toEqual({ kind: 'refused', reason: 'not-https' });
  });

  it('S-60 tell when an address was found and may be called, and of no other', async () => {
    const address = `tls://${name}:${portOf(plain)}`;
    let vetted = 0;
    const open = async (settings: SocketSettings) => {
      const made = new VettedSockets({ resolver: resolver(), ...settings });
      const outcome = await made.openForTls(address, () => (vetted += 1));
      if (outcome.kind === 'connected') sockets.push(outcome.socket.on('error', () => undefined));
    };
    await open({ ports: [portOf(plain)] });
    await open({ operatorAddresses: [address], resolver: new FixedResolver({}) });
    expect(vetted).toBe(0);
    await open({ operatorAddresses: [address] });
    expect(vetted).toBe(1);
  });

  it('S-60 speak TLS to whom the certificate names, or not at all', async () => {
    const other = 'other.example.com';
    const address = `tls://${other}:${portOf(secure)}`;
    const settings = { resolver: new FixedResolver({ [other]: [['127.0.0.1']] }) };
    expect(await listing(address, settings)).toEqual({ kind: 'unavailable', reason: 'certificate' });
    const unknown = await listing(`tls://${name}:${portOf(secure)}`, { authorities: [] });
    expect(unknown).toEqual({ kind: 'unavailable', reason: 'certificate' });
  });

  it('S-69 do not wait for ever', async () => {
    const mute = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
    await once(mute.listen(0, '127.0.0.1'), 'listening');
    const began = performance.now();
    const address = `tls://${name}:${portOf(mute)}`;
    expect(await listing(address, { connect: 200 })).toEqual({
      kind: 'unavailable',
      reason: 'connect-timeout',
    });
    expect(performance.now() - began).toBeLessThan(2_000);
    mute.close();
  });

  it('are not there when nobody listens, or the name has no address', async () => {
    const gone = createServer();
    await once(gone.listen(0, '127.0.0.1'), 'listening');
    const address = `tcp://${name}:${portOf(gone)}`;
    gone.close();
    expect(await listing(address)).toEqual({ kind: 'unavailable', reason: 'not-connected' });
    const nobody = { resolver: new FixedResolver({}) };
    expect(await listing(address, nobody)).toEqual({ kind: 'unavailable', reason: 'name-not-found' });
  });
});
