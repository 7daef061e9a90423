import { expect, it } from 'vitest'
import { estateTree, type TreeNode } from '../../main/estate/tree.ts'
import { caseInput } from '../support/cases.ts'
import { openTestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { receiveCase } from '../../main/cases/commands.ts'

const flat = (nodes: readonly TreeNode[]): [string, number][] =>
  nodes.flatMap(({ name, units, children }) => [[name, units], ...flat(children)])

it('counts homes as they are now, whatever was asked and recorded before', async () => {
  const test = await openTestDesk()
  try {
    const { core, manager: actor } = test
    const build = estateBuilder(core, actor)
    const seen = () => flat(estateTree(core.read))
    const project = await build.project('云湖')
    const building = await build.building('3栋', project)
    const entrance = await build.entrance('1单元', building)
    expect(seen()).toEqual([
      ['云湖', 0],
      ['3栋', 0],
      ['1单元', 0],
    ])
    await build.unit(entrance, '3-1-101', '101')
    await build.unit(building, '3-S1', 'S1', { kind: 'shop' })
    const counted = [
      ['云湖', 2],
      ['3栋', 2],
      ['1单元', 1],
    ]
    expect(seen()).toEqual(counted)
    await core.execute(receiveCase, { actor, input: caseInput() })
    expect(seen()).toEqual(counted)
    await build.unit(entrance, '3-1-102', '102')
    expect(seen()[2]).toEqual(['1单元', 2])
  } finally {
    await test.close()
  }
})
