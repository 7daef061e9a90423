import { contractSigned } from '../../../main/contracts/operations.ts'
import type { Chance } from '../../../main/demo/random.ts'
import { documentFiled } from '../../../main/documents/operations.ts'
import { loanReturned, loanStarted, thingAdded } from '../../../main/lending/operations.ts'
import { letterReceived } from '../../../main/letters/operations.ts'
import type { CommandContext } from '../../../main/log/command.ts'
import { personMovedIn, personRegistered } from '../../../main/people/operations.ts'
import { personName, phone } from '../search-texts.ts'
import type { Home } from './estate.ts'

const types = [
  'purchase-contract',
  'id-copies',
  'payment-receipt',
  'measured-area',
  'unit-acceptance',
  'two-books',
  'move-in-notice',
  'move-in-form',
  'handover-sign-off',
  'key-receipt',
  'meter-readings',
  'defect-forms',
] as const
const titles = [
  '装修申请',
  '装修押金收据',
  '车位租赁协议',
  '往来信函',
  '现场照片',
  '证明',
  '补充协议',
] as const
const kinds = ['key', 'paper', 'sample', 'tool', 'equipment'] as const
const hex = (chance: Chance) => chance.between(0, 0xff_ff_ff_ff).toString(16).padStart(8, '0')
const hashOf = (chance: Chance) => Array.from({ length: 8 }, () => hex(chance)).join('')
const day = (year: number, index: number) =>
  `${year}-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`

/** Further people of homes: partners under one phone, tenants, children, and now and then the same owner twice. */
export function emitFurtherPeople(
  context: CommandContext,
  chance: Chance,
  homes: readonly Home[],
  count: number,
): void {
  const random = () => chance.next()
  for (let index = 0; index < count; index++) {
    const home = homes[index % homes.length] ?? chance.pick(homes)
    const again = chance.happens(0.02)
    const role = again
      ? 'owner'
      : chance.weighted([
          ['co-owner', 4],
          ['family', 4],
          ['tenant', 2],
        ] as const)
    const number = again || chance.happens(0.3) ? home.phone : phone(random)
    context.emit(personRegistered, chance.id(context.now), {
      facts: {
        tier: chance.weighted([
          ['ordinary', 95],
          ['key', 3],
          ['dissatisfied', 2],
        ] as const),
        occupancies: [{ unitId: home.unitId, role, from: '2021-03-01', until: null }],
      },
      personal: {
        name: again ? home.name : personName(random),
        phones: [{ number }],
        birthday: day(chance.between(1950, 2005), chance.between(0, 400)),
      },
    })
  }
}

/** The fullest file there is: dozens who live or lived there, and an owner who holds very many homes. */
export function emitFullestHome(context: CommandContext, chance: Chance, homes: readonly Home[]): Home {
  const [home, ...others] = homes
  if (!home) throw new Error('no homes')
  const random = () => chance.next()
  for (let index = 0; index < 40; index++) {
    const until = index < 30 ? day(2022, index) : null
    context.emit(personRegistered, chance.id(context.now), {
      facts: {
        tier: 'ordinary',
        occupancies: [{ unitId: home.unitId, role: 'tenant', from: '2020-01-01', until }],
      },
      personal: { name: personName(random), phones: [{ number: phone(random) }, { number: phone(random) }] },
    })
  }
  const holder = chance.id(context.now)
  context.emit(personRegistered, holder, {
    facts: { tier: 'key', occupancies: [] },
    personal: { name: '测速置业有限公司', phones: [{ number: phone(random) }] },
  })
  for (const { unitId } of [home, ...others.slice(0, 2_000)])
    context.emit(personMovedIn, holder, {
      facts: { unitId, role: 'co-owner', from: '2019-01-01', until: null },
      personal: {},
    })
  return home
}

/** One contract for each home. */
export function emitContracts(context: CommandContext, chance: Chance, homes: readonly Home[]): void {
  for (const [index, home] of homes.entries()) {
    const price = chance.between(80, 400) * 1_000_000
    context.emit(contractSigned, chance.id(context.now), {
      facts: {
        unitId: home.unitId,
        buildingId: home.buildingId,
        buyers: [home.personId],
        fromFile: true,
        number: `XS-${home.unitId.slice(-12)}`,
        signedOn: day(chance.between(2018, 2022), index),
        price,
        due: price,
        paid: chance.happens(0.1) ? Math.floor(price / 2) : price,
        paymentMethod: '按揭',
        promisedOn: day(2023, index),
        penaltyRate: 100,
        penaltyCap: null,
      },
      personal: chance.happens(0.05) ? { requests: '希望安排高层' } : {},
    })
  }
}

/** Documents in the file of one home, from one place of its list to another: the checklist first, then others. */
export function emitDocuments(
  context: CommandContext,
  chance: Chance,
  home: Home,
  {
    first = 0,
    until = 0,
    files = 1,
  }: { readonly first?: number | undefined; readonly until?: number | undefined; readonly files?: number },
): void {
  for (let index = first; index < until; index++) {
    const type = index < types.length ? (types[index] ?? 'other') : 'other'
    // What is missing is missing here and there.
    if (type !== 'other' && chance.happens(0.06)) continue
    const title = type === 'other' ? `${chance.pick(titles)}${chance.between(1, 99)}` : undefined
    context.emit(documentFiled, chance.id(context.now), {
      facts: {
        unitId: home.unitId,
        documentType: type,
        personId: type === 'id-copies' ? home.personId : null,
        original: chance.happens(0.4),
        pages: chance.between(1, 12),
        shelf: `${chance.pick(['A', 'B', 'C'])}-${chance.between(1, 40)}-${chance.between(1, 12)}`,
        dated: day(chance.between(2019, 2026), index),
        files: Array.from({ length: files }, () => ({
          fileId: chance.id(context.now),
          hash: hashOf(chance),
          size: chance.between(80_000, 900_000),
          mediaType: 'image/jpeg',
        })),
        firstPlace: 0,
        replaces: null,
      },
      personal: {
        ...(title === undefined ? {} : { title }),
        names: Array.from({ length: files }, () => `scan${chance.between(1, 999_999)}.jpg`),
      },
    })
  }
}

/** Letters that came in, and things with the loans they had; some are out now. */
export function emitRegisters(
  context: CommandContext,
  chance: Chance,
  {
    homes,
    count,
    first,
    makeText,
  }: {
    readonly homes: readonly Home[]
    readonly count: number
    readonly first: number
    readonly makeText: () => string
  },
): void {
  const siteId = context.site.id
  for (let index = first; index < first + count; index++) {
    const number = (kind: string) => `${kind}-${String(index + 1).padStart(7, '0')}`
    const counterOf = (id: string) => ({ id: `bench/${id}`, value: index + 1 })
    context.emit(letterReceived, chance.id(context.now), {
      facts: {
        kind: 'party',
        authority: 'none',
        replyBy: chance.happens(0.2) ? day(2026, index) : null,
        answers: null,
        number: number('LW'),
        counter: counterOf('letter'),
        siteId,
        theirNumber: String(index),
        dated: day(2026, index),
        receivedOn: day(2026, index),
      },
      personal: { party: '某单位', subject: makeText(), text: makeText() },
    })
    const thingId = chance.id(context.now)
    context.emit(thingAdded, thingId, {
      facts: {
        number: number('JY'),
        counter: counterOf('thing'),
        siteId,
        kind: chance.pick(kinds),
        place: '柜 2-3',
        unitId: chance.pick(homes).unitId,
        condition: 'good',
      },
      personal: { name: '钥匙', note: makeText() },
    })
    for (let loans = chance.between(0, 3); loans > 0; loans--) {
      const loanId = chance.id(context.now)
      context.emit(loanStarted, loanId, {
        facts: { thingId, staffId: null, due: day(2026, index), signed: 'none', condition: 'good' },
        personal: {
          borrower: personName(() => chance.next()),
          phone: phone(() => chance.next()),
          purpose: '看房',
        },
      })
      if (loans > 1 || chance.happens(0.9))
        context.emit(loanReturned, loanId, { facts: { thingId, condition: 'good' }, personal: {} })
    }
  }
}
