/** All elements that a selector finds, as an array. */
export const findAll = <Found extends HTMLElement>(selector: string): Found[] => [
  ...document.querySelectorAll<Found>(selector),
];

/** Monotonic time, ms. */
export const now = (): number => performance.now();
