'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { dropSound, takeSound } from './sounding.ts';

export type Playback = {
  readonly audio: RefObject<HTMLAudioElement | null>;
  readonly playing: boolean;
  readonly failed: boolean;
  /** Seconds. */
  readonly at: number;
  /** Seconds, from the file once its head is read; 0 before. */
  readonly length: number;
  readonly toggle: () => void;
  /** Goes to a second, reckoned from the one it is at. */
  readonly seek: (to: (now: number) => number) => void;
};

/** What an <audio> element is doing, followed by frame while it plays. */
export function usePlayback(): Playback {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState(false);
  const [failed, setFailed] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);

  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    let frame = 0;
    const follow = () => {
      setAt(element.currentTime);
      if (!element.paused) frame = requestAnimationFrame(follow);
    };
    const started = () => {
      takeSound(element);
      setPlaying(true);
      setFailed(false);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(follow);
    };
    const stopped = () => {
      setPlaying(false);
      setAt(element.currentTime);
    };
    const measured = () => setLength(Number.isFinite(element.duration) ? element.duration : 0);
    const broke = () => setFailed(true);
    const heard: [string, () => void][] = [
      ['play', started],
      ['pause', stopped],
      ['ended', stopped],
      ['timeupdate', () => setAt(element.currentTime)],
      ['loadedmetadata', measured],
      ['durationchange', measured],
      ['error', broke],
    ];
    for (const [name, hear] of heard) element.addEventListener(name, hear);
    // The head may be read, or have failed, before this page was listening.
    measured();
    if (element.error) broke();
    return () => {
      cancelAnimationFrame(frame);
      for (const [name, hear] of heard) element.removeEventListener(name, hear);
      element.pause();
      dropSound(element);
    };
  }, []);

  const toggle = useCallback(() => {
    const element = audio.current;
    if (!element) return;
    if (element.paused) element.play().catch(() => setFailed(element.error !== null));
    else element.pause();
  }, []);

  const seek = useCallback((to: (now: number) => number) => {
    const element = audio.current;
    if (!element) return;
    const seconds = to(element.currentTime);
    const end = Number.isFinite(element.duration) ? element.duration : seconds;
    element.currentTime = Math.min(end, Math.max(0, seconds));
    setAt(element.currentTime);
  }, []);

  return { audio, playing, failed, at, length, toggle, seek };
}
