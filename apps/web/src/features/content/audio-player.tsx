'use client';

import type { AudioView } from '@musicloud/domain/status/views';
import { Player } from '../../components/player.tsx';

/** The player of a content's sound; without sound it says that it was not checked by sound. */
export function AudioPlayer({
  audio,
  title,
}: {
  readonly audio: AudioView | null;
  readonly title: string;
}) {
  return (
    <Player
      title={title}
      url={audio?.url ?? null}
      peaks={audio?.peaks ?? null}
      durationMs={audio?.durationMs ?? null}
      {...(audio ? { analysis: audio.analysis } : {})}
    />
  );
}
