// Hands on everything that passes, with the time of its first sample, so that a test can hear what a resident hears.
class Recorder extends AudioWorkletProcessor {
  process([input]) {
    const channel = input?.[0];
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin to name
    if (channel) this.port.postMessage({ at: currentTime, samples: channel.slice() });
    return true;
  }
}
registerProcessor('recorder', Recorder);
