import { expect, it } from 'vitest'
import { sliceRooms } from '../../main/archive/slice-rooms.ts'

/** What is lent until somebody says so. */
function held() {
  let end: () => void = () => undefined
  const until = new Promise<void>(resolve => {
    end = resolve
  })
  return { until, end: () => end() }
}

it('lends as many rooms as there may be, the others in the order in which they came, and goes on after a failure', async () => {
  const rooms = sliceRooms(8, 2)
  const lent: string[] = []
  const stays = ['a', 'b', 'c', 'd', 'e'].map(name => ({ name, ...held() }))
  const all = stays.map(({ name, until }) =>
    rooms.lend(async room => {
      expect(room.length).toBe(8)
      lent.push(name)
      await until
      if (name === 'b') throw new Error('full')
      return name
    }),
  )
  const ends = Promise.allSettled(all)
  const settled = () => new Promise(resolve => setImmediate(resolve))
  await settled()
  expect(lent).toEqual(['a', 'b'])
  stays[1]?.end()
  await settled()
  expect(lent).toEqual(['a', 'b', 'c'])
  for (const { end } of stays) end()
  expect((await ends).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect(lent).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(await rooms.lend(room => Promise.resolve(room.length))).toBe(8)
})
