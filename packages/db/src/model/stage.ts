import type { Ports } from '@musicloud/domain/shared/ports';

/** What becomes of one effect: it happens, or its process sees an error or dies before or after it happened. */
export const fates = [
  'happens',
  'fails-before',
  'fails-after',
  'dies-before',
  'dies-after',
] as const;
export type Fate = (typeof fates)[number];

/** An effect a use case waits to have: one call of one port. */
type Effect = { readonly name: string; readonly take: (fate: Fate) => Promise<void> };
/** One run of a use case in a process of its own; a held one waits until it is let go. */
export type Actor = { readonly effects: Set<Effect>; readonly die: () => void; held: boolean };
/** How a use case ended. A dead process tells nobody. */
export type End = { readonly value: unknown } | { readonly error: unknown } | 'died';

/** A connection that was lost: what the caller sees when nobody can say whether it happened. */
export class Lost extends Error {}

/**
 * Where use cases run side by side, one effect at a time, in the order and with the fates somebody else chooses:
 * the same choices give the same run again.
 */
export function createStage(real: Ports) {
  const actors = new Set<Actor>();
  const waiting = () =>
    [...actors].filter((actor) => !actor.held).flatMap((actor) => [...actor.effects]);

  /** Begins a use case; it stops before its first effect. Resolves once it did; `onEnd` hears how it ended. */
  async function begin(
    act: (ports: Ports) => Promise<unknown>,
    onEnd: (end: End) => void = () => {},
  ): Promise<Actor> {
    let dead = false;
    const end = (how: End) => {
      if (dead) return;
      dead = true;
      actors.delete(actor);
      onEnd(how);
    };
    const actor: Actor = { effects: new Set(), die: () => end('died'), held: false };
    actors.add(actor);
    act(gated(real, actor)).then(
      (value) => end({ value }),
      (error: unknown) => end({ error }),
    );
    await turn();
    return actor;
  }

  /** Lets one of the waiting effects come to its fate. Answers its name; null when nothing waits, or nothing of that actor. */
  async function advance(choice: number, fate: Fate, of?: Actor): Promise<string | null> {
    const effects = of ? [...of.effects] : waiting();
    const effect = effects[choice % effects.length];
    if (!effect) return null;
    await effect.take(fate);
    await turn();
    return effect.name;
  }

  /** Stops an actor here if it waits to have the effect of that name; tells whether it does. */
  function hold(actor: Actor, name: string): boolean {
    actor.held = [...actor.effects].some((effect) => effect.name === name);
    return actor.held;
  }
  /** Lets go whoever is held. */
  function letGo(): void {
    for (const actor of actors) actor.held = false;
  }

  return { begin, advance, hold, letGo };
}

/** Between two effects use cases only compute: after one turn of the event loop each waits at its next or has ended. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

type Act = (...args: never[]) => Promise<unknown>;

/** The ports, with a stop before each effect. Clock, ids and digests are none. */
function gated(real: Ports, actor: Actor): Ports {
  const gate =
    (name: string, act: Act): Act =>
    (...args) =>
      new Promise((resolve, reject) => {
        const effect: Effect = {
          name,
          take: async (fate) => {
            actor.effects.delete(effect);
            if (fate === 'dies-before') return actor.die();
            if (fate === 'fails-before') return reject(new Lost(name));
            const done = await settled(act(...args));
            if (fate === 'dies-after') return actor.die();
            if (fate === 'fails-after') return reject(new Lost(name));
            if ('error' in done) reject(done.error);
            else resolve(done.value);
          },
        };
        actor.effects.add(effect);
      });
  const gateAll = <Port extends object>(name: string, port: Port): Port =>
    Object.fromEntries(
      Object.entries(port).map(([method, act]) => [method, gate(`${name}.${method}`, act as Act)]),
    ) as Port;
  return {
    ...real,
    contents: gateAll('contents', real.contents),
    registered: gateAll('registered', real.registered),
    assets: gateAll('assets', real.assets),
    registry: gateAll('registry', real.registry),
    accounts: gateAll('accounts', real.accounts),
    standing: gateAll('standing', real.standing),
    objections: gateAll('objections', real.objections),
  };
}

const settled = (work: Promise<unknown>): Promise<{ value: unknown } | { error: unknown }> =>
  work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
