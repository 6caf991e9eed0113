import type { WireMedia } from '@nhipbao/events';
import { addInterval } from './played-intervals.js';

const LONGEST_ID = 256;

/** A live stream may count its time from 1970; positions are told within this cycle (30 days). */
const POSITION_CYCLE_MS = 2592e6;

const toMs = (seconds: number): number => Math.round(seconds * 1000) % POSITION_CYCLE_MS;

const players: HTMLMediaElement[] = [];

/** What each player has played, by player and recording, and the page view in which that began: there it stays. */
export const heard: Record<string, { pv: string | undefined; media: WireMedia }> = {};

/** Takes down what all players have played so far in page view `pv`; `true` while one of them plays. */
export const lookAtMedia = (pv: string | undefined): boolean => {
  let isPlaying = false;
  players.forEach((player, index) => {
    const { currentSrc, duration, played, title } = player;
    const name = player.dataset.nb;
    // A silent loop is a moving picture, not something that a reader watches.
    if ((player.muted && player.loop) || name === 'off') return;
    isPlaying ||= !player.paused && player.readyState > 2;
    // A player that assembles its stream has a `blob:` address, new at each load.
    const source = currentSrc.startsWith('blob') ? player.id : currentSrc.replace(/[?#].*/, '');
    const id = (name || source || location.pathname).slice(-LONGEST_ID);
    const { media } = (heard[`${index}${id}`] ??= {
      pv,
      media: { id, kind: player.localName as 'audio' | 'video', title, played: [] },
    });
    if (duration === Infinity) media.kind = 'live';
    else media.duration_ms = toMs(duration);
    for (let i = played.length; i--;)
      media.played = addInterval(media.played, toMs(played.start(i)), toMs(played.end(i)));
  });
  return isPlaying;
};

/** From now on this player is looked at, too. */
export const meetPlayer = (player: HTMLMediaElement): void => {
  if (!players.includes(player)) players.push(player);
};
