import type { Category } from '../../../../main/contract/profile.ts'

/** Levels the tree has at most. */
export const deepest = 3

/** One row of the tree as it is shown. */
export interface TreeRow {
  readonly node: Category
  /** Ids from the top down to it. */
  readonly path: readonly string[]
  /** Where it stands in the section: `[3, 'children', 1]`. */
  readonly place: readonly (string | number)[]
  readonly retired: boolean
}

/** All nodes, parents before children. */
export function rowsOf(roots: readonly Category[]): TreeRow[] {
  const rows: TreeRow[] = []
  const visit = (
    nodes: readonly Category[],
    above: readonly string[],
    place: readonly (string | number)[],
    retired: boolean,
  ) => {
    for (const [index, node] of nodes.entries()) {
      const here = [...place, index]
      const path = [...above, node.id]
      const out = retired || node.retired === true
      rows.push({ node, path, place: here, retired: out })
      visit(node.children ?? [], path, [...here, 'children'], out)
    }
  }
  visit(roots, [], [], false)
  return rows
}

/** Levels a node takes, itself included. */
export const heightOf = (node: Category): number =>
  1 + Math.max(0, ...(node.children ?? []).map(child => heightOf(child)))

type Change = (siblings: readonly Category[], index: number) => readonly Category[]

/** Changes the list in which a node stands; children that become none are left out. */
function changeAround(nodes: readonly Category[], id: string, change: Change): readonly Category[] {
  const index = nodes.findIndex(node => node.id === id)
  if (index >= 0) return change(nodes, index)
  return nodes.map(node => {
    if (!node.children) return node
    const children = changeAround(node.children, id, change)
    return children === node.children ? node : withChildren(node, children)
  })
}

function withChildren(node: Category, children: readonly Category[]): Category {
  const { children: _, ...own } = node
  return children.length === 0 ? own : { ...own, children }
}

/** Changes one node. */
export const changeNode = (
  roots: readonly Category[],
  id: string,
  change: (node: Category) => Category,
): readonly Category[] =>
  changeAround(roots, id, (siblings, index) =>
    siblings.map((node, place) => (place === index ? change(node) : node)),
  )

/** Takes a node out with everything below it. */
export const removeNode = (roots: readonly Category[], id: string): readonly Category[] =>
  changeAround(roots, id, (siblings, index) => siblings.filter((_, place) => place !== index))

/** Puts a node before or behind its neighbour; nothing changes at the end of its list. */
export const shiftNode = (roots: readonly Category[], id: string, by: -1 | 1): readonly Category[] =>
  changeAround(roots, id, (siblings, index) => {
    const node = siblings[index]
    const other = siblings[index + by]
    if (!node || !other) return siblings
    return siblings.map((each, place) => (place === index ? other : place === index + by ? node : each))
  })

/** Adds a node behind another one. */
export const addBehind = (roots: readonly Category[], id: string, node: Category): readonly Category[] =>
  changeAround(roots, id, (siblings, index) => siblings.toSpliced(index + 1, 0, node))

/** Adds a node as the last one below another, or at the end of the first level. */
export function addBelow(
  roots: readonly Category[],
  parent: string | null,
  node: Category,
): readonly Category[] {
  if (parent === null) return [...roots, node]
  return changeNode(roots, parent, above => ({ ...above, children: [...(above.children ?? []), node] }))
}

/** Moves a node with everything below it below another one; `null` is the first level. */
export function moveBelow(
  roots: readonly Category[],
  id: string,
  parent: string | null,
): readonly Category[] {
  const row = rowsOf(roots).find(each => each.node.id === id)
  if (!row) return roots
  return addBelow(removeNode(roots, id), parent, row.node)
}

/** Whether a node may stand below another one: not below itself, and not deeper than the tree is. */
export function mayStandBelow(row: TreeRow, parent: TreeRow): boolean {
  return !parent.path.includes(row.node.id) && parent.path.length + heightOf(row.node) <= deepest
}
