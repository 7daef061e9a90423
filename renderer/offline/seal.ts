/** Encrypted with a key that this browser can use but nobody can read out. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

export interface Sealer {
  /** @param place binds the bytes to where they lie: moved elsewhere they do not open */
  seal(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed>
  open(place: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>>
}

const algorithm = 'AES-GCM'

export const newSealingKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt'])

export function sealerOf(key: CryptoKey): Sealer {
  const parameters = (place: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: algorithm,
    iv,
    additionalData: new TextEncoder().encode(place),
  })
  return {
    async seal(place, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      return { iv, data: await crypto.subtle.encrypt(parameters(place, iv), key, bytes) }
    },
    async open(place, { iv, data }) {
      return new Uint8Array(await crypto.subtle.decrypt(parameters(place, iv), key, data))
    },
  }
}

export const sealText = (sealer: Sealer, place: string, value: unknown): Promise<Sealed> =>
  sealer.seal(place, new TextEncoder().encode(JSON.stringify(value)))

export async function openText(sealer: Sealer, place: string, sealed: Sealed): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await sealer.open(place, sealed)))
}
