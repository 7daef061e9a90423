import { DeskError } from '../contract/errors.ts'

/**
 * The recovery key on paper: 160 random bits as 8 groups of 5 Crockford base-32 characters, `ABCDE-FGHJK-…`.
 * Each group is 4 characters of data and a check character over GF(32) that also covers the group's number, so that
 * any wrong character, any two swapped neighbours and any swapped groups are found, and the group is known.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groupCount = 8
const dataPerGroup = 4
const groupLength = dataPerGroup + 1

/** Bytes behind a recovery key. */
export const recoverySecretSize = 20

/** The printable form of 20 random bytes. */
export function formatRecoveryKey(secret: Uint8Array): string {
  if (secret.length !== recoverySecretSize) throw new RangeError('A recovery secret has 20 bytes')
  let bits = BigInt(`0x${Buffer.from(secret).toString('hex')}`)
  const values: number[] = []
  for (let index = 0; index < groupCount * dataPerGroup; index += 1) {
    values.unshift(Number(bits & 31n))
    bits >>= 5n
  }
  const groups: string[] = []
  for (let group = 0; group < groupCount; group += 1) {
    const data = values.slice(group * dataPerGroup, (group + 1) * dataPerGroup)
    groups.push([...data, checkOf(group, data)].map(value => alphabet.charAt(value)).join(''))
  }
  return groups.join('-')
}

/**
 * Reads what a person typed: any case, any separators, full-width characters, O for 0, I and L for 1.
 * Throws `keys.recoveryLength` or `keys.recoveryTyping` with the number of the wrong group, counted from 1.
 */
export function parseRecoveryKey(typed: string): Buffer {
  const upper = typed.normalize('NFKC').toUpperCase()
  const groups = upper.split(/[\s\p{Dash}_.,·]+/u).filter(part => part !== '')
  // Written in groups, a group with a missing character gives itself away.
  if (groups.length === groupCount) {
    const wrong = groups.findIndex(group => group.length !== groupLength)
    if (wrong >= 0) throw new DeskError('keys.recoveryTyping', { group: wrong + 1 })
  }
  const characters = groups.join('')
  if (characters.length !== groupCount * groupLength) {
    throw new DeskError('keys.recoveryLength', { found: characters.length })
  }

  let bits = 0n
  for (let group = 0; group < groupCount; group += 1) {
    const values = Array.from(characters.slice(group * groupLength, (group + 1) * groupLength), valueOf)
    const data = values.slice(0, dataPerGroup)
    if (values.includes(-1) || values[dataPerGroup] !== checkOf(group, data)) {
      throw new DeskError('keys.recoveryTyping', { group: group + 1 })
    }
    for (const value of data) bits = (bits << 5n) | BigInt(value)
  }
  return Buffer.from(bits.toString(16).padStart(recoverySecretSize * 2, '0'), 'hex')
}

function valueOf(character: string): number {
  if (character === 'O') return 0
  if (character === 'I' || character === 'L') return 1
  return alphabet.indexOf(character)
}

/** Σ 2^(i+1)·dᵢ + 2^7·(group + 1) in GF(32): every weight differs from the others and from 1, that of the check. */
function checkOf(group: number, data: readonly number[]): number {
  let check = times(group + 1, 7)
  for (const [index, value] of data.entries()) check ^= times(value, index + 1)
  return check
}

/** value · 2^power in GF(32) with x⁵ + x² + 1. */
function times(value: number, power: number): number {
  let product = value
  for (let step = 0; step < power; step += 1) {
    product <<= 1
    if (product & 32) product ^= 0b100101
  }
  return product
}
