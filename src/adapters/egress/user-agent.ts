/** What Lockstep calls itself where it calls others; without a version when whoever embeds it names none. */
export function userAgentOf(version?: string): string {
  return version === undefined ? 'Lockstep (+self-hosted)' : `Lockstep/${version} (+self-hosted)`;
}
