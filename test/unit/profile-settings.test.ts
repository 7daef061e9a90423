import { describe, expect, it } from 'vitest'
import { caseKinds } from '../../main/contract/cases.ts'
import { differencesOf } from '../../main/contract/profile-differences.ts'
import { faultsOfSection, faultsOfYear } from '../../main/contract/profile-faults.ts'
import { CalendarYear, type ProfileCalendars } from '../../main/contract/profile-calendars.ts'
import type { Category } from '../../main/contract/profile.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { hoursText, readHours, unreadableHours } from '../../renderer/features/settings/profile/hours-text.ts'
import {
  addBehind,
  addBelow,
  mayStandBelow,
  moveBelow,
  removeNode,
  rowsOf,
  shiftNode,
} from '../../renderer/features/settings/profile/tree.ts'

const profile = loadProfile('real-estate')

describe('hours as people write them', () => {
  it.each([
    ['8:30-12:00 13:00-17:00', '08:30–12:00  13:00–17:00'],
    ['08:30–12:00，13:00—17:00', '08:30–12:00  13:00–17:00'],
    ['９：００～１７：００', '09:00–17:00'],
    ['9-17', '09:00–17:00'],
    ['9点到17点', '09:00–17:00'],
    ['8:30至12:00、13:00至24:00', '08:30–12:00  13:00–24:00'],
    ['', ''],
    ['  ', ''],
  ])('%s', (typed, shown) => {
    const hours = readHours(typed)
    expect(hours && hoursText(hours)).toBe(shown)
  })

  it.each(['morning', '8:30', '25:00-26:00', '8:75-9:00', '8:30-12:00 later', '-'])(
    '%s is not read',
    typed => {
      expect(readHours(typed)).toBeUndefined()
      const calendars: ProfileCalendars = {
        ...profile.calendars,
        calendars: profile.calendars.calendars.map(calendar => ({
          ...calendar,
          holiday: unreadableHours(typed),
        })),
      }
      expect(faultsOfSection(profile, 'calendars', calendars)).not.toEqual([])
      expect(hoursText(unreadableHours(typed))).toBe(typed)
    },
  )
})

describe('the tree of categories', () => {
  const node = (id: string, ...children: Category[]): Category => ({
    id,
    name: { zh: id, en: id },
    ...(children.length > 0 ? { children } : {}),
  })
  const roots = [node('a', node('b', node('c')), node('d')), node('e')]
  const shape = (nodes: readonly Category[]) => rowsOf(nodes).map(({ path }) => path.join('/'))
  const row = (id: string) => {
    const found = rowsOf(roots).find(each => each.node.id === id)
    if (!found) throw new Error(`no ${id}`)
    return found
  }

  it('shifts, adds, moves and takes out', () => {
    expect(shape(shiftNode(roots, 'd', -1))).toEqual(['a', 'a/d', 'a/b', 'a/b/c', 'e'])
    expect(shiftNode(roots, 'a', -1)).toBe(roots)
    expect(shape(addBehind(roots, 'b', node('x')))).toEqual(['a', 'a/b', 'a/b/c', 'a/x', 'a/d', 'e'])
    expect(shape(addBelow(roots, 'e', node('x')))).toEqual([...shape(roots), 'e/x'])
    expect(shape(moveBelow(roots, 'b', 'e'))).toEqual(['a', 'a/d', 'e', 'e/b', 'e/b/c'])
    expect(shape(moveBelow(roots, 'd', null))).toEqual(['a', 'a/b', 'a/b/c', 'e', 'd'])
    expect(removeNode(roots, 'c')[0]?.children?.[0]).not.toHaveProperty('children')
  })

  it('lets nothing stand below itself or deeper than three levels', () => {
    expect(mayStandBelow(row('a'), row('c'))).toBe(false)
    expect(mayStandBelow(row('a'), row('e'))).toBe(false)
    expect(mayStandBelow(row('b'), row('e'))).toBe(true)
    expect(mayStandBelow(row('d'), row('c'))).toBe(false)
  })

  it('says where a node stands in the section', () => {
    expect(row('c').place).toEqual([0, 'children', 0, 'children', 0])
  })
})

describe('faults of a section', () => {
  it('name the place by the names people know, in both languages', () => {
    const calendars: ProfileCalendars = {
      ...profile.calendars,
      calendars: profile.calendars.calendars.map((calendar, index) =>
        index === 0
          ? { ...calendar, week: { ...calendar.week, tue: [{ from: '13:00', to: '12:00' }] } }
          : calendar,
      ),
    }
    expect(faultsOfSection(profile, 'calendars', calendars)).toEqual([
      {
        path: ['calendars', 'calendars', 0, 'week', 'tue', 0],
        place: {
          zh: '工作日历 › 客服台 › 星期二 › 第 1 项',
          en: 'Calendars › Service desk › Tuesday › item 1',
        },
        why: {
          zh: '13:00–12:00 结束早于开始，或与前一段重叠',
          en: '13:00–12:00 ends before it begins or runs into the stretch before',
        },
      },
    ])
  })

  it('name the part that is wrong, not the whole besides', () => {
    const calendars = {
      ...profile.calendars,
      calendars: profile.calendars.calendars.map(each => ({ ...each, holiday: unreadableHours('morning') })),
    }
    const said = faultsOfSection(profile, 'calendars', calendars).map(
      ({ place, why }) => `${place.zh}：${why.zh}`,
    )
    expect(said.slice(0, 2)).toEqual([
      '工作日历 › 客服台 › 节假日工作时间 › 第 1 项 › 起：写法不对',
      '工作日历 › 客服台 › 节假日工作时间 › 第 1 项 › 止：写法不对',
    ])
  })

  it('have words in both languages for everything the schemas say of themselves', () => {
    const [rule, ...others] = profile.deadlines.rules
    if (!rule) throw new Error('no rules')
    const broken = [
      { ...rule, steps: [{ at: 75, to: 'clerk' }] },
      {
        ...rule,
        steps: [
          { at: 75, to: 'clerk' },
          { at: 100, to: 'hq' },
        ],
      },
      {
        ...rule,
        steps: [
          { at: 100, to: 'clerk' },
          { at: 75, to: 'clerk' },
        ],
      },
      { ...rule, clock: 'working-days', amount: 1.5, calendar: 'site' },
      { ...rule, clock: 'working-days', calendar: undefined },
      { ...rule, clock: 'wall-hours', pausedBy: ['owner'] },
      { ...rule, calendar: 'nowhere' },
      { ...rule, id: others[0]?.id },
      { ...rule, appliesTo: { category: ['nowhere'] } },
      { ...rule, goal: 'reply' },
      { ...rule, subject: 'sheet', goal: 'attend' },
      { ...rule, appliesTo: { recipient: 'design' } },
      { ...rule, subject: 'sheet', goal: 'reply', appliesTo: { kinds: ['repair'] } },
      { ...rule, subject: 'sheet', goal: 'reply', appliesTo: { recipient: 'nobody' } },
      { ...rule, clock: 'calendar-days', calendar: 'site', amount: 2000 },
      { ...rule, amount: -1 },
      { ...rule, amount: 5000 },
      { ...rule, name: { zh: '', en: 'x'.repeat(200) } },
    ]
    const hidden = [
      { ...rule, id: 'own-urgent', goal: 'attend', appliesTo: { emergency: true } },
      { ...rule, id: 'own-all', goal: 'attend', appliesTo: { kinds: caseKinds } },
    ]
    for (const rules of [hidden, ...broken.map(wrong => [wrong, ...others])]) {
      const faults = faultsOfSection(profile, 'deadlines', { rules })
      expect(faults.length).toBeGreaterThan(0)
      for (const { place, why } of faults) {
        expect(why.zh).toMatch(/\p{Script=Han}/u)
        // No text of a schema is left in the Chinese one but names and figures.
        expect(why.zh).not.toMatch(/\b(is|no|not|never|needs|step)\b/)
        expect(why.en).toMatch(/[a-z]{2}/)
        expect(why.en).not.toMatch(/\p{Script=Han}/u)
        expect(place.zh).toContain('时限规则')
      }
    }
  })

  it('of a yearly file name the day', () => {
    const year = {
      country: 'cn',
      year: 2030,
      published: true,
      source: '',
      holidays: [],
      makeUp: ['2030-05-01'],
    }
    const parsed = CalendarYear.safeParse(year)
    if (parsed.success) throw new Error('taken')
    const said = faultsOfYear(year, parsed.error).map(({ place, why }) => `${place.zh}：${why.zh}`)
    expect(said).toEqual([
      '节假日：2030 年已公布却没有节假日',
      '调休上班 › 第 1 项：2030-05-01 不是星期六或星期日',
    ])
  })
})

describe('differences between two states of a section', () => {
  it('are told apart', () => {
    const [leak, surfaces, ...rest] = profile.categories
    if (!leak || !surfaces) throw new Error('no categories')
    const name = { zh: '漏', en: 'Leak' }
    const added = { id: 'own', name: { zh: '新', en: 'New' } }
    const [roof, ...others] = leak.children ?? []
    const after = [surfaces, { ...leak, name, words: ['漏'], children: others }, ...rest.slice(1), added]
    expect(
      differencesOf('categories', profile.categories, after).map(({ what, name: { zh } }) => `${what} ${zh}`),
    ).toEqual(
      expect.arrayContaining([
        'renamed 漏',
        'changed 漏',
        'added 新',
        `removed ${roof?.name.zh}`,
        `removed ${rest[0]?.name.zh}`,
        'reordered 第一级',
      ]),
    )
  })

  it('are none between equal states, whatever the version of a rule', () => {
    const rules = profile.deadlines.rules.map(rule => ({ ...rule, version: rule.version + 7 }))
    expect(differencesOf('deadlines', profile.deadlines, { rules })).toEqual([])
    const levels = { ...profile.levels, collective: { ...profile.levels.collective, days: 9 } }
    expect(differencesOf('levels', profile.levels, levels)).toEqual([
      { what: 'changed', name: { zh: '等级规则', en: 'Level rules' } },
    ])
  })
})
