import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** Ed25519 keys that sites and headquarters sign with (RFC 8032), kept and sent as PEM, as openssl reads them. */

export interface SigningKeys {
  /** PKCS 8, PEM. Secret. */
  readonly privateKey: string
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKey: string
}

export function newSigningKeys(): SigningKeys {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
}

/** SHA-256 of the public key (SubjectPublicKeyInfo, DER) in hexadecimal: what people compare and manifests name. */
export const fingerprintOf = (publicKey: string): string =>
  hash('sha256', ed25519Public(publicKey).export({ type: 'spki', format: 'der' }))

export function isPublicKey(publicKey: string): boolean {
  try {
    return ed25519Public(publicKey).asymmetricKeyType !== undefined
  } catch {
    return false
  }
}

/** Throws where the text is not the public half of an Ed25519 key. */
function ed25519Public(publicKey: string): KeyObject {
  const key = createPublicKey(publicKey)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  return key
}

/**
 * Signs a manifest. What is signed always says its own type first, so that a signature of one kind of parcel is none
 * of another.
 */
export const signManifest = (manifest: Uint8Array, privateKey: string): Buffer =>
  sign(null, manifest, createPrivateKey(privateKey))

export const isSignedBy = (manifest: Uint8Array, signature: Uint8Array, publicKey: string): boolean =>
  verify(null, manifest, ed25519Public(publicKey), signature)
