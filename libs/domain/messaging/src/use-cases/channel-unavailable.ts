/** The channel could not take the message now. The job fails and is tried again with back-off. */
export class ChannelUnavailable extends Error {
  constructor(reason: string) {
    super(`not handed over: ${reason}`);
    this.name = 'ChannelUnavailable';
  }
}
