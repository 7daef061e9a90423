import type { PresenceThing, PresenceView } from '../../../main/contract/presence.ts'

/** What the page says and asks. */
export interface PresenceAsk extends PresenceThing {
  readonly writing: boolean
}

interface PresenceLine {
  /** Says that the page shows this and asks who else does. */
  about(ask: PresenceAsk): Promise<PresenceView | null>
  /** The page shows nothing any more. */
  leave(): Promise<unknown>
  /** What to show of a thing. */
  show(thing: PresenceThing, others: PresenceView['others']): void
}

/** Whoever leafs through a list has not opened each of its cases, in milliseconds. */
const settles = 700
/** One question in so many milliseconds is the most in the long run. */
const askEvery = 15_000
/** Three may follow each other closely: the page was opened, somebody came, and began to write. */
const atOnce = 3
/** A sign of life well within the desk's patience, in milliseconds. */
const aliveEvery = 25_000
/** Who typed within this time is writing, in milliseconds. */
const writes = 15_000

/**
 * Says what a page shows and asks who else is there, never more often than the desk is meant to hear of one page. One
 * for the whole page, whatever it shows: leafing through cases does not add up.
 */
export class PresenceReporter {
  readonly #line: PresenceLine
  #thing: PresenceThing | undefined
  #number: number | undefined
  #typedAt = Number.NEGATIVE_INFINITY
  #saidWriting = false
  /** Whether the desk was told of the page and not yet that it left. */
  #told = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #dueAt = Number.POSITIVE_INFINITY
  #tokens = atOnce
  #countedAt: number

  constructor(line: PresenceLine) {
    this.#line = line
    this.#countedAt = Date.now()
  }

  /** The page shows this, and somebody sees it; undefined where it shows nothing of the kind. */
  look(thing: PresenceThing | undefined): void {
    this.#thing = thing
    this.#number = undefined
    this.#typedAt = Number.NEGATIVE_INFINITY
    this.#saidWriting = false
    this.#cancel()
    if (thing || this.#told) this.#within(settles)
  }

  /** Somebody typed on the page. */
  typed(): void {
    this.#typedAt = Date.now()
    if (this.#thing && !this.#saidWriting) this.#within(0)
  }

  /** The stream named a thing of which something changed. */
  heard(number: number): void {
    if (number === this.#number) this.#within(0)
  }

  /** Asks within this time, or as soon as it may. */
  #within(wait: number): void {
    const at = Date.now() + Math.max(wait, this.#thing ? this.#pause() : 0)
    if (at >= this.#dueAt) return
    clearTimeout(this.#timer)
    this.#dueAt = at
    this.#timer = setTimeout(() => {
      this.#cancel()
      // What went wrong is nobody's matter here: the next question comes by itself.
      this.#ask().catch(() => undefined)
    }, at - Date.now())
  }

  #cancel(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#dueAt = Number.POSITIVE_INFINITY
  }

  /** How long until a question may be asked, in milliseconds. */
  #pause(): number {
    const now = Date.now()
    this.#tokens = Math.min(atOnce, this.#tokens + (now - this.#countedAt) / askEvery)
    this.#countedAt = now
    return this.#tokens >= 1 ? 0 : Math.ceil((1 - this.#tokens) * askEvery)
  }

  async #ask(): Promise<void> {
    const thing = this.#thing
    if (!thing) {
      this.#told = false
      await this.#line.leave()
      return
    }
    this.#pause()
    this.#tokens -= 1
    this.#told = true
    const writing = Date.now() - this.#typedAt < writes
    this.#saidWriting = writing
    this.#within(aliveEvery)
    const view = await this.#line.about({ ...thing, writing }).catch(() => null)
    if (this.#thing !== thing) return
    this.#number = view?.number
    this.#line.show(thing, view?.others ?? [])
  }
}
