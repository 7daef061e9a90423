type Listener = (...values: never[]) => void

/** Keeps listeners by event and calls them: the part of an event emitter that the doubles need. */
export class EventDouble {
  private readonly listeners = new Map<string, Listener[]>()

  on(event: string, listener: Listener): this {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener])
    return this
  }

  once(event: string, listener: Listener): this {
    return this.on(event, listener)
  }

  /** Calls every listener of the event; how many there were. */
  emit(event: string, ...values: unknown[]): number {
    const listeners = this.listeners.get(event) ?? []
    for (const listener of listeners) Reflect.apply(listener, undefined, values)
    return listeners.length
  }

  listens(event: string): boolean {
    return (this.listeners.get(event) ?? []).length > 0
  }
}

/** An event of Electron that remembers whether it was held back. */
export class HeldEvent {
  prevented = false
  readonly url: string

  constructor(url = '') {
    this.url = url
  }

  preventDefault(): void {
    this.prevented = true
  }
}
