import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { DiskFile, losses } from './disk-file.ts'
import type { JournalEntry } from './journal.ts'
import type { Dice } from './random.ts'

/**
 * How names are lost. `strict` is what POSIX promises: a name is safe when its folder was synced, and names of one
 * folder are lost one by one. `ordered` is what ext4, NTFS and APFS do: changes of names reach the disk in their order, and a
 * sync of anything takes all earlier ones along.
 */
export type NameModel = 'strict' | 'ordered'

type Entry = DiskFile | Folder
/** A change of one folder; `id` is shared by the two halves of a rename, which the disk does both or neither. */
interface NameChange {
  readonly id: number
  readonly name: string
  readonly entry: Entry | undefined
}

class Folder {
  readonly live = new Map<string, Entry>()
  readonly safe = new Map<string, Entry>()
  pending: NameChange[] = []

  change(change: NameChange): void {
    apply(this.live, change)
    this.pending.push(change)
  }

  sync(): void {
    for (const change of this.pending) apply(this.safe, change)
    this.pending = []
  }
}

function apply(names: Map<string, Entry>, { name, entry }: NameChange): void {
  if (entry) names.set(name, entry)
  else names.delete(name)
}

/** A disk that drops what was not synced. Fed with a journal, it tells what a power cut would leave at each point. */
export class TornDisk {
  readonly #root: string
  readonly #top = new Folder()
  readonly #open = new Map<number, Entry>()
  readonly #model: NameModel
  readonly #folders: Folder[] = [this.#top]
  #changes = 0

  constructor(root: string, model: NameModel) {
    this.#root = root
    this.#model = model
  }

  play(entry: JournalEntry): void {
    switch (entry.op) {
      case 'open':
        return this.#opened(entry)
      case 'close':
        this.#open.delete(entry.fd)
        return undefined
      case 'write':
        return this.#file(entry.fd)?.write(entry.at, entry.bytes)
      case 'truncate':
        return this.#file(entry.fd)?.truncate(entry.size)
      case 'sync':
        return this.#synced(entry.fd)
      case 'folder':
        return this.#name(entry.path, this.#newFolder())
      case 'remove':
        return this.#name(entry.path, undefined)
      case 'link':
        return this.#name(entry.to, this.#at(entry.from))
      case 'rename':
        return this.#rename(entry.from, entry.to)
      case 'mark':
      case 'failed':
        return undefined
    }
  }

  /** Writes what a power cut now would leave into an empty folder. */
  leaveIn(target: string, dice: Dice): void {
    const loss = losses[dice.below(losses.length)] ?? 'torn'
    const kept = this.#keptNames(dice)
    const write = (folder: Folder, path: string) => {
      mkdirSync(path, { recursive: true, mode: 0o700 })
      const names = new Map(folder.safe)
      for (const change of folder.pending) if (kept(change)) apply(names, change)
      for (const [name, entry] of names) {
        if (entry instanceof Folder) write(entry, join(path, name))
        // Shared memory of SQLite lives as long as the power does.
        else if (!name.endsWith('-shm')) writeFileSync(join(path, name), entry.afterCut(dice, loss))
      }
    }
    write(this.#top, target)
  }

  /** Every file as a program sees it while the power is on, by its path below the root. */
  contents(): Map<string, Buffer> {
    const found = new Map<string, Buffer>()
    const collect = (folder: Folder, path: string) => {
      for (const [name, entry] of folder.live) {
        if (entry instanceof Folder) collect(entry, join(path, name))
        else found.set(join(path, name), entry.now())
      }
    }
    collect(this.#top, '')
    return found
  }

  #keptNames(dice: Dice): (change: NameChange) => boolean {
    const extreme = dice.below(4)
    if (extreme === 0) return () => false
    if (extreme === 1) return () => true
    if (this.#model === 'ordered') {
      const oldest = Math.min(
        ...this.#folders.flatMap(folder => folder.pending.slice(0, 1).map(one => one.id)),
      )
      const last = Number.isFinite(oldest) ? oldest + dice.below(this.#changes - oldest + 2) : 0
      return change => change.id < last
    }
    const decided = new Map<number, boolean>()
    return ({ id }) => {
      const known = decided.get(id) ?? dice.chance(0.5)
      decided.set(id, known)
      return known
    }
  }

  #opened({ fd, path, fresh, empties }: Extract<JournalEntry, { op: 'open' }>): void {
    const found = fresh ? undefined : this.#at(path)
    const entry = found ?? new DiskFile()
    if (fresh) this.#name(path, entry)
    else if (empties && entry instanceof DiskFile) entry.truncate(0)
    this.#open.set(fd, entry)
  }

  #synced(fd: number): void {
    this.#open.get(fd)?.sync()
    if (this.#model === 'ordered') for (const folder of this.#folders) folder.sync()
  }

  #rename(from: string, to: string): void {
    const entry = this.#at(from)
    if (!entry) return
    this.#changes += 1
    this.#folderOf(to)?.change({ id: this.#changes, name: basename(to), entry })
    this.#folderOf(from)?.change({ id: this.#changes, name: basename(from), entry: undefined })
  }

  #name(path: string, entry: Entry | undefined): void {
    this.#changes += 1
    this.#folderOf(path)?.change({ id: this.#changes, name: basename(path), entry })
  }

  #newFolder(): Folder {
    const folder = new Folder()
    this.#folders.push(folder)
    return folder
  }

  #file(fd: number): DiskFile | undefined {
    const entry = this.#open.get(fd)
    return entry instanceof DiskFile ? entry : undefined
  }

  #folderOf(path: string): Folder | undefined {
    const found = this.#at(dirname(path))
    return found instanceof Folder ? found : undefined
  }

  #at(path: string): Entry | undefined {
    let entry: Entry | undefined = this.#top
    for (const name of relative(this.#root, path).split('/')) {
      if (name === '') continue
      if (!(entry instanceof Folder)) return undefined
      entry = entry.live.get(name)
    }
    return entry
  }
}
