/** In every secret that a test makes up, so that one which turns up where it must not is found. */
export const secretMark = /canary/i;
