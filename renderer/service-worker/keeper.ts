/** The part of the browser's cache that is needed. */
export interface KeptFiles {
  match(request: string): Promise<Response | undefined>
  put(request: string, response: Response): Promise<void>
}
export interface KeptPlaces {
  open(name: string): Promise<KeptFiles>
  keys(): Promise<string[]>
  delete(name: string): Promise<boolean>
}

export interface KeeperOptions {
  readonly places: KeptPlaces
  readonly fetch: (path: string) => Promise<Response>
  /** Of this build: changes whenever any file does. */
  readonly revision: string
  /** Paths of the built files, the page itself among them as `/`. */
  readonly files: readonly string[]
}

const prefix = 'desk-screens-'

/**
 * Keeps the built screens of one revision. Those of the revision before stay as long as a page of it may still load
 * a part: files carry a hash of their content in their names, so they never get mixed up.
 */
export function createKeeper({ places, fetch, revision, files }: KeeperOptions) {
  const name = `${prefix}${revision}`
  const known = new Set(files)
  return {
    /** Fetches every file; rejects where one is missing, so that no half of a program is ever taken. */
    async install(): Promise<void> {
      const kept = await places.open(name)
      for (const file of files) {
        if (file !== '/' && (await kept.match(file))) continue
        const response = await fetch(file)
        if (!response.ok) throw new Error(`a file of the program is missing: ${response.status}`)
        await kept.put(file, response)
      }
      await kept.put('/revision-is-whole', new Response(revision))
    },
    /** This revision is the one in use: what is older than the one before it goes. */
    async activate(): Promise<void> {
      const marks = []
      for (const other of await places.keys()) {
        if (!other.startsWith(prefix) || other === name) continue
        const whole = await (await places.open(other)).match('/revision-is-whole')
        if (whole) marks.push(other)
        else await places.delete(other)
      }
      for (const old of marks.slice(0, -1)) await places.delete(old)
    },
    /** What is answered from here: the page for its own addresses, and built files. Undefined for everything else. */
    async answer(path: string, navigation: boolean): Promise<Response | undefined> {
      if (navigation) {
        if (path !== '/tablet' && !path.startsWith('/tablet/')) return undefined
        return await (await places.open(name)).match('/')
      }
      if (known.has(path) && path !== '/') return await (await places.open(name)).match(path)
      if (!path.startsWith('/assets/')) return undefined
      // A page of the revision before asks for a part of its own.
      for (const other of (await places.keys()).filter(one => one.startsWith(prefix))) {
        const found = await (await places.open(other)).match(path)
        if (found) return found
      }
      return undefined
    },
  }
}
