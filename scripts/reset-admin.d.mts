export const INVITATION_MS: number;

/** Makes `name` an administrator who may sign in, and answers the token of a link to choose a password at. */
export function resetAdmin(url: string, name: string, now?: Date): Promise<string>;
