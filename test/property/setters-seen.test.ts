import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sameValue } from '../../main/contract/meanwhile.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { type SettingSite, settings, settingSite } from '../support/setters.ts'
import '../support/seed.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let site: SettingSite

beforeAll(async () => {
  test = await openTestDesk({ clock: noon })
  site = await settingSite(test, noon)
})
afterAll(() => test.close())

/** One of the two looks, or chooses over what they saw last. */
const step = fc.record({
  who: fc.integer({ min: 0, max: 1 }),
  looks: fc.boolean(),
  choice: fc.integer({ min: 0, max: 3 }),
})
type Fields = Readonly<Record<string, unknown>>

/** How it stands once somebody chose over what they saw; undefined where that must be refused. */
function afterwards(seen: Fields, mine: Fields, now: Fields, merges: boolean): Fields | undefined {
  const others = Object.keys(mine).filter(field => !sameValue(seen[field], now[field]))
  const clash = others.filter(
    field => !sameValue(mine[field], now[field]) && !(merges && sameValue(mine[field], seen[field])),
  )
  if (clash.length > 0) return undefined
  return { ...now, ...mine, ...Object.fromEntries(others.map(field => [field, now[field]])) }
}

const recorded = () =>
  test.core.read.get<{ last: number }>('select max(position) as last from operation')?.last ?? 0

describe('what two people set at one stroke', () => {
  it.each(Object.entries(settings))(
    '%s: nobody takes back unseen what the other chose',
    async (name, begin) => {
      const { thing, start, choices, fresh, same, merges = false } = await begin(site)
      let stands = start
      const actors = [site.actor, site.others[2] ?? site.actor]
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async steps => {
          const seen = [stands, stands]
          for (const { who, looks, choice } of steps) {
            if (looks) {
              seen[who] = stands
              continue
            }
            const chosen = choices[choice % choices.length]
            if (!chosen) continue
            const before = recorded()
            const outcome = await site
              .run(name, { ...thing, ...chosen.input, ...fresh?.(), base: seen[who] }, actors[who])
              .then(
                () => 'done',
                (error: { code?: string }) => error.code,
              )
            const holds = Object.keys(chosen.says).every(field =>
              sameValue(chosen.says[field], stands[field]),
            )
            const after = afterwards(seen[who] ?? {}, chosen.says, stands, merges)
            if (holds) expect(['done', same]).toContain(outcome)
            else if (after) expect(outcome).toBe('done')
            else {
              expect(outcome).toBe('edit.changedMeanwhile')
              expect(recorded()).toBe(before)
            }
            if (outcome !== 'done' || !after) continue
            stands = after
            seen[who] = stands
          }
        }),
        { numRuns: 8 },
      )
    },
  )
})
