import { attachFile, voidCase } from '../cases/commands.ts'
import { changeSiteCard, setUpSite } from '../site/commands.ts'
import { addStaff } from '../staff/commands.ts'
import { type DemoStaff, planLife, shortLife } from './case-life.ts'
import { caseMoments, type PlannedCase, planCase } from './case-plan.ts'
import { planDeskToday } from './desk-today.ts'
import { planEstate } from './estate-plan.ts'
import { planRain } from './rain-plan.ts'
import { planContracts, planDocuments, type StoredPapers } from './papers-plan.ts'
import { planPeople } from './people-plan.ts'
import { planAnswers, planHomeVisits, planTierCalls } from './rounds.ts'
import { type Chance, chanceOf } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'
import { planRegisters } from './registers-plan.ts'
import { planWarnings } from './warnings-plan.ts'

/** A drawn photo that lies in the archive already. */
export interface StoredPicture {
  readonly name: string
  readonly hash: string
  readonly size: number
}

export interface DemoOptions {
  readonly seed: number
  /** The end of the story, UTC milliseconds. */
  readonly now: number
  readonly cases: number
  /** How much of the full estate of 1,200 homes, 0 to 1. */
  readonly share: number
  /** The estate with its people and staff, and nothing that happened. */
  readonly bare?: boolean
  /** The story ends in the middle of a storm. */
  readonly storm?: boolean
  /** Its code and name, where they are not those of the example estate. */
  readonly site?: { readonly code: string; readonly name: string }
  readonly passwordHash: string
  readonly recoveryHash: string
  readonly pictures: readonly StoredPicture[]
  /** Drawn papers that lie in the archive already. */
  readonly papers?: StoredPapers
}

/** Name to sign in with as the manager of the example. */
export const demoLogin = 'manager'
const timeZone = 'Asia/Shanghai'
const story = 730 * day

/** The whole story of the example estate in order of time. The same options give the same steps. */
export function planDemo(options: DemoOptions): DemoStep[] {
  const chance = chanceOf(options.seed)
  const from = options.now - story - 2 * day
  const staff: DemoStaff = {
    manager: chance.id(from),
    specialist: chance.id(from),
    clerks: [chance.id(from), chance.id(from)],
    auditor: chance.id(from),
  }
  const senior = staff.specialist
  const estate = planEstate(chance, { at: from + hour, staffId: senior, share: options.share })
  const people = planPeople(chance, {
    units: estate.units,
    at: from + 8 * hour,
    now: options.now,
    staffId: senior,
    timeZone,
  })
  const steps = [...siteSteps(from, staff, options), ...estate.steps, ...people.steps]
  if (options.bare) return inOrder(steps)
  /** Earlier cases of each owner: only those can be repeated. */
  const brought = new Map<string, string[]>()
  const endings = ['received', 'handling', 'waiting', 'resolved', 'closed', 'void'] as const
  const times = { from: options.now - story, now: options.now - 3 * hour, timeZone }
  const moments = caseMoments(chance, Math.max(0, options.cases - endings.length), times)
  const place = { households: people.households, clerks: staff.clerks, timeZone }
  for (const at of moments) {
    const planned = planCase(chance, at, place)
    const earlier = brought.get(planned.personId ?? '') ?? []
    const life = planLife(chance, planned, { staff, now: options.now, timeZone, earlier })
    steps.push(planned.first, ...life, ...photos(chance, planned, options))
    // A case that is void itself is nobody's original.
    if (planned.personId !== null && !life.some(step => step.name === voidCase.name))
      brought.set(planned.personId, [...earlier, planned.id])
  }
  const open: PlannedCase[] = []
  for (const [index, state] of endings.entries()) {
    let planned: PlannedCase
    do planned = planCase(chance, options.now - (endings.length - index) * 25 * minute, place)
    while (planned.onTheSpot)
    steps.push(planned.first, ...shortLife(planned, state, staff))
    if (state === 'handling' || state === 'waiting') open.push(planned)
  }
  steps.push(...planDeskToday(chance, { staff, now: options.now, open }))
  steps.push(...planWarnings(chance, { staff, from: times.from, now: options.now }))
  const rounds = { staff, now: options.now, from: times.from, timeZone, households: people.households }
  steps.push(...planTierCalls(chance, rounds), ...planHomeVisits(chance, rounds), ...planAnswers(rounds))
  // Behind everything else, so that the story of the cases stays the same.
  const files = { ...rounds, units: estate.units, papers: options.papers }
  steps.push(...planContracts(chance, files), ...planDocuments(chance, files))
  steps.push(...planRegisters(chance, files))
  steps.push(...planRain(chance, files, options.storm ?? false))
  return inOrder(steps)
}

const inOrder = (steps: DemoStep[]) => steps.sort((one, other) => one.at - other.at)

function siteSteps(at: number, staff: DemoStaff, options: DemoOptions): DemoStep[] {
  const { passwordHash, recoveryHash, site = { code: 'DEMO', name: '翠湖云庭（示例）' } } = options
  const member = (staffId: string, name: string, login: string, role: string): DemoStep => ({
    at: at + minute,
    staffId: null,
    name: addStaff.name,
    input: { staffId, name, login, role, passwordHash, ...(role === 'manager' ? { recoveryHash } : {}) },
  })
  return [
    {
      at,
      staffId: null,
      name: setUpSite.name,
      input: { ...site, demo: true, timeZone, language: 'zh' },
    },
    member(staff.manager, '林静', demoLogin, 'manager'),
    member(staff.specialist, '周海涛', 'specialist', 'specialist'),
    member(staff.clerks[0] ?? '', '赵晓彤', 'clerk1', 'clerk'),
    member(staff.clerks[1] ?? '', '何俊杰', 'clerk2', 'clerk'),
    member(staff.auditor, '苏慧', 'auditor', 'auditor'),
    {
      at: at + 2 * minute,
      staffId: staff.manager,
      name: changeSiteCard.name,
      input: {
        name: site.name,
        address: '示例市云湖区翠湖路1号会所一层',
        postcode: '000000',
        hotlines: ['000-0000-0000'],
        hours: '周一至周五 8:30–12:00、13:00–17:00，周六周日 9:00–17:00',
      },
    },
  ]
}

/** Every thirtieth repair comes with a photo or two. */
function photos(chance: Chance, planned: PlannedCase, options: DemoOptions): DemoStep[] {
  if (planned.matter.kind !== 'repair' || options.pictures.length === 0 || !chance.happens(0.033)) return []
  return Array.from({ length: chance.between(1, 2) }, (_, index) => {
    const { name, hash, size } = chance.pick(options.pictures)
    const at = planned.at + (index + 1) * 1_000
    const fileId = chance.id(at)
    const takenAt = planned.at - chance.between(5, 90) * minute
    const input = { caseId: planned.id, fileId, hash, size, name, mediaType: 'image/jpeg', takenAt }
    return { at, staffId: planned.staffId, name: attachFile.name, input }
  })
}
