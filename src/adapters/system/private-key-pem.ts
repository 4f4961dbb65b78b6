/** The one private key found in a text, or why there is none to use. The problem shows nothing of the text. */
export type PrivateKeyBlock =
  { readonly kind: 'found'; readonly pem: string } | { readonly kind: 'problem'; readonly problem: string };

const LABEL = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;
const USABLE = new Set(['PRIVATE KEY', 'RSA PRIVATE KEY']);

/** What to say of a PEM that holds something else. */
const INSTEAD: Readonly<Record<string, string>> = {
  'ENCRYPTED PRIVATE KEY':
    'must have no passphrase; take it off with: openssl pkey -in key.pem -out plain.pem',
  'PUBLIC KEY': 'is a public key; the private key is needed, and Lockstep makes the public one from it',
  'RSA PUBLIC KEY': 'is a public key; the private key is needed, and Lockstep makes the public one from it',
  CERTIFICATE: 'is a certificate; the private key is needed, and Lockstep makes the public one from it',
  'CERTIFICATE REQUEST': 'is a certificate request; the private key is needed',
  'OPENSSH PRIVATE KEY': 'is in the format of OpenSSH; make a PEM of it with: ssh-keygen -p -m PEM -f key',
  'EC PRIVATE KEY': 'must be an RSA key; this one is of type EC',
  'EC PARAMETERS': 'must be an RSA key; this one is of type EC',
  'DSA PRIVATE KEY': 'must be an RSA key; this one is of type DSA',
};

/** Finds the private key in `text`, beside certificates and the like; does not check that it is one. */
export function privateKeyBlockIn(text: string): PrivateKeyBlock {
  const labels = [...text.matchAll(LABEL)].map((match) => match[1] ?? '');
  const usable = labels.filter((label) => USABLE.has(label));
  const [label] = usable;
  if (label === undefined) return problem(whatInstead(labels));
  if (usable.length > 1) return problem('must be one private key; there are several');

  const start = text.indexOf(`-----BEGIN ${label}-----`);
  const endLine = `-----END ${label}-----`;
  const end = text.indexOf(endLine, start);
  if (end === -1) return problem(`is cut off: the line "${endLine}" is missing`);

  const pem = text.slice(start, end + endLine.length);
  if (pem.includes('ENCRYPTED')) return problem(INSTEAD['ENCRYPTED PRIVATE KEY'] ?? '');
  return { kind: 'found', pem: `${pem}\n` };
}

function whatInstead(labels: readonly string[]): string {
  const known = labels.map((label) => INSTEAD[label]).find((instead) => instead !== undefined);
  return (
    known ??
    'must be a PEM: a text that starts with "-----BEGIN PRIVATE KEY-----" or "-----BEGIN RSA PRIVATE KEY-----"'
  );
}

function problem(text: string): PrivateKeyBlock {
  return { kind: 'problem', problem: text };
}
