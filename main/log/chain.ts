import { hash } from 'node:crypto'

/** What the chain protects of one operation, besides its facts and its personal data. */
export interface ChainHeader {
  readonly sequence: number
  readonly id: string
  readonly type: string
  readonly version: number
  readonly aggregate: string
  readonly aggregateId: string
  readonly at: number
  readonly happenedAt: number | null
  readonly actor: string | null
  readonly commandId: string
}

const sha256 = (text: string) => hash('sha256', text, 'base64url')

/** Hash of the personal part. Without the salt, guessing a name or a phone from the hash would be easy. */
export function personalHash(salt: string, personal: string): string {
  return sha256(`${salt}\n${personal}`)
}

/** The hash before the first operation of an incarnation; binds it to where the former incarnation ended. */
export function genesisHash(incarnation: string, previousHash: string | null): string {
  return sha256(`clubhouse-desk incarnation\n${incarnation}\n${previousHash ?? ''}`)
}

/**
 * The chain hash of one operation: over the hash before it, the header, hash(facts) and hash(salt, personal).
 * Salt and personal data can be erased or withheld and the chain still verifies.
 * @param previous base64url hash of the operation before it, or the genesis hash
 * @param facts canonical JSON
 * @param personal base64url hash by {@link personalHash}, or null where the operation never had personal data
 */
export function chainHash(
  previous: string,
  header: ChainHeader,
  facts: string,
  personal: string | null,
): string {
  const members = [
    header.sequence,
    header.id,
    header.type,
    header.version,
    header.aggregate,
    header.aggregateId,
    header.at,
    header.happenedAt,
    header.actor,
    header.commandId,
  ]
  return sha256(`${previous}\n${JSON.stringify(members)}\n${sha256(facts)}\n${personal ?? '-'}`)
}
