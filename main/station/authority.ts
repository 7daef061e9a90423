import { randomBytes, X509Certificate } from 'node:crypto'
import type { StoredAuthority } from './authority-store.ts'
import { nameConstraints, nameConstraintsOid } from './name-constraints.ts'

const day = 86_400_000
/** Clocks of devices may be slow by so much and still trust what was just made. */
const slack = 30 * day
const authorityLife = 3_653 * day
/** Browsers refuse certificates of servers that are valid for longer (398 days with the slack of an hour). */
const leafLife = 397 * day
/** What ends sooner is made anew. */
const margin = 30 * day

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signing = { name: 'ECDSA', hash: 'SHA-256' } as const

/** What a server shows: its chain and its key, both PEM. */
export interface Leaf {
  readonly certificate: string
  readonly privateKey: string
  /** Sorted; what it was made for. */
  readonly addresses: readonly string[]
}

/** The library takes a moment to load and is needed only where the station is on. */
async function library() {
  await import('reflect-metadata')
  return await import('@peculiar/x509')
}

/**
 * Makes the certificate authority of a site. It may speak for the site's name and for private addresses only.
 * @param now UTC milliseconds
 */
export async function makeAuthority(
  siteCode: string,
  hostName: string,
  now: number,
): Promise<StoredAuthority> {
  const x509 = await library()
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: newSerial(),
      name: [{ CN: [`驻场客服台 ${siteCode}`] }],
      notBefore: new Date(now - slack),
      notAfter: new Date(now + authorityLife),
      signingAlgorithm: signing,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        new x509.Extension(nameConstraintsOid, true, nameConstraints(hostName)),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    crypto,
  )
  return { certificate: certificate.toString('pem'), privateKey: await privateKeyPem(keys.privateKey) }
}

/** Makes a certificate for the addresses served now and the site's name, with a key of its own. */
export async function makeLeaf(
  authority: StoredAuthority,
  hostName: string,
  addresses: readonly string[],
  now: number,
): Promise<Leaf> {
  const x509 = await library()
  const issuer = new x509.X509Certificate(authority.certificate)
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const notBefore = Math.max(now - slack, issuer.notBefore.getTime())
  const certificate = await x509.X509CertificateGenerator.create(
    {
      serialNumber: newSerial(),
      subject: [{ CN: [hostName] }],
      issuer: issuer.subjectName,
      notBefore: new Date(notBefore),
      notAfter: new Date(Math.min(notBefore + leafLife, issuer.notAfter.getTime())),
      signingAlgorithm: signing,
      publicKey: keys.publicKey,
      signingKey: await privateKeyOf(authority),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: hostName },
          ...addresses.map(value => ({ type: 'ip' as const, value })),
        ]),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    },
    crypto,
  )
  return {
    certificate: `${certificate.toString('pem')}\n${authority.certificate}`,
    privateKey: await privateKeyPem(keys.privateKey),
    addresses: [...addresses].sort(),
  }
}

/** Whether a certificate holds at `now` and for a while yet. @param pem its chain: the first one is looked at */
export function holds(pem: string, now: number): boolean {
  const { validFromDate, validToDate } = new X509Certificate(pem)
  return validFromDate.getTime() <= now && now < validToDate.getTime() - margin
}

/** DER of the first certificate of `pem`. */
export const derOf = (pem: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new X509Certificate(pem).raw)

/** 128 random bits, positive: what browsers and RFC 5280 want of a serial number. */
function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.toString('hex')
}

async function privateKeyPem(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${bytes.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END PRIVATE KEY-----\n`
}

async function privateKeyOf({ privateKey }: StoredAuthority): Promise<CryptoKey> {
  const bytes = Buffer.from(privateKey.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  return await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign'])
}
