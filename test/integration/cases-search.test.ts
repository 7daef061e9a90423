import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as commands from '../../main/cases/commands.ts'
import { caseSearch } from '../../main/cases/search.ts'
import { CaseSearchInput } from '../../main/contract/case-views.ts'
import { changeUnit } from '../../main/estate/commands.ts'
import { changePerson, erasePerson } from '../../main/people/commands.ts'
import { takeCase } from '../support/cases.ts'
import { replySheet } from '../../main/sheets/course.ts'
import { writeTestSheet } from '../support/sheets.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
let actor: TestActor
let building: string
let unitId: string
let personId: string

beforeEach(async () => {
  test = await openCopiedDesk()
  actor = test.manager
  const estate = estateBuilder(test.core, actor)
  building = await estate.building('3栋', await estate.project('河畔花园'))
  unitId = await estate.unit(building, '3-1201', '1201')
  personId = await estate.person('欧阳伟', ['13800138000'], [unitId])
})
afterEach(() => test.close())

function find(text: string, filter: object = {}): string[] {
  const input = CaseSearchInput.parse({ text, filter })
  return caseSearch(test.core.readConnection, test.core.read)
    .find(input)
    .rows.map(row => row.id)
}

describe('searching cases', () => {
  it('finds a case by everything anybody wrote about it, one character or two included', async () => {
    const caseId = await takeCase(test, {
      unitId,
      personId,
      text: '主卧飘窗渗水，墙皮起鼓',
      callerName: '王小明',
      callerPhone: '139-1234-5678',
      place: '主卧东墙',
      wish: '雨季前修好',
    })
    await test.core.execute(commands.noteCase, { actor, input: { caseId, text: '已约周六上门勘查' } })
    await takeCase(test, { text: '电梯异响' })
    for (const words of [
      '渗',
      '飘窗',
      '墙皮起鼓',
      '王小明',
      '5678',
      '13912345678',
      '139-1234',
      '东墙',
      '雨季前',
      '勘查',
      '欧阳',
      '3-1201',
      '3-1201 飘窗',
      '欧阳 周六',
    ])
      expect(find(words), words).toEqual([caseId])
    expect(find('KF-TEST')).toHaveLength(2)
    expect(find('渗墙')).toEqual([])
    expect(find('飘窗 电梯')).toEqual([])
  })

  it('shows the newest first, and narrows by state, building and the rest', async () => {
    const first = await takeCase(test, { unitId, text: '漏水一' })
    const second = await takeCase(test, { text: '漏水二', kind: 'complaint' })
    const third = await takeCase(test, { unitId, text: '漏水三', emergency: true })
    expect(find('漏水')).toEqual([third, second, first])
    expect(find('漏水', { buildingId: building })).toEqual([third, first])
    await test.core.execute(commands.closeCase, {
      actor,
      input: { caseId: first, cause: 'workmanship', withoutCallback: 'other' },
    })
    expect(find('漏水', { buildingId: building, states: ['received', 'handling', 'resolved'] })).toEqual([
      third,
    ])
    expect(find('漏水', { states: ['closed'] })).toEqual([first])
    expect(find('漏水', { kinds: ['complaint'] })).toEqual([second])
    expect(find('漏水', { emergency: true })).toEqual([third])
    expect(find('漏水', { assignee: 'none' })).toEqual([])
    expect(find('', { unitId })).toEqual([third, first])
    expect(find('漏水', { states: [] })).toEqual([])
  })

  it('follows a person and a unit to their new names', async () => {
    const caseId = await takeCase(test, { unitId, personId, text: '门锁' })
    await test.core.execute(changePerson, { actor, input: { personId, details: { name: '司马亮' } } })
    expect(find('司马')).toEqual([caseId])
    expect(find('欧阳')).toEqual([])
    await test.core.execute(changeUnit, { actor, input: { unitId, changes: { number: '3-1208' } } })
    expect(find('3-1208')).toEqual([caseId])
    expect(find('1201')).toEqual([])
  })

  it('follows corrections, and still finds the first words, which the timeline shows', async () => {
    const caseId = await takeCase(test, { text: '厨房漏水' })
    await test.core.execute(commands.correctCase, { actor, input: { caseId, changes: { text: '阳台积水' } } })
    expect(find('阳台')).toEqual([caseId])
    expect(find('厨房')).toEqual([caseId])
  })

  it('no longer finds what was erased', async () => {
    const caseId = await takeCase(test, { unitId, personId, text: '独特字眼渗漏', callerName: '欧阳伟' })
    const number = test.core.read.get<{ number: string }>('select number from "case" where id=?', [caseId])
    await test.core.execute(erasePerson, { actor, input: { personId, reason: 'asked', withCases: true } })
    for (const words of ['独特', '字眼渗漏', '欧阳', '伟']) expect(find(words), words).toEqual([])
    expect(find(number?.number ?? '')).toEqual([caseId])
  })

  it('finds what is written on its contact sheets, their replies and their numbers, until that is erased', async () => {
    const caseId = await takeCase(test, { unitId, personId, text: '厨房漏水' })
    await takeCase(test, { text: '阳台漏水' })
    const { sheetId, number } = await writeTestSheet(test, { caseId, text: '请查看楼上住户的闭水情况' })
    await test.core.execute(replySheet, { actor, input: { sheetId, text: '防水层破损，已联系厂家' } })
    const sheetWords = ['闭水', '楼上住户的', '防水层破损', '厂', number ?? '']
    for (const words of sheetWords) expect(find(words), words).toEqual([caseId])
    await test.core.writer.run('rebuild', {})
    for (const words of sheetWords) expect(find(words), words).toEqual([caseId])
    await test.core.execute(erasePerson, { actor, input: { personId, reason: 'asked', withCases: true } })
    for (const words of ['闭水', '防水层破损']) expect(find(words), words).toEqual([])
    expect(find(number ?? '')).toEqual([caseId])
  })

  it('is the same after everything was made anew from the log', async () => {
    const ids: string[] = []
    for (const text of ['漏水甲', '漏水乙', '漏水丙']) ids.unshift(await takeCase(test, { text }))
    await test.core.writer.run('rebuild', {})
    expect(find('漏水')).toEqual(ids)
    expect(find('乙')).toEqual(ids.slice(1, 2))
  })

  it('is tidied in idle time without losing anything', async () => {
    for (let index = 0; index < 20; index++) await takeCase(test, { text: `渗水第${index}件` })
    let steps = 0
    while ((await test.core.writer.run('optimiseSearch', { steps: 4 })).more && steps < 1_000) steps += 1
    expect(find('渗水')).toHaveLength(20)
    expect(find('第17件')).toHaveLength(1)
  })

  it('takes everything people type as words, never as a language', async () => {
    const caseId = await takeCase(test, { text: '他说 "AND" (or) NEAR* ^x {y} 100% _下划线_ \\斜线' })
    for (const words of ['"AND"', '(or)', 'NEAR*', '^x', '{y}', '100%', '_下划线_', '\\斜线', '"'])
      expect(find(words), words).toEqual([caseId])
    for (const words of ["' or 1=1 --", 'x AND y', '%', '*', 'a*'])
      expect(() => find(words), words).not.toThrow()
  })
})
