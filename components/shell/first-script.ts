/**
 * Runs before all other scripts, so that the libraries keep the content security policy of proxy.ts. By line: the scroll
 * lock behind dialogs adds a style, which needs the page's nonce; zod would try whether it may make code of text; and
 * text becomes a script's address only for our own built files, and markup only for the empty element that React makes
 * a script tag from. Tags are spelled in pieces: React changes whole ones on the server only, and then misses them.
 */
export const firstScript = `
globalThis.__webpack_nonce__ = document.currentScript.nonce;
globalThis.__zod_globalConfig = { jitless: true };
globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL(text) {
    const url = new URL(text, location.href);
    return url.origin === location.origin && url.pathname.startsWith('/_next/static/') ? text : null;
  },
  createHTML: (text) => (text === ['', 'script>', '/script>'].join('<') ? text : null),
});
`.trim();
