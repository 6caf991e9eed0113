/** Browser features that TypeScript's DOM library does not describe yet. */

interface DeferredRequestInit extends RequestInit {
  activateAfter?: number;
}

/** Chromium 135+: a request that the browser sends once the page is gone, even when its process was killed. Throws where it is missing. */
declare const fetchLater: (url: string, init: DeferredRequestInit) => { activated: boolean };

interface Navigator {
  /** Global Privacy Control. */
  readonly globalPrivacyControl?: boolean;
}

interface Document {
  readonly prerendering?: boolean;
}
