/** Loudest sample of each short stretch of sound, gathered while it is decoded. */
export class PeakMeter {
  /** Samples a stretch; about 23 ms at 44.1 kHz. */
  static readonly STRETCH = 1024;
  #peaks: number[] = [];
  #current = 0;
  #filled = 0;
  #samples = 0;

  /** Takes decoded sound, all channels of the same length, samples from -1 to 1. */
  add(channels: readonly Float32Array[]): void {
    const length = channels[0]?.length ?? 0;
    for (let index = 0; index < length; index += 1) {
      for (const channel of channels) {
        const value = Math.abs(channel[index] ?? 0);
        if (value > this.#current) this.#current = value;
      }
      this.#filled += 1;
      if (this.#filled === PeakMeter.STRETCH) this.#close();
    }
    this.#samples += length;
  }

  #close() {
    this.#peaks.push(this.#current);
    this.#current = 0;
    this.#filled = 0;
  }

  /** How many samples a channel has had. */
  get samples(): number {
    return this.#samples;
  }

  /** `count` peaks over the whole, 0–99, relative to the loudest. */
  read(count: number): number[] {
    if (this.#filled > 0) this.#close();
    const loudest = this.#peaks.reduce((most, peak) => Math.max(most, peak), 0) || 1;
    const { length } = this.#peaks;
    return Array.from({ length: count }, (_, index) => {
      const from = Math.floor((index * length) / count);
      const to = Math.max(from + 1, Math.floor(((index + 1) * length) / count));
      const peak = this.#peaks.slice(from, to).reduce((most, one) => Math.max(most, one), 0);
      return Math.round(Math.min(1, peak / loudest) * 99);
    });
  }
}
