/** That something which was given up, or was done with, is to be done anew: since when, and by whose wish. */
export interface Replay {
  readonly at: Date;
  /** The name of the API key that asked for it, or `cli`; what a person reads. */
  readonly by: string;
}
