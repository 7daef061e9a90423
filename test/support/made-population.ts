import type { Profile } from '../../main/people/duplicate-rules.ts'

const surnames = [...'王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧']
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国志文斌宇欣怡梓涵子轩浩然晨曦嘉琪雪梅德福贵荣',
]
/** Characters that are read alike, or nearly. */
const alike: Readonly<Record<string, string>> = {
  伟: '玮',
  丽: '莉',
  静: '婧',
  洋: '阳',
  明: '铭',
  晨: '辰',
  轩: '萱',
  怡: '仪',
}

/** A population with families, agencies, namesakes, and records of one person that were entered twice. */
export function madePopulation(count: number, seedOf: number): { people: Profile[]; truth: Set<string> } {
  let seed = seedOf
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const chance = (of: number) => random() < of
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('')
  const newPhone = () => `13${digits(9)}`
  const newName = (surname: string) => surname + pick(given) + (chance(0.7) ? pick(given) : '')
  const newBirthday = () =>
    `${1940 + Math.floor(random() * 65)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`

  const people: Profile[] = []
  const truth = new Set<string>()
  const add = (one: Omit<Profile, 'id' | 'gender' | 'agent'> & { agent?: boolean }): Profile => {
    const made = { gender: null, agent: false, ...one, id: `p${String(people.length).padStart(8, '0')}` }
    people.push(made)
    return made
  }
  const agencies = Array.from({ length: 20 }, newPhone)
  let units = 0
  while (people.length < count) {
    units += 1
    const unit = `u${units}`
    const surname = pick(surnames)
    const shared = newPhone()
    const size = 1 + Math.floor(random() * 3)
    for (let member = 0; member < size; member += 1) {
      const birthday = newBirthday()
      const own = add({
        names: [newName(chance(0.6) ? surname : pick(surnames))],
        phones: [...(chance(0.7) ? [shared] : []), ...(chance(0.5) ? [newPhone()] : [])],
        document: chance(0.5) ? `610113${birthday.replaceAll('-', '')}${digits(4)}` : null,
        birthday: chance(0.5) ? birthday : null,
        units: [unit],
      })
      if (own.phones.length === 0 && chance(0.3)) Object.assign(own, { phones: [pick(agencies)] })
      if (chance(0.06)) twice(own)
    }
  }
  return { people, truth }

  /** The same person a second time, as clerks and sales departments enter them. */
  function twice(own: Profile): void {
    const [name = ''] = own.names
    const last = Array.from(name).at(-1) ?? ''
    const way = random()
    const other = {
      names: [way < 0.2 && alike[last] ? name.slice(0, -1) + alike[last] : name],
      phones: way < 0.7 && own.phones.length > 0 ? own.phones.slice(0, 1) : [newPhone()],
      document: chance(0.4) ? own.document : null,
      birthday: chance(0.3) ? own.birthday : null,
      units: chance(0.5) ? own.units : [`u${(units += 1)}`],
    }
    const enough =
      other.document !== null ||
      other.phones.some(phone => own.phones.includes(phone)) ||
      other.units === own.units
    if (enough) truth.add(`${own.id}/${add(other).id}`)
  }
}
