import { accepted, secret, understood } from './environment.ts';
import { asked, confined, measured, pinned, tokenless } from './pods.ts';
import type { Policy } from './policy.ts';
import { apart, connected, scaled, together, walled } from './references.ts';
import { drainable, gentle, migrated, spread } from './rollout.ts';
import { configured, mounted, onOneNode } from './storage.ts';

/** Every policy, by name. */
export const policies = {
  asked,
  measured,
  confined,
  tokenless,
  pinned,
  gentle,
  drainable,
  spread,
  migrated,
  together,
  apart,
  connected,
  scaled,
  walled,
  configured,
  mounted,
  onOneNode,
  understood,
  accepted,
  secret,
} satisfies Record<string, Policy>;
export type PolicyName = keyof typeof policies;
