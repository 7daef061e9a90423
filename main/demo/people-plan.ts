import type { Occupancy, PersonDetails } from '../contract/people.ts'
import { moveOut, registerPerson } from '../people/commands.ts'
import { dayStamp } from '../site/time.ts'
import { type Gender, type Generation, givenName, phoneNumber, surname, written } from './names.ts'
import type { PlannedUnit } from './estate-plan.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep } from './step.ts'

/** Somebody who may turn up at the counter. */
export interface PlannedPerson {
  readonly id: string
  readonly name: string
  readonly phone: string
  /** Known to the desk from this moment on, UTC milliseconds. */
  readonly since: number
  readonly tier: string
}

/** A unit with those who may bring a case about it, the owner first. */
export interface Household {
  readonly unit: PlannedUnit
  readonly people: readonly PlannedPerson[]
  /** The day since which its owner owns it, `2026-07-12`. */
  readonly ownedFrom: string
}

export interface PeoplePlan {
  readonly steps: readonly DemoStep[]
  readonly households: readonly Household[]
}

interface PeopleOptions {
  readonly units: readonly PlannedUnit[]
  readonly at: number
  readonly now: number
  readonly staffId: string
  readonly timeZone: string
}

/**
 * Owners, co-owners, families who share phones, tenants who come and go, agents; some own two homes, a bay or a
 * shop. A tenth of the homes is unsold. Everything is entered from `at` on by `staffId`; tenants who left are moved
 * out when they left.
 */
export function planPeople(chance: Chance, options: PeopleOptions): PeoplePlan {
  const { units, staffId, timeZone, now } = options
  const steps: DemoStep[] = []
  const households: Household[] = []
  const bays = units.filter(unit => unit.kind === 'parking')
  const shops = units.filter(unit => unit.kind === 'shop')
  let at = options.at
  let nextBay = 0
  let nextShop = 0
  const stamp = (moment: number) => dayStamp(moment, timeZone)

  const register = (
    details: Partial<PersonDetails> & { name: string },
    occupancies: readonly Occupancy[],
    more: { when?: number; tier?: string; phone?: string } = {},
  ): PlannedPerson => {
    at += 400
    const when = more.when ?? at
    const personId = chance.id(when)
    const phone = more.phone ?? phoneNumber(chance)
    const phones = [{ number: written(chance, phone) }, ...(details.phones ?? [])]
    const input = { personId, details: { ...details, phones }, occupancies, tier: more.tier ?? 'ordinary' }
    steps.push({ at: when, staffId, name: registerPerson.name, input })
    return { id: personId, name: details.name, phone, since: when, tier: input.tier }
  }
  const somebody = (family: string, generation: Generation, gender: Gender) => ({
    name: family + givenName(chance, gender, generation),
    gender,
  })
  const gender = () => (chance.happens(0.5) ? 'male' : 'female') satisfies Gender
  const role = (unitId: string, kind: Occupancy['role'], from: string | null): Occupancy => ({
    unitId,
    role: kind,
    from,
    until: null,
  })

  const addTenants = (unit: PlannedUnit, people: PlannedPerson[]) => {
    const came = at + chance.between(20, 500) * day
    if (came > now) return
    const who = somebody(surname(chance), 'younger', gender())
    const tenant = register(who, [role(unit.id, 'tenant', stamp(came))], { when: came })
    const left = came + chance.between(120, 600) * day
    if (left > now) people.push(tenant)
    else {
      const input = { personId: tenant.id, unitId: unit.id, role: 'tenant', until: stamp(left) }
      steps.push({ at: left, staffId, name: moveOut.name, input })
    }
  }

  let second: PlannedUnit | undefined
  for (const unit of units) {
    if (unit.kind !== 'dwelling' || chance.happens(0.1)) continue
    if (!second && chance.happens(0.04)) {
      second = unit
      continue
    }
    const family = surname(chance)
    const signed = stamp(at - chance.between(0, 200) * day)
    const first = somebody(
      family,
      chance.weighted([
        ['older', 3],
        ['middle', 6],
        ['younger', 2],
      ]),
      gender(),
    )
    const owned = [role(unit.id, 'owner', signed)]
    if (second) owned.push(role(second.id, 'owner', signed))
    const bay = chance.happens(0.4) ? bays[nextBay++] : undefined
    if (bay) owned.push(role(bay.id, 'owner', signed))
    const shop = chance.happens(0.02) ? shops[nextShop++] : undefined
    if (shop) owned.push(role(shop.id, 'owner', signed))
    const owner = register({ ...first, ...more(chance) }, owned, {
      tier: chance.weighted([
        ['ordinary', 92],
        ['key', 5],
        ['dissatisfied', 3],
      ]),
    })
    const people = [owner]
    if (chance.happens(0.45)) {
      const other = somebody(surname(chance), 'middle', first.gender === 'male' ? 'female' : 'male')
      people.push(register(other, [role(unit.id, 'co-owner', signed)]))
    }
    if (chance.happens(0.3)) {
      // Old parents answer under the number of their son or daughter.
      const parent = {
        ...somebody(family, 'older', gender()),
        note: chance.pick(['听力不好，请大声慢讲', '腿脚不便，尽量上门', '白天都在家']),
      }
      people.push(register(parent, [role(unit.id, 'family', null)], { phone: owner.phone }))
    }
    if (chance.happens(0.14)) addTenants(unit, people)
    if (chance.happens(0.03)) {
      const agent = somebody(surname(chance), 'middle', gender())
      people.push(register({ ...agent, note: '持公证委托书' }, [role(unit.id, 'agent', null)]))
    }
    households.push({ unit, people, ownedFrom: signed })
    if (second) households.push({ unit: second, people: [owner], ownedFrom: signed })
    if (shop) households.push({ unit: shop, people: [owner], ownedFrom: signed })
    if (bay && chance.happens(0.3)) households.push({ unit: bay, people: [owner], ownedFrom: signed })
    second = undefined
  }
  return { steps, households }
}

/** Details that only some owners gave; numbers are of no region, so that they are nobody's. */
function more(chance: Chance): Partial<PersonDetails> {
  const birthday = `${chance.between(1955, 1996)}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`
  const extra: Partial<PersonDetails> = {}
  if (chance.happens(0.7)) extra.birthday = birthday
  if (chance.happens(0.7))
    extra.idDocument = `990000${birthday.replaceAll('-', '')}${chance.between(100, 999)}X`
  if (chance.happens(0.25))
    extra.phones = [
      { number: phoneNumber(chance), note: chance.pick(['爱人', '儿子，晚上打', '公司', '女儿']) },
    ]
  if (chance.happens(0.08))
    extra.note = chance.pick(['上班时间请发短信', '长期在外地，委托父母', '希望周末联系', '会讲粤语'])
  if (chance.happens(0.15)) extra.mailingAddress = `示例市云湖路${chance.between(1, 300)}号`
  return extra
}

const two = (value: number) => String(value).padStart(2, '0')
