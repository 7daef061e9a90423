import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noteCase } from '../../main/cases/commands.ts'
import type { DeskCore } from '../../main/desk/core.ts'
import { commitDryRun, undoWholeImport } from '../../main/imports/run.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { onImportDesk } from '../support/import-desk.ts'
import {
  caseOf,
  caseTables,
  rebuildDifferences,
  registerRows,
  searchNumbers,
  tryRegister,
  writeRegister,
} from '../support/registers.ts'

/** More than three parts of a register. */
const many = 2_500
let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})
const write = (count: number, name = 'register.csv') => writeRegister(join(folder, name), registerRows(count))

/** A turn that is over with its first part. */
const onePart = { millis: 0 }

/** The desk, with something done before its `nth` part of a register is recorded. */
function before(nth: number, work: () => unknown): DeskCore {
  let parts = 0
  return {
    ...test.core,
    async execute(command, call, options) {
      if (command.name !== 'imports.recordPart') return await test.core.execute(command, call, options)
      parts += 1
      if (parts === nth) await work()
      return await test.core.execute(command, { ...call, input: command.input.parse(onePart) }, options)
    },
  }
}
const counted = (core: DeskCore, table: string) =>
  core.read.get<{ n: number }>(`select count(*) as n from "${table}"`)?.n ?? 0
const leftovers = (core: DeskCore) => counted(core, 'projection_debt')

describe('a register is recorded in parts', () => {
  it('between which people take cases with numbers of their own and find what is there already', async () => {
    const dryRun = await tryRegister(test.core, await write(many))
    const found: number[] = []
    const busy = before(3, async () => {
      await takeCase(test, { text: '正在导入时来的' })
      found.push(counted(test.core, 'case'), (await searchNumbers(test, '正在导入时来的')).length)
    })
    await commitDryRun(busy, test.manager, uuidv7(), dryRun)
    const [recorded, met] = found
    expect(recorded).toBeGreaterThan(1)
    expect(recorded).toBeLessThan(many)
    expect(met).toBe(1)
    expect(counted(test.core, 'case')).toBe(many + 1)
    expect(leftovers(test.core)).toBe(0)
    const [last] = test.core.read.all<{ actor: string }>(
      `select actor from operation where type='case.received' order by position desc limit 1`,
    )
    expect(last).toEqual({ actor: test.manager.staffId })
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('is not lost where everything is made anew from the log between two parts', async () => {
    const dryRun = await tryRegister(test.core, await write(many))
    const busy = before(2, () => test.core.writer.run('rebuild', {}))
    await commitDryRun(busy, test.manager, uuidv7(), dryRun)
    expect(counted(test.core, 'case')).toBe(many)
    expect(await searchNumbers(test, '已经处理好')).not.toEqual([])
  })

  it('is not mixed with another one: that is refused until the first is at its end', async () => {
    const dryRun = await tryRegister(test.core, await write(many))
    const other = await tryRegister(test.core, await write(5, 'other.csv'))
    const commit = () => commitDryRun(test.core, test.manager, uuidv7(), other)
    const refused: unknown[] = []
    const busy = before(2, async () => {
      refused.push(await commit().catch((error: unknown) => error))
    })
    await commitDryRun(busy, test.manager, uuidv7(), dryRun)
    expect(refused).toMatchObject([{ code: 'import.underWay' }])
    expect(counted(test.core, 'case')).toBe(many)
    // Its rows are there by now.
    await expect(commit()).rejects.toMatchObject({ code: 'import.changedMeanwhile' })
    expect(leftovers(test.core)).toBe(0)
  })

  it('names the home that stands for one that was merged meanwhile', async () => {
    const build = estateBuilder(test.core, test.manager)
    const building = await build.building('2栋', await build.project('金色家园'))
    const entrance = await build.entrance('1单元', building)
    const rooms = new Map<string, string>()
    for (const room of ['201', '202']) rooms.set(room, await build.unit(entrance, `2-1-${room}`, room))
    const dryRun = await tryRegister(test.core, await write(many))
    const client = await test.signIn(test.manager)
    const [from, into] = [rooms.get('201'), rooms.get('202')]
    const busy = before(2, () =>
      client.command('estate.mergeUnit', { changeId: uuidv7(), unitId: from, into, reason: '录重了' }),
    )
    await commitDryRun(busy, test.manager, uuidv7(), dryRun)
    // One recorded before the merge and taken along by it, one recorded behind it.
    for (const number of ['旧00002', '旧01502']) expect(caseOf(test.core, number).unitId).toBe(into)
    expect(counted(test.core, 'case')).toBe(many)
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('is taken back only where nobody worked on one of its cases, before its end either', async () => {
    const dryRun = await tryRegister(test.core, await write(many))
    const busy = before(4, async () => {
      const { id } = caseOf(test.core, '旧00001')
      await test.core.execute(noteCase, { actor: test.manager, input: { caseId: id, text: '已联系业主' } })
    })
    await commitDryRun(busy, test.manager, uuidv7(), dryRun)
    const undo = () => undoWholeImport(test.core, test.manager, uuidv7(), dryRun.stagingId)
    const { number } = caseOf(test.core, '旧00001')
    await expect(undo()).rejects.toMatchObject({ code: 'import.undoBlocked', params: { what: number } })
  })
})

describe('a crash', () => {
  let own: TestDesk
  beforeEach(async () => {
    own = await openCopiedDesk({ clock: Date.UTC(2026, 6, 12, 10) })
  })
  afterEach(() => own.close())
  /** Imports until the desk is cut off where it begins one of these steps, and starts again. */
  async function cutOff(steps: readonly string[], after: number) {
    const dryRun = await tryRegister(own.core, await write(many))
    let seen = 0
    const core: DeskCore = {
      ...own.core,
      execute(command, call, options) {
        if (steps.includes(command.name)) seen += 1
        if (seen > after) return Promise.reject(new Error('cut'))
        const input = command.name === 'imports.recordPart' ? command.input.parse(onePart) : call.input
        return own.core.execute(command, { ...call, input }, options)
      },
    }
    await expect(commitDryRun(core, own.manager, uuidv7(), dryRun)).rejects.toThrow('cut')
  }

  it('behind the decision does not stop the rest: the next start records it', async () => {
    await cutOff(['imports.recordPart'], 1)
    const begun = counted(own.core, 'case')
    expect(begun).toBeGreaterThan(0)
    expect(begun).toBeLessThan(many)
    expect(counted(own.core, 'import')).toBe(0)
    const { staffId } = own.manager
    own = await own.reopen()
    expect(counted(own.core, 'case')).toBe(many)
    expect(own.core.read.all('select created, actor from import')).toEqual([
      { created: many, actor: staffId },
    ])
    expect(leftovers(own.core)).toBe(0)
    expect(await rebuildDifferences(own)).toBe(0)
  })

  it('before it leaves nothing', async () => {
    await cutOff(['cases.import', 'imports.dropParts'], 0)
    expect(leftovers(own.core)).toBeGreaterThan(0)
    own = await own.reopen()
    expect(leftovers(own.core)).toBe(0)
    expect(caseTables(own.core)).toEqual({ case: [], case_file: [], imported_case: [] })
  })
})
