import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path/posix'
import type { Disk, DiskFile, Random } from '../../main/archive/disk.ts'

/** What happens at a chosen step: the operation fails, or the power goes off. */
export type Fault = 'EIO' | 'ENOSPC' | 'power'

/** What a power cut leaves of names and bytes that were not synced: nothing, everything, or some of each. */
export type Loss = 'all' | 'none' | 'some'

interface Inode {
  /** What programs see. */
  bytes: Buffer
  /** What the last sync made safe. */
  safe: Buffer
  modifiedAt: number
}

/** A change of names that is safe once one of its folders was synced. */
interface PendingName {
  readonly folders: readonly string[]
  apply(names: Map<string, Inode | 'folder'>): void
}

/** The folder `/data` is there from the beginning. */
const rootFolders = [
  ['/', 'folder'],
  ['/data', 'folder'],
] as const

export class PowerCut extends Error {}

/** A file system in memory that fails at a chosen step and forgets what was not synced when the power goes off. */
export class FaultDisk implements Disk {
  /** Operations so far. */
  steps = 0
  now = 1_000_000
  private fault: { at: number; kind: Fault } | undefined
  private off = false
  private epoch = 0
  private names = new Map<string, Inode | 'folder'>(rootFolders)
  private safeNames = new Map<string, Inode | 'folder'>(rootFolders)
  private pending: PendingName[] = []

  /** Makes the operation number `at`, counted from now, go wrong. */
  failAt(at: number, kind: Fault): void {
    this.fault = { at: this.steps + at, kind }
  }

  /** Nothing goes wrong from here on. */
  clearFault(): void {
    this.fault = undefined
  }

  /** The power goes off and on again. */
  restart(loss: Loss, random: () => number = () => 0.5): void {
    const kept = (chance = 0.5) => loss === 'none' || (loss === 'some' && random() < chance)
    for (const change of this.pending) if (kept()) change.apply(this.safeNames)
    this.pending = []
    this.names = new Map()
    for (const [path, node] of this.safeNames) {
      if (!this.hasFolders(path)) continue
      if (node !== 'folder') {
        if (kept()) node.safe = loss === 'some' ? tear(node, random(), kept()) : node.bytes
        node.bytes = Buffer.from(node.safe)
      }
      this.names.set(path, node)
    }
    this.safeNames = new Map(this.names)
    this.fault = undefined
    this.off = false
    this.epoch += 1
  }

  /** Every file with its bytes, as someone sees who takes the disk away. */
  files(): Map<string, Buffer> {
    const files = new Map<string, Buffer>()
    for (const [path, node] of this.names) if (node !== 'folder') files.set(path, node.bytes)
    return files
  }

  /** Alters bytes behind the program's back. */
  tamper(path: string, bytes: Buffer): void {
    const node = this.node(path)
    node.bytes = Buffer.from(bytes)
    node.safe = Buffer.from(bytes)
  }

  async open(path: string, mode: 'read' | 'create' | 'update'): Promise<DiskFile> {
    await this.step()
    if (mode === 'create') {
      if (this.names.has(path)) throw systemError('EEXIST')
      if (this.names.get(dirname(path)) !== 'folder') throw systemError('ENOENT')
      const node: Inode = { bytes: Buffer.alloc(0), safe: Buffer.alloc(0), modifiedAt: this.now }
      this.change([dirname(path)], names => names.set(path, node))
    }
    const node = this.node(path)
    const { epoch } = this
    const step = async (half?: () => void) => {
      if (epoch !== this.epoch) throw new PowerCut('handle of an earlier run')
      await this.step(half)
    }
    const put = (bytes: Uint8Array, position: number) => {
      const end = Math.max(node.bytes.length, position + bytes.length)
      const next = Buffer.alloc(end)
      node.bytes.copy(next)
      next.set(bytes, position)
      node.bytes = next
      node.modifiedAt = this.now
    }
    return {
      async read(target, position) {
        await step()
        return node.bytes.copy(target, 0, position)
      },
      async write(bytes, position) {
        await step(() => put(bytes.subarray(0, bytes.length / 2), position))
        put(bytes, position)
      },
      async size() {
        await step()
        return node.bytes.length
      },
      async truncate(size) {
        await step()
        node.bytes = node.bytes.subarray(0, size)
      },
      async sync() {
        await step()
        node.safe = Buffer.from(node.bytes)
      },
      async close() {
        await step()
      },
    }
  }

  async entry(path: string) {
    await this.step()
    const node = this.names.get(path)
    if (!node) return undefined
    const isFolder = node === 'folder'
    const { size, modifiedAt } = isFolder
      ? { size: 0, modifiedAt: 0 }
      : { size: node.bytes.length, modifiedAt: node.modifiedAt }
    return { name: basename(path), isFolder, size, modifiedAt }
  }

  async list(folder: string) {
    await this.step()
    return [...this.names.keys()]
      .filter(path => path !== '/' && dirname(path) === folder)
      .map(path => basename(path))
  }

  async makeFolder(path: string) {
    await this.step()
    const missing: string[] = []
    for (let at = path; !this.names.has(at); at = dirname(at)) missing.unshift(at)
    for (const folder of missing) this.change([dirname(folder)], names => names.set(folder, 'folder'))
  }

  async rename(from: string, to: string) {
    await this.step()
    const node = this.node(from)
    if (this.names.get(dirname(to)) !== 'folder') throw systemError('ENOENT')
    this.change([dirname(from), dirname(to)], names => {
      if (names.get(from) === node) names.delete(from)
      names.set(to, node)
    })
  }

  async remove(path: string) {
    await this.step()
    this.node(path)
    this.change([dirname(path)], names => {
      names.delete(path)
    })
  }

  async touch(path: string, at: number) {
    await this.step()
    this.node(path).modifiedAt = at
  }

  async syncFolder(path: string) {
    await this.step()
    if (this.names.get(path) !== 'folder') throw systemError('ENOENT')
    const rest: PendingName[] = []
    for (const change of this.pending) {
      if (change.folders.includes(path)) change.apply(this.safeNames)
      else rest.push(change)
    }
    this.pending = rest
  }

  private change(folders: readonly string[], apply: PendingName['apply']): void {
    apply(this.names)
    this.pending.push({ folders, apply })
  }

  private node(path: string): Inode {
    const node = this.names.get(path)
    if (!node) throw systemError('ENOENT')
    if (node === 'folder') throw systemError('EISDIR')
    return node
  }

  private hasFolders(path: string): boolean {
    for (let at = dirname(path); at !== '/'; at = dirname(at))
      if (this.safeNames.get(at) !== 'folder') return false
    return true
  }

  /** Every operation passes here; a write may have been done by half when it fails. */
  private async step(half?: () => void): Promise<void> {
    await Promise.resolve()
    if (this.off) throw new PowerCut('no power')
    this.steps += 1
    if (this.steps !== this.fault?.at) return
    half?.()
    if (this.fault.kind === 'power') {
      this.off = true
      throw new PowerCut('power cut')
    }
    throw systemError(this.fault.kind)
  }
}

/** Random bytes that come out the same in every run of a test. */
export function seededRandom(seed: string): Random {
  let count = 0
  return size => {
    const blocks: Buffer[] = []
    for (let have = 0; have < size; have += 32) {
      blocks.push(createHash('sha256').update(`${seed}/${count}`).digest())
      count += 1
    }
    return Buffer.concat(blocks).subarray(0, size)
  }
}

/** The bytes as one piece, or in pieces of `step`. */
export async function* streamOf(bytes: Uint8Array, step = bytes.length || 1): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

/** Everything an iterable gives. */
export async function gather<T>(source: AsyncIterable<T>): Promise<T[]> {
  const things: T[] = []
  for await (const thing of source) things.push(thing)
  return things
}

/** All bytes of a stream. */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await gather(source))
}

/** Part of what was not synced: cut off, or at full length with zeros where blocks were never written. */
function tear(node: Inode, share: number, fullLength: boolean): Buffer {
  const length = Math.round(node.bytes.length * share)
  const torn = Buffer.alloc(Math.max(fullLength ? node.bytes.length : length, node.safe.length))
  node.safe.copy(torn)
  node.bytes.copy(torn, 0, 0, length)
  return torn
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code })
}
