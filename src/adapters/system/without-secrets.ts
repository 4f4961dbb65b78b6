const HIDDEN = '[secret]';
const LONGEST = 8192;

/** What is known by its looks, and what stands in its place. Each is matched in one pass, whatever the text. */
const LOOKS: readonly (readonly [RegExp, string])[] = [
  // A JSON Web Token, whole or cut off: each part that is JSON starts with "eyJ".
  [/eyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, HIDDEN],
  [/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^]*?(?:-----END [A-Z ]{0,20}PRIVATE KEY-----|$)/g, HIDDEN],
  [/\b(bearer|basic) [\w.~+/=-]{8,}/gi, `$1 ${HIDDEN}`],
  [/\b(oauth_(?:token|token_secret|verifier|signature|session_handle))(=|%3D)"?[^&"\s,]+/gi, `$1$2${HIDDEN}`],
  [/\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@]{1,500}@/gi, `$1${HIDDEN}@`],
];

/** `text` without anything in it that looks like a secret; cut off after 8192 characters. */
export function withoutSecrets(text: string): string {
  const bounded = text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
  return LOOKS.reduce((cleaned, [look, instead]) => cleaned.replace(look, instead), bounded);
}
