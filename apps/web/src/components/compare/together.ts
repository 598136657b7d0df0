/** Nearer than this two players are at the same place; seeking would only make a gap. Seconds. */
const NEAR_S = 0.08;
/** A player that strayed is put right this often at most: each time costs it a moment of silence. */
const AGAIN_MS = 1500;

/** As much of an <audio> element as playing together needs. */
export type Voice = Pick<
  HTMLAudioElement,
  'currentTime' | 'duration' | 'muted' | 'paused' | 'seeking' | 'play' | 'pause'
>;

/** The place of a song for a second of the comparison: the same second, or its end. */
export const placeIn = (voice: Pick<Voice, 'duration'>, second: number): number =>
  Math.max(0, Number.isFinite(voice.duration) ? Math.min(second, voice.duration) : second);

const isOver = (voice: Voice, second: number) => voice.duration <= second;

function put(voice: Voice, second: number): void {
  const place = placeIn(voice, second);
  if (Math.abs(voice.currentTime - place) > NEAR_S) voice.currentTime = place;
}

/**
 * Songs that play at the same time, of which one is heard: turning to another takes no loading and no seeking. All are
 * at the same second; one that is shorter waits at its end.
 */
export class Together {
  readonly #voices: () => readonly Voice[];
  #heard = 0;
  #second = 0;
  #fixedAt = 0;

  constructor(voices: () => readonly Voice[]) {
    this.#voices = voices;
  }

  get heard(): number {
    return this.#heard;
  }

  /** The second all are at, also where the song that is heard ended before it. */
  get second(): number {
    return this.#second;
  }

  get #voice(): Voice | undefined {
    return this.#voices()[this.#heard];
  }

  get playing(): boolean {
    return this.#voice?.paused === false;
  }

  /** Begins where all stand; from the start when what is heard is at its end. Rejects when it can't be played. */
  async play(): Promise<void> {
    const voice = this.#voice;
    if (!voice) return;
    if (isOver(voice, this.#second)) this.#second = 0;
    const all = this.#voices().map(async (one, at) => {
      one.muted = at !== this.#heard;
      put(one, this.#second);
      if (!isOver(one, this.#second)) await one.play();
    });
    // Whether the others can be played shows when one turns to them.
    await Promise.all(all.map((one, at) => (at === this.#heard ? one : one.catch(() => {}))));
  }

  pause(): void {
    for (const voice of this.#voices()) voice.pause();
  }

  seek(second: number): void {
    this.#second = Math.max(0, second);
    for (const voice of this.#voices()) voice.currentTime = placeIn(voice, this.#second);
    this.#resume();
  }

  /** Lets another be heard, at the same place. Resolves when it sounds; at once while all is quiet. */
  async turnTo(next: number): Promise<void> {
    const voice = this.#voices()[next];
    if (!voice || next === this.#heard) return;
    const playing = this.playing;
    if (playing) this.#second = this.#voice?.currentTime ?? this.#second;
    this.#heard = next;
    for (const [at, one] of this.#voices().entries()) one.muted = at !== next;
    put(voice, this.#second);
    if (playing && isOver(voice, this.#second)) this.pause();
    else if (playing && voice.paused) await voice.play();
  }

  /** Follows what is heard, and keeps the others beside it. To be called while it plays; `now` in milliseconds. */
  follow(now: number): void {
    const voice = this.#voice;
    if (!voice || voice.paused) return;
    this.#second = voice.currentTime;
    if (now - this.#fixedAt < AGAIN_MS) return;
    this.#fixedAt = now;
    for (const [at, one] of this.#voices().entries()) {
      if (at !== this.#heard && !one.seeking) put(one, this.#second);
    }
    this.#resume();
  }

  /** Those that waited at their end and have something to play again go on, unheard. */
  #resume(): void {
    if (!this.playing) return;
    for (const [at, one] of this.#voices().entries()) {
      const waits = one.paused && at !== this.#heard && !isOver(one, this.#second);
      if (waits) one.play().catch(() => {});
    }
  }
}
