import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeEntries } from '../../main/contract/merge-entries.ts'
import '../support/seed.ts'

interface Node {
  readonly id: string
  readonly name: string
  readonly children?: Node[]
}
const tree: Node[] = ['a', 'b', 'c', 'd'].map(id => ({
  id,
  name: id,
  children: [
    { id: `${id}1`, name: `${id}1` },
    { id: `${id}2`, name: `${id}2` },
  ],
}))
const all = ['a', 'b', 'c', 'd'].flatMap(id => [id, `${id}1`, `${id}2`])
const renamed = (nodes: readonly Node[], names: Readonly<Record<string, string>>): Node[] =>
  nodes.map(node => ({
    ...node,
    name: names[node.id] ?? node.name,
    ...(node.children ? { children: renamed(node.children, names) } : {}),
  }))

it('keeps what each of two people changed, and names exactly what both changed to something else', () => {
  const names = fc.dictionary(fc.constantFrom(...all), fc.constantFrom('x', 'y'), { maxKeys: 6 })
  fc.assert(
    fc.property(names, names, (mine, theirs) => {
      const both = all.filter(id => id in mine && id in theirs && mine[id] !== theirs[id])
      const { merged, clashes } = mergeEntries(tree, renamed(tree, mine), renamed(tree, theirs))
      expect([...clashes].sort()).toEqual(both.sort())
      if (both.length === 0) expect(merged).toEqual(renamed(tree, { ...theirs, ...mine }))
      const ask = (whose: 'mine' | 'theirs') =>
        mergeEntries(tree, renamed(tree, mine), renamed(tree, theirs), whose)
      expect(ask('mine')).toEqual({ merged: renamed(tree, { ...theirs, ...mine }), clashes: [] })
      expect(ask('theirs')).toEqual({ merged: renamed(tree, { ...mine, ...theirs }), clashes: [] })
    }),
  )
})

it('keeps additions of both in their places, and takes away what one took away', () => {
  const list = (...ids: string[]) => ids.map(id => ({ id }))
  const merge = (base: unknown, mine: unknown, now: unknown) => mergeEntries(base, mine, now)
  expect(merge(list('a', 'b', 'c'), list('a', 'x', 'b', 'c'), list('a', 'b', 'y', 'c'))).toEqual({
    merged: list('a', 'x', 'b', 'y', 'c'),
    clashes: [],
  })
  expect(merge(list('a', 'b', 'c'), list('a', 'c'), list('a', 'b'))).toEqual({ merged: list('a'), clashes: [] })
  expect(merge(list('a', 'b', 'c'), list('c', 'a', 'b'), list('a', 'b', 'c', 'd')).merged).toEqual(
    list('c', 'd', 'a', 'b'),
  )
  expect(merge(list('a', 'b', 'c'), list('c', 'b', 'a'), list('b', 'a', 'c')).clashes).toEqual(['order'])
  const gone = merge([{ id: 'a', name: '1' }], [], [{ id: 'a', name: '2' }])
  expect(gone.clashes).toEqual(['a'])
})

it('merges settings by name, and asks about one that both set', () => {
  expect(mergeEntries({ days: 1, hours: 2 }, { days: 3, hours: 2 }, { days: 1, hours: 4 })).toEqual({
    merged: { days: 3, hours: 4 },
    clashes: [],
  })
  expect(mergeEntries({ days: 1 }, { days: 2 }, { days: 3 }).clashes).toEqual(['days'])
})
