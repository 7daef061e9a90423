import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DuplicateList } from '../../main/people/duplicate-list.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
let client: TestClient
let unit: string
let people: Record<'father' | 'again' | 'wife' | 'namesake', string>

beforeAll(async () => {
  test = await openTestDesk()
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('阳光花园'))
  unit = await estate.unit(building, '3-1201', '1201')
  const other = await estate.unit(building, '3-1202', '1202')
  people = {
    father: await estate.person('张建国', ['13911110001'], [unit]),
    again: await estate.person('张建國', ['139 1111 0001'], [other]),
    wife: await estate.person('王芳', ['13911110001'], [unit]),
    namesake: await estate.person('张建国', ['13911110009'], []),
  }
})
afterAll(() => test.close())

const list = async () => (await client.query('people.duplicates', { limit: 20 })) as DuplicateList
const pairs = async () => (await list()).pairs.map(pair => [pair.personId, pair.otherId].sort())
const lookAtEverybody = async () => {
  const { jobId } = (await client.mutate('people.findDuplicates', {})) as { jobId: string }
  for (;;) {
    const view = (await client.query('jobs.status', { jobId })) as { state: string; result: unknown }
    if (view.state !== 'running') return view
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

it('proposes who may be one person with the evidence, and neither family nor namesakes', async () => {
  expect(await list()).toEqual({ pairs: [], left: 0, fullAt: null })
  expect(await client.command('people.scanDuplicates', {})).toEqual({ everybody: true, looked: 0 })
  expect(await lookAtEverybody()).toMatchObject({ state: 'done', result: { people: 4, pairs: 1 } })
  const found = await list()
  expect(found).toMatchObject({ left: 1, pairs: [{ evidence: ['similar-name', 'same-phone'] }] })
  expect(await pairs()).toEqual([[people.father, people.again].sort()])
  // Nothing is shown in full here.
  expect(JSON.stringify(found)).not.toContain('13911110001')
})

it('looks only at whoever was entered or changed since, also along the ID document', async () => {
  const twin = uuidv7()
  const document = { idDocument: '610113196803057823' }
  await client.command('people.change', { personId: people.namesake, details: document })
  await client.command('people.register', {
    personId: twin,
    details: { name: '另一个名字', ...document },
    occupancies: [],
  })
  expect(await client.command('people.scanDuplicates', {})).toEqual({ everybody: false, looked: 2 })
  expect((await list()).pairs.map(pair => pair.score)).toEqual([100, expect.any(Number)])
  expect(await client.query('people.duplicatesOf', { personId: twin })).toMatchObject([
    { score: 100, other: { personId: people.namesake } },
  ])
  await client.command('people.merge', { survivorId: people.namesake, mergedId: twin })
  expect(await pairs()).toEqual([[people.father, people.again].sort()])
  expect(await client.command('people.scanDuplicates', {})).toMatchObject({ everybody: false })
})

it('never proposes a pair again that was judged to be two people, until that is taken back', async () => {
  const pair = { personId: people.father, otherId: people.again }
  await client.command('people.judgeDistinct', pair)
  expect(await pairs()).toEqual([])
  await lookAtEverybody()
  expect(await pairs()).toEqual([])
  expect(await client.query('people.duplicatesOf', { personId: people.again })).toEqual([])
  await client.command('people.takeBackDistinct', pair)
  expect(await pairs()).toEqual([[people.father, people.again].sort()])
})
