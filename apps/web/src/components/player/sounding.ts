/** What can be told to be quiet: an <audio> element, or several that play as one. */
type Sounding = { readonly pause: () => void };

/** Only one song sounds at a time in a tab. */
let sounding: Sounding | null = null;

/** Makes `one` what sounds, and quiet whatever did before. */
export function takeSound(one: Sounding): void {
  if (sounding !== one) sounding?.pause();
  sounding = one;
}

/** Lets go of it when it goes away. */
export function dropSound(one: Sounding): void {
  if (sounding === one) sounding = null;
}
