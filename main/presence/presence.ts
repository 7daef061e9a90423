import { mostPresent, presenceLife, type PresenceThing, type PresenceView } from '../contract/presence.ts'
import type { DeskCore } from '../desk/core.ts'

/** Who looks: one page of one session. */
export interface Looker {
  readonly sessionId: string
  readonly staffId: string
  readonly name: string | null
}

interface Page {
  readonly looker: Looker
  readonly thing: Thing
  writing: boolean
  /** UTC milliseconds of its last sign of life. */
  seenAt: number
}

interface Thing {
  readonly key: string
  readonly number: number
  readonly pages: Map<string, Page>
}

/** Told the number of a thing and the session whose doing it was. */
type Listener = (number: number, by: string) => void

/** Pages that one session may have open at once; who claims more loses the oldest. */
const mostPages = 20

/**
 * Who has which case or unit file open. Kept in memory alone and never recorded: after a restart pages say within
 * half a minute that they are there. A session is never told of its own pages.
 */
export class Presence {
  readonly #now: () => number
  readonly #things = new Map<string, Thing>()
  readonly #pages = new Map<string, Page>()
  readonly #listeners = new Set<Listener>()
  #lastNumber = 0
  #sweep: NodeJS.Timeout | undefined

  constructor(now: () => number) {
    this.#now = now
  }

  /** The page shows this now. Answers who else does. */
  about(looker: Looker, at: PresenceThing & { page: string; writing: boolean }): PresenceView {
    this.#forgetSilent()
    const pageKey = keyOf(looker.sessionId, at.page)
    const key = `${at.kind}/${at.id}`
    const before = this.#pages.get(pageKey)
    if (before && before.thing.key !== key) this.#remove(pageKey, before)
    const known = this.#pages.get(pageKey)
    if (known) {
      known.seenAt = this.#now()
      // The oldest come first, so that forgetting stops at the first that is still alive.
      this.#pages.delete(pageKey)
      this.#pages.set(pageKey, known)
      if (known.writing !== at.writing) {
        known.writing = at.writing
        this.#tell(known.thing, looker.sessionId)
      }
    } else {
      this.#makeRoom(looker.sessionId)
      const thing = this.#thing(key)
      const page = { looker, thing, writing: at.writing, seenAt: this.#now() }
      thing.pages.set(pageKey, page)
      this.#pages.set(pageKey, page)
      this.#tell(thing, looker.sessionId)
    }
    this.#sweepLater()
    const thing = this.#thing(key)
    return { number: thing.number, others: othersOn(thing, looker) }
  }

  /** The page shows it no more. */
  leave(sessionId: string, page: string): void {
    const pageKey = keyOf(sessionId, page)
    const known = this.#pages.get(pageKey)
    if (known) this.#remove(pageKey, known)
  }

  /** Calls back when something changes; returns how to stop. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #thing(key: string): Thing {
    const known = this.#things.get(key)
    if (known) return known
    this.#lastNumber += 1
    const thing = { key, number: this.#lastNumber, pages: new Map<string, Page>() }
    this.#things.set(key, thing)
    return thing
  }

  #remove(pageKey: string, page: Page): void {
    const { thing, looker } = page
    this.#pages.delete(pageKey)
    thing.pages.delete(pageKey)
    if (thing.pages.size === 0) this.#things.delete(thing.key)
    this.#tell(thing, looker.sessionId)
  }

  #makeRoom(sessionId: string): void {
    const own = [...this.#pages].filter(([, page]) => page.looker.sessionId === sessionId)
    const [oldest] = own
    if (oldest && own.length >= mostPages) this.#remove(...oldest)
  }

  #forgetSilent(): void {
    const alive = this.#now() - presenceLife
    for (const [key, page] of this.#pages) {
      if (page.seenAt > alive) return
      this.#remove(key, page)
    }
  }

  #sweepLater(): void {
    if (this.#sweep) return
    this.#sweep = setTimeout(() => {
      this.#sweep = undefined
      this.#forgetSilent()
      if (this.#pages.size > 0) this.#sweepLater()
    }, presenceLife / 6).unref()
  }

  #tell(thing: Thing, by: string): void {
    for (const listener of this.#listeners) listener(thing.number, by)
  }
}

const keyOf = (sessionId: string, page: string) => `${sessionId}/${page}`

function othersOn(thing: Thing, { sessionId, staffId }: Looker): PresenceView['others'] {
  const people = new Map<string, PresenceView['others'][number]>()
  for (const { looker, writing } of thing.pages.values()) {
    if (looker.sessionId === sessionId) continue
    const known = people.get(looker.staffId)
    people.set(looker.staffId, {
      staffId: looker.staffId,
      name: looker.name,
      own: looker.staffId === staffId,
      writing: writing || (known?.writing ?? false),
    })
  }
  return [...people.values()].slice(0, mostPresent)
}

const ofCores = new WeakMap<DeskCore, Presence>()

/** That of an open desk. */
export function presenceOf(core: DeskCore): Presence {
  const known = ofCores.get(core)
  if (known) return known
  const made = new Presence(() => core.environment.now())
  ofCores.set(core, made)
  return made
}
