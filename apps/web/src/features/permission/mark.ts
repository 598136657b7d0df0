import { MARK } from '@musicloud/domain/asset/asset';
import type { AudioView } from '@musicloud/domain/status/views';

/** The mark of a sound: the loudest of the peaks that fall into each of its bars. Null without any. */
export function markOf(audio: Pick<AudioView, 'peaks'> | null): readonly number[] | null {
  const peaks = audio?.peaks;
  if (!peaks || peaks.length < MARK) return null;
  const each = peaks.length / MARK;
  return Array.from({ length: MARK }, (_, bar) =>
    Math.max(...peaks.slice(Math.floor(bar * each), Math.floor((bar + 1) * each))),
  );
}
