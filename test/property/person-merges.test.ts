import * as fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it, vi } from 'vitest'
import { occupancyRoles, tiers } from '../../main/contract/people.ts'
import { commands } from '../../main/desk/domains.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { chain, rebuildCheck } from '../support/log-checks.ts'

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 })

const noon = Date.UTC(2026, 6, 14, 4)

/** One thing people do meanwhile; numbers choose among the survivor and others. */
const step = fc.record({
  what: fc.constantFrom(
    'note',
    'phones',
    'clear',
    'tier',
    'case',
    'moveIn',
    'moveOut',
    'verify',
    'mergeOther',
    'class',
    'computeClass',
  ),
  n: fc.nat(9),
  word: fc.stringMatching(/^[a-z]{6}$/),
})
const record = fc.record({
  name: fc.constantFrom('王芳', '王方', '李建国'),
  phones: fc.uniqueArray(fc.constantFrom('13900000001', '13900000002', '13900000003', '02988880000'), {
    maxLength: 3,
  }),
  idDocument: fc.option(fc.constantFrom('610113196803057823', '610113199002022222'), { nil: undefined }),
  note: fc.option(fc.constantFrom('晚上联系', '儿子代办'), { nil: undefined }),
  mailingAddress: fc.option(fc.constantFrom('西安市甲路1号', '咸阳市乙路2号'), { nil: undefined }),
  addressVerifiedOn: fc.option(fc.constant('2026-01-05'), { nil: undefined }),
  care: fc.option(fc.constantFrom(['elderly'], ['children', 'mobility']), { nil: undefined }),
  tier: fc.constantFrom(...tiers),
  roles: fc.uniqueArray(
    fc.record({
      unit: fc.nat(2),
      role: fc.constantFrom(...occupancyRoles),
      from: fc.constantFrom(null, '2020-01-01', '2022-05-06'),
    }),
    { maxLength: 3, selector: one => `${one.unit}${one.role}` },
  ),
  cases: fc.nat(2),
  /** By hand; null for none of the classes. */
  handClass: fc.option(fc.constantFrom('own-several', 'own-single', null), { nil: undefined }),
})

type Made<A> = A extends fc.Arbitrary<infer T> ? T : never

const classes = [
  {
    id: 'own-several',
    name: { zh: '多套业主', en: 'Several homes' },
    condition: { by: 'homes', atLeast: 2 },
  },
  { id: 'own-single', name: { zh: '业主', en: 'Owner' }, condition: { by: 'homes', atLeast: 1 } },
]
const ids = { survivor: uuidv7(), merged: uuidv7(), other: uuidv7(), another: uuidv7() }

interface World {
  readonly test: TestDesk
  readonly units: readonly string[]
  run(name: string, input: unknown): Promise<void>
}

/** What is told apart: who is who, where, and whose the cases are. Ids of cases and units are named by their order. */
function stateOf({ test, units }: World): unknown {
  const { read } = test.core
  const place = (id: string) =>
    id.replace(/[0-9a-f-]{36}(?=\/[a-z-]+$)/, unit => `unit ${units.indexOf(unit)}`)
  return {
    people: read.all('select * from person order by id'),
    phones: read.all('select * from person_phone order by id'),
    roles: read
      .all<{ id: string }>('select id, from_day, until_day, share from occupancy order by id')
      .map(row => ({ ...row, id: place(row.id) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    cases: read.all('select text, person_id from "case" order by text'),
    classes: read.all('select id, class, reason, set_at from person_class order by id'),
    merges: read.all('select id from person_merge where undone_at is null order by id'),
  }
}

/** What was given to the survivor by hand: null for none of the classes, undefined where the rules say. */
const handClassOf = ({ test }: World) =>
  test.core.read.get<{ class: string | null }>('select class from person_class where id=?', [ids.survivor])
    ?.class

async function openWorld(): Promise<World> {
  const test = await openCopiedDesk({ clock: noon })
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('园'))
  const units: string[] = []
  for (const room of ['101', '102', '103', '104', '105'])
    units.push(await estate.unit(building, `3-${room}`, room))
  const world: World = {
    test,
    units,
    async run(name, input) {
      const command = commands.get(name)
      if (!command) throw new Error(`no command ${name}`)
      await test.core.execute(command, { actor: test.manager, input })
    },
  }
  await world.run('profile.change', { section: 'classes', base: 0, content: classes })
  return world
}

async function register(world: World, personId: string, one: Made<typeof record>, label: string) {
  const { name, phones, tier, roles, cases, handClass, ...more } = one
  const details = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined))
  await world.run('person.register', {
    personId,
    details: { name, phones: phones.map(number => ({ number })), ...details },
    occupancies: roles.map(({ unit, role, from }) => ({
      unitId: world.units[unit],
      role,
      from,
      until: null,
    })),
    tier,
  })
  if (handClass !== undefined)
    await world.run('person.setClass', { personId, class: handClass, reason: `${label} 手工` })
  for (let index = 0; index < cases; index += 1) await takeCase(world, personId, `${label} ${index}`)
}

const takeCase = (world: World, personId: string, text: string) =>
  world.run('case.receive', {
    caseId: uuidv7(),
    channel: 'counter',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: null,
    personId,
    room: null,
    text,
    callerName: '来访者',
  })

/** The same steps in both worlds. They use words, phones and units of their own. */
async function take(world: World, steps: readonly Made<typeof step>[], own: Made<typeof record>) {
  for (const [index, { what, n, word }] of steps.entries()) {
    const personId = n % 2 === 0 ? ids.survivor : ids.other
    if (what === 'note') await world.run('person.change', { personId, details: { note: word } })
    else if (what === 'phones')
      await world.run('person.change', {
        personId,
        details: { phones: [{ number: `1370000${index}00${n}` }] },
      })
    else if (what === 'clear')
      await world.run('person.change', { personId, details: {}, clear: ['note', 'care'] })
    else if (what === 'tier')
      await world.run('person.change', { personId: ids.other, details: {}, tier: 'key' })
    else if (what === 'case') await takeCase(world, personId, `meanwhile ${index} ${word}`)
    else if (what === 'moveIn')
      await accepted(
        world.run('person.moveIn', {
          personId,
          occupancy: { unitId: world.units[3 + (n % 2)], role: 'tenant' },
        }),
      )
    else if (what === 'moveOut') {
      const stay = own.roles[n % 3]
      if (stay)
        await accepted(
          world.run('person.moveOut', {
            personId: ids.survivor,
            unitId: world.units[stay.unit],
            role: stay.role,
            until: '2026-06-30',
          }),
        )
    } else if (what === 'verify')
      await accepted(world.run('person.verifyDetail', { personId: ids.other, what: 'mailingAddress' }))
    else if (what === 'class')
      await world.run('person.setClass', { personId, class: n < 5 ? null : 'own-single', reason: word })
    else if (what === 'computeClass') await world.run('person.computeClass', { personId })
    else {
      await world.run('person.merge', { survivorId: ids.survivor, mergedId: ids.another })
      await world.run('person.unmerge', { mergedId: ids.another })
    }
  }
}

/** Refusals are the same in both worlds. */
async function accepted(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['person.alreadyAtUnit', 'person.notAtUnit', 'person.noSuchDetail'].includes(code)) throw error
  }
}

const nobody: Made<typeof record> = {
  name: '李建国',
  phones: [],
  idDocument: undefined,
  note: undefined,
  mailingAddress: undefined,
  addressVerifiedOn: undefined,
  care: undefined,
  tier: 'ordinary',
  roles: [],
  cases: 0,
  handClass: undefined,
}
const judged: Made<typeof record> = { ...nobody, handClass: 'own-several' }
/** The same address on both records, verified on one alone: the merge brings the day without the value. */
const unverified: Made<typeof record> = { ...nobody, mailingAddress: '西安市甲路1号' }
const verified: Made<typeof record> = { ...unverified, addressVerifiedOn: '2026-01-05' }

describe('merging two records and parting them again', () => {
  it('leaves everything as if they had never been merged, whatever was done meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(record, record, record, record),
        fc.array(step, { maxLength: 6 }),
        fc.subarray(['name', 'phones', 'idDocument', 'mailingAddress'] as const),
        async ([one, two, three, four], steps, choices) => {
          const worlds = [await openWorld(), await openWorld()] as const
          try {
            for (const world of worlds) {
              await register(world, ids.survivor, one, 'a')
              await register(world, ids.merged, two, 'b')
              await register(world, ids.other, three, 'c')
              await register(world, ids.another, four, 'd')
            }
            const [merging, plain] = worlds
            await merging.run('person.merge', {
              survivorId: ids.survivor,
              mergedId: ids.merged,
              take: choices,
            })
            const { read } = merging.test.core
            expect(read.all('select 1 from "case" where person_id=?', [ids.merged])).toEqual([])
            expect(read.all('select 1 from occupancy where person_id=?', [ids.merged])).toEqual([])
            expect(handClassOf(merging)).toEqual(one.handClass === undefined ? two.handClass : one.handClass)
            await take(merging, steps, one)
            await merging.run('person.unmerge', { mergedId: ids.merged })
            await take(plain, steps, one)
            expect(stateOf(merging)).toEqual(stateOf(plain))
            expect((await rebuildCheck(merging.test)).differences).toEqual([])
            expect(chain(merging.test).problems).toEqual([])
          } finally {
            for (const { test } of worlds) await test.close()
          }
        },
      ),
      {
        numRuns: 10,
        endOnFailure: true,
        examples: [
          [[unverified, verified, nobody, nobody], [], ['mailingAddress']],
          [[nobody, judged, nobody, judged], [], []],
        ],
      },
    )
  }, 180_000)
})
