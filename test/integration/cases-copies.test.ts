import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteCase } from '../../main/cases/commands.ts'
import { lastCopiedTo } from '../../main/cases/copies.ts'
import { erasePerson } from '../../main/people/commands.ts'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
beforeEach(async () => {
  test = await openTestDesk({ clock: Date.UTC(2026, 6, 12, 4) })
})
afterEach(() => test.close())

const copy = (caseId: string, recipient?: string) =>
  test.core.execute(noteCase, {
    actor: test.manager,
    input: { caseId, kind: 'copy', text: '维修进展', ...(recipient === undefined ? {} : { recipient }) },
  })

describe('a copy to the salesperson', () => {
  it('goes to somebody', async () => {
    const caseId = await takeCase(test)
    await expect(copy(caseId)).rejects.toMatchObject({ code: 'case.copyToNobody' })
  })

  it('is remembered for the next matter of the home and of its owner, until it is erased', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('河畔花园'))
    const unitId = await estate.unit(building, '3-1201', '1201')
    const personId = await estate.person('欧阳伟', ['13800138000'], [unitId])
    const first = await takeCase(test, { unitId, personId })
    const next = await takeCase(test, { unitId })
    const elsewhere = await takeCase(test)
    expect(lastCopiedTo(test.core.read, next)).toBeNull()
    await copy(first, '销售李明')
    expect(lastCopiedTo(test.core.read, next)).toBe('销售李明')
    await copy(next, '销售王芳')
    expect(lastCopiedTo(test.core.read, next)).toBe('销售王芳')
    expect(lastCopiedTo(test.core.read, first)).toBe('销售李明')
    expect(lastCopiedTo(test.core.read, elsewhere)).toBeNull()
    const erase = { personId, reason: 'asked' as const, withCases: true }
    await test.core.execute(erasePerson, { actor: test.manager, input: erase })
    expect(lastCopiedTo(test.core.read, first)).not.toBe('销售李明')
  })
})
