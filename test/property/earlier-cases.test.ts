import { array, assert, asyncProperty, constantFrom, record, subarray } from 'fast-check'
import { expect, it } from 'vitest'
import { closeCase, resolveCase } from '../../main/cases/commands.ts'
import { earlierCases } from '../../main/cases/earlier.ts'
import { caseSearch } from '../../main/cases/search.ts'
import { tellingWords } from '../../main/contract/propose.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { takeCase } from '../support/cases.ts'
import { estateBuilder } from '../support/estate.ts'
import { onDesk } from '../support/log-checks.ts'

const words = ['窗户', '漏雨', '空鼓', '电梯', '停电', '异响']
const categories = [[], ['leak'], ['leak', 'leak-window'], ['common', 'lift', 'lift-stopped']]
const profile = loadProfile('real-estate')

const matter = record({
  words: subarray(words, { maxLength: 3 }),
  category: constantFrom(...categories),
  building: constantFrom(0, 1, undefined),
  ending: constantFrom('open', 'closed', 'solved'),
})

it('finds the same earlier cases as looking through all of them', async () => {
  await assert(
    asyncProperty(array(matter, { maxLength: 14 }), matter, async (past, asked) => {
      await onDesk(async test => {
        const { manager: actor, core } = test
        const estate = estateBuilder(core, actor)
        const project = await estate.project('河畔')
        const buildings = [await estate.building('1栋', project), await estate.building('2栋', project)]
        const units = await Promise.all(buildings.map(id => estate.unit(id, '101', '101')))
        const cases: { id: string; text: string; past: (typeof past)[number] }[] = []
        for (const one of past) {
          const text = `说${one.words.join('和')}`
          const unitId = one.building === undefined ? null : (units[one.building] ?? null)
          const id = await takeCase(test, { text, unitId, category: one.category })
          if (one.ending === 'solved')
            await core.execute(resolveCase, { actor, input: { caseId: id, text: `修好${id}` } })
          if (one.ending !== 'open')
            await core.execute(closeCase, {
              actor,
              input: { caseId: id, cause: 'workmanship', withoutCallback: 'other' },
            })
          cases.push({ id, text, past: one })
        }
        const text = asked.words.join('，')
        const found = earlierCases(
          core.read,
          caseSearch(core.readConnection, core.read),
          profile,
          {
            text,
            category: asked.category,
            buildingId: asked.building === undefined ? undefined : buildings[asked.building],
            exceptId: undefined,
          },
          Number.POSITIVE_INFINITY,
        )

        const closed = cases.filter(one => one.past.ending !== 'open').toReversed()
        const near =
          asked.building === undefined ? [] : closed.filter(one => one.past.building === asked.building)
        const telling = tellingWords(profile, text).slice(0, 3)
        const groups: string[][] = []
        for (let count = telling.length; count > 0; count--)
          for (const where of [near, closed])
            groups.push(
              where
                .filter(one => telling.slice(0, count).every(word => one.text.includes(word)))
                .map(one => one.id),
            )
        const lowest = asked.category.at(-1)
        if (lowest !== undefined)
          for (const where of [near, closed])
            groups.push(where.filter(one => one.past.category.includes(lowest)).map(one => one.id))
        expect(found.map(row => row.id)).toEqual([...new Set(groups.flat())].slice(0, 5))
        for (const row of found) {
          const solved = cases.find(one => one.id === row.id)?.past.ending === 'solved'
          expect(row.solution).toBe(solved ? `修好${row.id}` : null)
        }
      })
    }),
    { numRuns: 8 },
  )
})
