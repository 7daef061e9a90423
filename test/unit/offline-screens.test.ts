import { expect, it } from 'vitest'
import { createKeeper } from '../../renderer/service-worker/keeper.ts'

/** The browser's cache, and a desk that serves the files of one build. */
function browser() {
  const caches = new Map<string, Map<string, Response>>()
  const served = new Map<string, string>()
  return {
    served,
    caches,
    places: {
      open: async (name: string) => {
        const kept = caches.get(name) ?? new Map<string, Response>()
        caches.set(name, kept)
        return {
          match: async (path: string) => kept.get(path)?.clone(),
          put: async (path: string, response: Response) => void kept.set(path, response),
        }
      },
      keys: async () => [...caches.keys()],
      delete: async (name: string) => caches.delete(name),
    },
    fetch: async (path: string) => {
      const text = served.get(path)
      return text === undefined ? new Response('', { status: 404 }) : new Response(text)
    },
  }
}

const build = (revision: string) => ['/', `/assets/page-${revision}.js`]
function keeperOf(there: ReturnType<typeof browser>, revision: string) {
  for (const path of build(revision)) there.served.set(path, `${path} of ${revision}`)
  return createKeeper({ places: there.places, fetch: there.fetch, revision, files: build(revision) })
}
const textOf = async (answer: Promise<Response | undefined>) => (await answer)?.text()

it('a build is answered whole from here, and nothing of the desk is', async () => {
  const there = browser()
  const keeper = keeperOf(there, 'one')
  await keeper.install()
  await keeper.activate()
  expect(await textOf(keeper.answer('/tablet', true))).toBe('/ of one')
  expect(await textOf(keeper.answer('/tablet/0190', true))).toBe('/ of one')
  expect(await textOf(keeper.answer('/assets/page-one.js', false))).toBe('/assets/page-one.js of one')
  expect(await keeper.answer('/cases', true)).toBeUndefined()
  expect(await keeper.answer('/', false)).toBeUndefined()
  expect(await keeper.answer('/api/trpc/staff.me', false)).toBeUndefined()
})

it('a new build takes the place of the one before, whose open pages still find their parts', async () => {
  const there = browser()
  for (const revision of ['one', 'two', 'three']) {
    const keeper = keeperOf(there, revision)
    await keeper.install()
    await keeper.activate()
  }
  const keeper = keeperOf(there, 'three')
  expect(await textOf(keeper.answer('/tablet', true))).toBe('/ of three')
  expect(await textOf(keeper.answer('/assets/page-two.js', false))).toBe('/assets/page-two.js of two')
  expect(await keeper.answer('/assets/page-one.js', false)).toBeUndefined()
})

it('a build that comes by half is not taken, and is gone with the next', async () => {
  const there = browser()
  const first = keeperOf(there, 'one')
  await first.install()
  await first.activate()
  const half = keeperOf(there, 'half')
  there.served.delete('/assets/page-half.js')
  await expect(half.install()).rejects.toThrow('missing')
  expect(await textOf(first.answer('/tablet', true))).toBe('/ of one')
  const third = keeperOf(there, 'three')
  await third.install()
  await third.activate()
  expect([...there.caches.keys()]).toEqual(['desk-screens-one', 'desk-screens-three'])
})
