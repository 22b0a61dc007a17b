// What we use of smpp 0.5.1, which brings no types.
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';
  import type { TlsOptions } from 'node:tls';

  export interface PduFields {
    readonly [name: string]: unknown;
  }

  /** Texts are decoded when a PDU is read, and given as Buffer where the coding is unknown. */
  export interface DecodedMessage {
    readonly message?: string | Buffer;
    readonly udh?: readonly Buffer[];
  }

  class PDU {
    constructor(command: string, fields?: PduFields);
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly message_id?: string;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly source_addr?: string;
    readonly source_addr_ton?: number;
    readonly destination_addr?: string;
    readonly registered_delivery?: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly short_message?: DecodedMessage;
    readonly message_payload?: DecodedMessage;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    response(fields?: PduFields): PDU;
    toBuffer(): Buffer;
  }

  class Session extends EventEmitter {
    constructor(options: { socket: Socket });
    readonly socket: Socket;
    send(pdu: PDU, answered?: (answer: PDU) => void): boolean;
    pause(): void;
    destroy(closed?: () => void): void;
  }

  interface Server extends NetServer {
    readonly sessions: readonly Session[];
  }

  const smpp: {
    readonly PDU: typeof PDU;
    readonly Session: typeof Session;
    createServer(options: TlsOptions, listener: (session: Session) => void): Server;
  };
  export type { PDU, Server, Session };
  export default smpp;
}
