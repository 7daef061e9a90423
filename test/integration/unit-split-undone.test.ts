import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { openTestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildDifferences } from '../support/registers.ts'

it('a split is taken back although its part was removed since', async () => {
  const test = await openTestDesk()
  try {
    const client = await test.signIn(test.manager)
    const build = estateBuilder(test.core, test.manager)
    const building = await build.building('3栋', await build.project('测试项目'))
    const whole = await build.unit(building, '3-1201', '1201')
    const [part, changeId] = [uuidv7(), uuidv7()]
    const attributes = {
      kind: 'dwelling',
      number: '3-1201A',
      room: '1201A',
      floor: 12,
      unitType: null,
      contractArea: null,
      measuredArea: null,
      orientation: null,
    }
    const split = { changeId, unitId: whole, part: { unitId: part, attributes }, people: [], things: [] }
    await client.command('estate.splitUnit', split)
    await client.command('estate.removeUnit', { unitId: part })
    const undo = () => client.command('estate.undoUnitChange', { changeId })
    await undo()
    await expect(undo()).rejects.toMatchObject({ code: 'unit.changeUndone' })
    expect(await rebuildDifferences(test)).toBe(0)
  } finally {
    await test.close()
  }
})
