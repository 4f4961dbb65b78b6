/** The way from outside to this service. */
export interface PublicDoor {
  /**
   * Goes to the address that Jira and browsers are told, as they do: null when this Lockstep, or another process of
   * it, answers there; else what happened instead. Does not show that Jira's own machine gets there.
   */
  problemAt(publicUrl: string): Promise<string | null>;
}
