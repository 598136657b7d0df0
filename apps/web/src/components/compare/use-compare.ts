'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { dropSound, takeSound } from '../player/sounding.ts';
import { Together } from './together.ts';

/** Several <audio> elements that play as one, followed by frame while they do. */
export function useCompare(count: number) {
  const elements = useRef<(HTMLAudioElement | null)[]>([]);
  const together = useMemo(
    () => new Together(() => elements.current.slice(0, count).filter((one) => one !== null)),
    [count],
  );
  const [state, setState] = useState({ heard: 0, playing: false, second: 0 });
  const [failed, setFailed] = useState<number | null>(null);
  const [lengths, setLengths] = useState<readonly number[]>([]);

  useEffect(() => {
    let frame = 0;
    const show = () => {
      const { heard, playing, second } = together;
      setState((before) =>
        before.heard === heard && before.playing === playing && before.second === second
          ? before
          : { heard, playing, second },
      );
    };
    const follow = (now: number) => {
      together.follow(now);
      show();
      if (together.playing) frame = requestAnimationFrame(follow);
    };
    const started = () => {
      takeSound(together);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    const isHeard = (element: HTMLAudioElement) => elements.current[together.heard] === element;
    const stopped = (element: HTMLAudioElement) => {
      if (isHeard(element)) together.pause();
      show();
    };
    const measured = () =>
      setLengths(
        elements.current.map((one) => (Number.isFinite(one?.duration) ? (one?.duration ?? 0) : 0)),
      );
    const undo = elements.current.flatMap((element, at) => {
      if (!element) return [];
      element.muted = at !== together.heard;
      const heard = {
        play: started,
        pause: () => stopped(element),
        ended: () => stopped(element),
        seeked: show,
        volumechange: show,
        loadedmetadata: measured,
        durationchange: measured,
        error: () => setFailed(at),
      };
      for (const [name, hear] of Object.entries(heard)) element.addEventListener(name, hear);
      return Object.entries(heard).map(
        ([name, hear]) =>
          () =>
            element.removeEventListener(name, hear),
      );
    });
    // The heads may be read before this page was listening.
    measured();
    return () => {
      cancelAnimationFrame(frame);
      for (const one of undo) one();
      together.pause();
      dropSound(together);
    };
  }, [together]);

  const orFailed = (playing: Promise<void>) =>
    playing.catch(() => {
      if (elements.current[together.heard]?.error) setFailed(together.heard);
    });
  return {
    ...state,
    lengths,
    failed,
    place: (at: number) => (element: HTMLAudioElement | null) => {
      elements.current[at] = element;
    },
    toggle: () => (together.playing ? together.pause() : void orFailed(together.play())),
    turnTo: (next: number) => void orFailed(together.turnTo(next)),
    seek: (to: (now: number) => number) => together.seek(to(together.second)),
  };
}
