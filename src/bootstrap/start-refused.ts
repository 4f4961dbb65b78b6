/** Lockstep cannot start; the message says to the operator what is wrong and what to do. */
export class StartRefused extends Error {}
