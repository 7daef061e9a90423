import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { roleMay, roles } from '../../main/contract/permissions.ts'
import { commands } from '../../main/desk/domains.ts'
import { openTestDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { exampleInput } from '../support/example-input.ts'

/** The writer checks the permission itself: a mistake in the API alone opens nothing. */
describe('the writer asks for the permission of each command', () => {
  let test: TestDesk
  const actors = new Map<string, TestActor>()

  beforeAll(async () => {
    test = await openTestDesk()
    for (const role of roles) actors.set(role, role === 'manager' ? test.manager : await test.addMember(role))
  })
  afterAll(() => test.close())

  it.each([...commands.values()])('$name', async definition => {
    for (const role of roles) {
      if (roleMay(role, definition.permission)) continue
      const actor = actors.get(role)
      if (!actor) throw new Error(`no ${role}`)
      const call = test.core.execute(definition, { actor, input: exampleInput(definition.input) })
      await expect(call, `${role} and ${definition.name}`).rejects.toThrowError(
        new DeskError('permission.denied', { permission: definition.permission }),
      )
    }
  })

  it.each([...commands.values()])('$name on a device limited to a role', async definition => {
    for (const role of roles) {
      for (const limit of roles) {
        if (roleMay(role, definition.permission) && roleMay(limit, definition.permission)) continue
        const actor = actors.get(role)
        if (!actor) throw new Error(`no ${role}`)
        const call = test.core.execute(definition, {
          actor: { ...actor, limit },
          input: exampleInput(definition.input),
        })
        await expect(call, `${role}, limited to ${limit}`).rejects.toThrowError(
          new DeskError('permission.denied', { permission: definition.permission }),
        )
      }
    }
  })

  it('a role that was taken away no longer counts, whatever the caller claims', async () => {
    const clerk = actors.get('clerk')
    const definition = commands.get('staff.change')
    if (!clerk || !definition) throw new Error('set-up')
    const input = { staffId: clerk.staffId, role: 'manager' }
    const call = test.core.execute(definition, { actor: { staffId: clerk.staffId, role: 'manager' }, input })
    await expect(call).rejects.toThrowError(
      new DeskError('permission.denied', { permission: 'staff.manage' }),
    )
  })

  it('somebody who left may do nothing', async () => {
    const gone = await test.addMember('specialist', 'gone')
    const change = commands.get('staff.change')
    const add = commands.get('estate.addNode')
    if (!change || !add) throw new Error('set-up')
    await test.core.execute(change, { actor: test.manager, input: { staffId: gone.staffId, active: false } })
    const call = test.core.execute(add, { actor: gone, input: exampleInput(add.input) })
    await expect(call).rejects.toThrowError(new DeskError('session.required'))
  })
})
