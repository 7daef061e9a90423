import type { IncomingMessage } from 'node:http'
import { Hex } from '../../sync/format/fields.ts'

const one = (request: IncomingMessage, name: string): string => {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** The secret of a session; empty where there is none. */
export const bearer = (request: IncomingMessage): string =>
  /^Bearer ([A-Za-z0-9_-]{43})$/.exec(one(request, 'authorization'))?.[1] ?? ''

/** A whole number that is no header's business to be long; undefined where it is none. */
export function numberIn(request: IncomingMessage, name: string): number | undefined {
  const value = one(request, name)
  return /^\d{1,12}$/.test(value) ? Number(value) : undefined
}

/** `Upload-Checksum: sha256 <base64>`; undefined where there is none. */
export function checksumIn(request: IncomingMessage): Buffer | undefined | 'bad' {
  const value = one(request, 'upload-checksum')
  if (value === '') return undefined
  const [, encoded = ''] = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(value) ?? []
  return encoded === '' ? 'bad' : Buffer.from(encoded, 'base64')
}

/** What of `Upload-Metadata` is of use: the hash of the whole parcel. */
export function metadataIn(request: IncomingMessage): { readonly sha256: string | undefined } {
  for (const pair of one(request, 'upload-metadata').split(',')) {
    const [name, encoded = ''] = pair.trim().split(' ')
    if (name === 'sha256')
      return { sha256: Hex.safeParse(Buffer.from(encoded, 'base64').toString('latin1')).data }
  }
  return { sha256: undefined }
}
