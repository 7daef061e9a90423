import { z } from 'zod'
import { DeskError } from '../../main/contract/errors.ts'
import { Id, Millis } from '../../main/contract/values.ts'
import { Content, itemVersion } from './item.ts'
import { type Sealer, sealerOf } from './seal.ts'
import type { OfflineStore } from './store.ts'

/**
 * What one person recorded on a device that cannot reach the desk any more, as a file for another device: there it goes
 * into the outbox and on to the desk, under the same name and the same ids, so that it counts once even if the first
 * device comes back.
 *
 * The file: `magic`, a salt of 16 bytes, then frames of a length (32 bits, big endian), an IV of 12 bytes and what is
 * sealed with AES-256-GCM, each bound to its number. The key comes from the salt and a code that is shown once
 * (PBKDF2, SHA-256). The first frame lists the entries, pieces of their files follow in the order of the list, an empty
 * frame ends it.
 */
const magic = new TextEncoder().encode('desk-unsent-1\n')
const [saltBytes, ivBytes, tagBytes, lengthBytes] = [16, 12, 16, 4]
/** OWASP's advice of 2023 for PBKDF2 with SHA-256. */
const rounds = 600_000
/** No device holds more; whatever says so is no file of ours. */
const mostItems = 100_000
const mostFrame = 64 * 1024 * 1024

/** Without letters that are taken for others. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const codeLength = 12

/** A code of 58 bits, as people read it out: `K7QM-3TXW-9BRD`. */
export function newCode(): string {
  const drawn: string[] = []
  while (drawn.length < codeLength) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1))
    // Every letter is as likely as any other.
    if (byte < 240) drawn.push(letters[byte % letters.length] ?? '')
  }
  return drawn.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

const Item = z.object({
  id: Id,
  thing: z.string().max(200),
  recordedAt: Millis,
  clockOffset: z.number().nullable(),
  happenedAt: Millis.optional(),
  version: z.literal(itemVersion),
  size: z.int().min(0),
  files: z.array(Id).max(1_000),
  content: Content,
})
type UnsentItem = z.infer<typeof Item>
type Happened = (item: Pick<UnsentItem, 'recordedAt' | 'clockOffset'>) => number
const Index = z.object({
  by: Id,
  pieceBytes: z.int().min(1).max(mostFrame),
  items: z.array(Item).max(mostItems),
})

/** What waits of one person. A photo the browser lost is left out, with what names it: the rest is not lost for it. */
async function unsentOf(store: OfflineStore, by: string, happened: Happened): Promise<UnsentItem[]> {
  const waiting = (await store.items(by)).filter(
    ({ by: whose, state, version }) => whose === by && state !== 'delivered' && version === itemVersion,
  )
  const lost = new Set<string>()
  for (const { id, size, content } of waiting)
    if (content?.kind === 'file' && !(await store.isWhole(id, size))) lost.add(id)
  const items: UnsentItem[] = []
  for (const item of waiting) {
    const { id, thing, recordedAt, clockOffset, size, files, content } = item
    if (content === undefined || lost.has(id) || files.some(file => lost.has(file))) continue
    const happenedAt = item.happenedAt ?? (content.kind === 'command' ? happened(item) : undefined)
    // Told twice, by two devices, it is the same only where it happened at the same moment.
    if (happenedAt !== item.happenedAt) await store.change(id, { happenedAt })
    const when = happenedAt === undefined ? {} : { happenedAt }
    const about = { id, thing, recordedAt, clockOffset, size, files: [...files], content }
    items.push({ ...about, ...when, version: itemVersion })
  }
  return items
}

/** Writes what waits of one person. @param happened when a command happened, as the desk will be told */
export async function writeUnsent(
  store: OfflineStore,
  by: string,
  code: string,
  happened: Happened,
): Promise<Blob> {
  const items = await unsentOf(store, by, happened)
  const salt = crypto.getRandomValues(new Uint8Array(saltBytes))
  const sealer = await sealerFrom(code, salt)
  const parts: BlobPart[] = [magic, salt]
  let number = 0
  const frame = async (bytes: Uint8Array<ArrayBuffer>) => {
    const { iv, data } = await sealer.seal(`frame/${number}`, bytes)
    number += 1
    const length = new DataView(new ArrayBuffer(lengthBytes))
    length.setUint32(0, data.byteLength)
    // A part of its own in a blob: the browser may keep it on its disk.
    parts.push(new Blob([length.buffer, iv, data]))
  }
  await frame(new TextEncoder().encode(JSON.stringify({ by, pieceBytes: store.pieceBytes, items })))
  for (const { id, size, content } of items) {
    if (content.kind !== 'file') continue
    for (let from = 0, index = 0; from < size; from += store.pieceBytes, index += 1) {
      const piece = await store.piece(id, index)
      if (!piece) throw new DeskError('offline.fileGone')
      await frame(piece)
    }
  }
  await frame(new Uint8Array())
  return new Blob(parts)
}

/**
 * Takes such a file into the outbox of this device: all of it or nothing. What is here already stays as it is. Answers
 * how many entries came, and whose they are. Errors: `offline.notUnsent`, `offline.wrongCode`, `offline.unsentDamaged`.
 */
export async function readUnsent(
  store: OfflineStore,
  file: Blob,
  code: string,
): Promise<{ readonly by: string; readonly entries: number }> {
  const head = new Uint8Array(await file.slice(0, magic.length + saltBytes).arrayBuffer())
  const isOurs = head.length === magic.length + saltBytes && magic.every((byte, at) => head[at] === byte)
  if (!isOurs) throw new DeskError('offline.notUnsent')
  const next = framesOf(file, head.length, await sealerFrom(code, head.slice(magic.length)))
  const index = Index.safeParse(parsed(await next()))
  if (!index.success) throw new DeskError('offline.unsentDamaged')
  const { by, items, pieceBytes } = index.data
  const here = new Set((await store.items()).map(({ id }) => id))
  const kept: string[] = []
  try {
    for (const { id, size, content } of items) {
      if (content.kind !== 'file') continue
      const pieces: Uint8Array<ArrayBuffer>[] = []
      for (let from = 0; from < size; from += pieceBytes) {
        const piece = await next()
        if (piece.length !== Math.min(pieceBytes, size - from)) throw new DeskError('offline.unsentDamaged')
        pieces.push(piece)
      }
      if (here.has(id)) continue
      kept.push(id)
      await store.keepFile(id, new Blob(pieces))
    }
    if ((await next()).length > 0) throw new DeskError('offline.unsentDamaged')
    const fresh = items.filter(({ id }) => !here.has(id))
    await store.add(
      fresh.map(({ version: _version, size: _size, happenedAt, ...item }) => ({
        ...item,
        by,
        ...(happenedAt === undefined ? {} : { happenedAt }),
      })),
    )
    return { by, entries: fresh.filter(({ content }) => content.kind === 'command').length }
  } catch (failure) {
    await store.remove(kept)
    throw failure
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new DeskError('offline.unsentDamaged')
  }
}

/** Frames one behind the other. The first that does not open says that the code is another one. */
function framesOf(file: Blob, from: number, sealer: Sealer): () => Promise<Uint8Array<ArrayBuffer>> {
  let at = from
  let number = 0
  return async () => {
    const head = new DataView(await file.slice(at, at + lengthBytes + ivBytes).arrayBuffer())
    if (head.byteLength < lengthBytes + ivBytes) throw new DeskError('offline.unsentDamaged')
    const length = head.getUint32(0)
    const body = at + lengthBytes + ivBytes
    if (length < tagBytes || length > mostFrame + tagBytes || body + length > file.size)
      throw new DeskError('offline.unsentDamaged')
    const iv = new Uint8Array(head.buffer.slice(lengthBytes))
    const data = await file.slice(body, body + length).arrayBuffer()
    try {
      const bytes = await sealer.open(`frame/${number}`, { iv, data })
      at = body + length
      number += 1
      return bytes
    } catch (cause) {
      throw new DeskError(number === 0 ? 'offline.wrongCode' : 'offline.unsentDamaged', {}, { cause })
    }
  }
}

async function sealerFrom(code: string, salt: Uint8Array<ArrayBuffer>): Promise<Sealer> {
  const typed = new TextEncoder().encode(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
  const secret = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
  return sealerOf(key)
}
