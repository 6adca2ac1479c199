/**
 * Runs before all other scripts, so that the libraries keep the content security policy of proxy.ts: the scroll lock
 * behind dialogs adds a style, which needs the page's nonce; zod would try whether it may make code of text.
 */
export const firstScript = `
globalThis.__webpack_nonce__ = document.currentScript.nonce;
globalThis.__zod_globalConfig = { jitless: true };
`.trim();
