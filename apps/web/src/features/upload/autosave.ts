/** Where what was typed is: on its way, at the server, or (so far) in this browser only. */
export type SaveState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: number }
  /** Not saved; tried again at `retryAt` (null: something has to happen first). */
  | { readonly kind: 'kept'; readonly error: unknown; readonly retryAt: number | null };

type Options<Value> = {
  readonly save: (value: Value) => Promise<unknown>;
  readonly onState: (state: SaveState) => void;
  /** False when trying again can't help until someone does something (signed out, submitted elsewhere). */
  readonly retryable: (error: unknown) => boolean;
  /** Called when everything handed in is saved. */
  readonly onSaved?: (value: Value) => void;
};

const DELAY_MS = 600;
const RETRY_MS = [2000, 5000, 10_000, 30_000] as const;

/**
 * Saves the last state a while after the last change, one save at a time, and tries again when one fails.
 * Lives outside React: a component that goes away must not take an unsaved state with it.
 */
export class Autosave<Value> {
  readonly #options: Options<Value>;
  #next: { value: Value } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #failures = 0;

  constructor(options: Options<Value>) {
    this.#options = options;
  }

  /** Hands in the newest state; it is saved soon. */
  push(value: Value): void {
    this.#next = { value };
    if (!this.#running) this.#options.onState({ kind: 'pending' });
    this.#schedule(DELAY_MS);
  }

  /** Saves at once what is not saved yet; resolves when nothing more is under way. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    if (this.#next) await this.#run();
  }

  /**
   * Drops what is not saved yet: the form was submitted or thrown away. Waits for a save under way.
   * Resolves to whether there was anything.
   */
  async stop(): Promise<boolean> {
    const waiting = this.#drop();
    await this.#running;
    return this.#drop() || waiting;
  }

  #drop(): boolean {
    clearTimeout(this.#timer);
    const unsaved = this.#next !== null;
    this.#next = null;
    return unsaved;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), delay);
  }

  #run(): Promise<void> {
    const { value } = this.#next!;
    this.#next = null;
    this.#running = this.#try(value).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #try(value: Value): Promise<void> {
    const { save, onState, onSaved, retryable } = this.#options;
    onState({ kind: 'saving' });
    try {
      await save(value);
      this.#failures = 0;
      if (this.#next) return onState({ kind: 'pending' });
      onSaved?.(value);
      onState({ kind: 'saved', at: Date.now() });
    } catch (error) {
      this.#next ??= { value };
      const delay = retryable(error) ? RETRY_MS[Math.min(this.#failures++, 3)]! : null;
      onState({ kind: 'kept', error, retryAt: delay === null ? null : Date.now() + delay });
      if (delay !== null) this.#schedule(delay);
    }
  }
}
