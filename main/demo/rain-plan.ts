import { confirmOnCall, saveContractor, saveOnCall, saveWorks } from '../contractors/commands.ts'
import type { Trade, WorkPart } from '../contract/contractors.ts'
import { statutoryMonths } from '../contract/contractors.ts'
import type { StormCall } from '../drill/calls.ts'
import { madeUpRain } from '../drill/rain.ts'
import type { BuildingPlaces } from '../leaks/clusters/types.ts'
import { writeLeakReport } from '../leaks/reports/commands.ts'
import { addTeam } from '../leaks/team-commands.ts'
import { countMaterial, moveMaterial, saveMaterial } from '../season/material-commands.ts'
import { usualMaterials } from '../season/material-rules.ts'
import { checkPoint, savePoint } from '../season/patrol-commands.ts'
import { usualPoints } from '../season/patrol-rules.ts'
import * as plans from '../season/plan-commands.ts'
import { fillRoster } from '../season/roster-commands.ts'
import { addToWatchList, setWindward } from '../season/watch-list-commands.ts'
import { dayStamp } from '../site/time.ts'
import { phoneNumber } from './names.ts'
import type { Files } from './papers-plan.ts'
import type { Chance } from './random.ts'
import { day, type DemoStep, hour, minute } from './step.ts'
import { planLeak, planStorm, type Storm, type StormGround } from './storms-plan.ts'

/**
 * Contractors with their works and warranties, teams, the plan of the season (ready but for one contractor who was not
 * reached yet), the watch list, the storms of two summers with their leaks, and a few leaks of the last days. With
 * `storm` the story ends in the middle of one.
 */
export function planRain(chance: Chance, files: Files, storm: boolean): DemoStep[] {
  const buildings = placesOf(files)
  const hired = contractors(chance, files, buildings)
  const ground: StormGround = {
    ...files,
    buildings,
    households: new Map(files.households.map(household => [household.unit.id, household])),
    teams: hired.teams,
  }
  const past = summers(files).map((at, index): Storm => {
    const hours = madeUpRain(at).map(({ millimetres }) => millimetres)
    const quieter = index === 0 ? hours : hours.map(one => one / 2)
    return { id: chance.id(at), at, hours: quieter, level: 'orange', wetShare: 4, over: true }
  })
  const latest = lastDays(chance, ground)
  const steps = [
    ...hired.steps,
    ...seasonPlan(chance, files, buildings, past[0]),
    ...past.flatMap(one => planStorm(chance, one, ground)),
    ...past.slice(0, 1).flatMap(one => reportWords(one, files)),
    ...latest.steps,
  ]
  if (storm) {
    const at = files.now - 4 * hour - 5 * minute
    const now: Storm = {
      id: chance.id(at),
      at,
      hours: [4, 28, 52, 38],
      level: 'red',
      wetShare: 12,
      over: false,
    }
    steps.push(...planStorm(chance, now, ground, latest.wet))
  }
  return steps.filter(step => step.at < files.now)
}

/** The estate as water sees it. */
function placesOf({ units }: Files): BuildingPlaces[] {
  return [...Map.groupBy(units, ({ buildingId }) => buildingId)].map(([buildingId, those]) => ({
    buildingId,
    entrances: [...new Set(those.flatMap(({ entranceId }) => entranceId ?? []))],
    units: those.map(({ id, room, floor, kind, entranceId }) => ({
      unitId: id,
      room,
      floor,
      kind,
      entranceId,
      topFloor: null,
      basement: null,
      facade: null,
      orientation: null,
    })),
  }))
}

/** Evenings of July on which it poured, the latest first; the last one has long ended. */
function summers({ now, from }: Files): number[] {
  const year = new Date(now).getUTCFullYear()
  return [year, year - 1, year - 2]
    .map(one => Date.UTC(one, 6, 12, 8))
    .filter(at => at < now - 40 * day && at > from + 30 * day)
}

interface Firm {
  readonly name: string
  readonly trades: readonly Trade[]
  readonly parts: readonly WorkPart[]
  /** `confirmed` was reached this year, `asked` has a contract and was not reached yet. */
  readonly onCall: 'confirmed' | 'asked' | null
}

const firms: readonly Firm[] = [
  {
    name: '安固防水工程有限公司（示例）',
    trades: ['waterproofing'],
    parts: ['roof', 'wet-room', 'basement'],
    onCall: 'confirmed',
  },
  {
    name: '博澜设备维修有限公司（示例）',
    trades: ['plumbing', 'waterproofing'],
    parts: ['plumbing', 'blocked-pipe'],
    onCall: 'asked',
  },
  {
    name: '宏建建筑集团（示例）',
    trades: ['structure', 'facade', 'windows'],
    parts: ['outer-wall', 'window', 'structure'],
    onCall: null,
  },
]

/** Who built which parts, accepted so that the roofs of the first houses are owed no longer; who comes when called. */
function contractors(
  chance: Chance,
  { staff, from, now, timeZone, units }: Files,
  buildings: readonly BuildingPlaces[],
) {
  const { manager, specialist } = staff
  const steps: DemoStep[] = []
  const year = dayStamp(now, timeZone).slice(0, 4)
  let at = from + 12 * day
  const act = (name: string, input: object) =>
    void steps.push({ at: (at += minute), staffId: manager, name, input })
  const second = new Set(
    units.filter(({ building }) => ['6', '7', '8'].includes(building)).map(one => one.buildingId),
  )
  const all = buildings.map(({ buildingId }) => buildingId)
  const phases = [
    {
      title: '一期',
      buildingIds: all.filter(id => !second.has(id)),
      acceptedOn: dayStamp(now - 5.4 * 365 * day, timeZone),
    },
    {
      title: '二期',
      buildingIds: all.filter(id => second.has(id)),
      acceptedOn: dayStamp(now - 3 * 365 * day, timeZone),
    },
  ].filter(({ buildingIds }) => buildingIds.length > 0)
  const teams: string[] = []
  const team = (name: string, more: object) => {
    const teamId = chance.id(at)
    act(addTeam.name, { teamId, name, phone: phoneNumber(chance), ...more })
    teams.push(teamId)
  }
  team('物业工程一队', { kind: 'property', capacity: 6 })
  team('物业夜班', { kind: 'property', capacity: 5 })
  for (const { name, trades, parts, onCall } of firms) {
    const contractorId = chance.id(at)
    act(saveContractor.name, { contractorId, name, trades, note: '' })
    for (const { title, ...phase } of phases)
      act(saveWorks.name, {
        worksId: chance.id(at),
        contractorId,
        number: `HT-${chance.between(100, 999)}`,
        title: `${title}${trades[0] === 'waterproofing' ? '防水' : trades[0] === 'plumbing' ? '给排水' : '总包'}工程`,
        trade: trades[0],
        ...phase,
        parts: parts.map(part => ({ part, months: statutoryMonths[part] })),
        price: null,
        settlement: null,
        note: '',
      })
    if (onCall === null) continue
    team(`${name.slice(0, 2)}抢修队`, { kind: 'contractor', capacity: 5, contractorId, trades })
    const onCallId = chance.id(at)
    const dayPhone = phoneNumber(chance)
    const term = { from: `${year}-01-01`, until: `${year}-12-31`, dayPhone, nightPhone: null, note: '' }
    const asked = { onCallId, contractorId, trades, ...term }
    steps.push({ at: now - 20 * day, staffId: manager, name: saveOnCall.name, input: asked })
    // Asked within the year of the plan, however young that is.
    const called = Math.max(now - 5 * day, Math.min(now - hour, Date.parse(`${year}-01-01T01:00:00+08:00`)))
    const answer = { onCallId, reachable: true, note: '值班电话已接通' }
    if (onCall === 'confirmed')
      steps.push({ at: called, staffId: specialist, name: confirmOnCall.name, input: answer })
  }
  return { steps, teams }
}

/** The plan of this year: people, contacts, duty, materials, patrols and a drill, all there but one contractor. */
function seasonPlan(
  chance: Chance,
  { staff, now, timeZone, households }: Files,
  buildings: readonly BuildingPlaces[],
  storm: Storm | undefined,
): DemoStep[] {
  const { manager, specialist, clerks } = staff
  const steps: DemoStep[] = []
  const today = dayStamp(now, timeZone)
  const year = Number(today.slice(0, 4))
  let at = now - 19 * day
  const act = (name: string, input: object) =>
    void steps.push({ at: (at += minute), staffId: manager, name, input })
  const seasonId = chance.id(at)
  act(plans.startSeason.name, { seasonId, year })
  const people = {
    coordinator: manager,
    materials: specialist,
    patrols: clerks[0],
    'owners-group': clerks[1],
    press: manager,
  }
  for (const [task, staffId] of Object.entries(people))
    act(plans.setResponsible.name, { seasonId, task, person: { staffId, phone: phoneNumber(chance) } })
  const contacts = {
    'property-company': '物业公司值班室',
    'flood-office': '街道防汛办',
    power: '供电抢修',
    gas: '燃气抢修',
    hospital: '社区医院',
  }
  for (const [role, name] of Object.entries(contacts)) {
    const contactId = chance.id(at)
    act(plans.saveSeasonContact.name, {
      seasonId,
      contactId,
      role,
      name,
      phone: phoneNumber(chance),
      note: '',
    })
  }
  const turns = {
    day: [[{ staffId: clerks[0] }], [{ staffId: clerks[1] }]],
    night: [[{ staffId: specialist }]],
    holiday: [],
  }
  const first = today > `${year}-05-01` ? today : `${year}-05-01`
  const last = dayStamp(
    Math.min(Date.parse(`${first}T12:00:00Z`) + 30 * day, Date.UTC(year, 9, 31, 3)),
    timeZone,
  )
  if (first <= last) act(fillRoster.name, { seasonId, from: first, to: last, ...turns, replace: false })
  for (const { kind, name, measure, minimum } of usualMaterials) {
    const materialId = chance.id(at)
    // Before the storm, which took some of it.
    const since = (storm?.at ?? now - 18 * day) - 10 * day
    const keep = { materialId, kind, name: name.zh, measure: measure.zh, minimum, place: '地库应急仓' }
    const stock = { materialId, moveId: chance.id(at), counted: minimum + chance.between(3, 9) }
    steps.push({ at: since, staffId: manager, name: saveMaterial.name, input: keep })
    steps.push({ at: since + minute, staffId: specialist, name: countMaterial.name, input: stock })
    if (!storm) continue
    const move = (after: number, moved: string) => {
      const input = { materialId, moveId: chance.id(at), kind: moved, amount: 2, emergencyId: storm.id }
      steps.push({ at: storm.at + after, staffId: specialist, name: moveMaterial.name, input })
    }
    move(5 * hour, 'taken')
    move(4 * day, kind === 'pump' || kind === 'ladder' || kind === 'dehumidifier' ? 'returned' : 'usedOut')
  }
  for (const { buildingId } of buildings.filter(({ entrances }) => entrances.length > 0))
    for (const { kind, name, everyDays } of usualPoints) {
      const pointId = chance.id(at)
      act(savePoint.name, { pointId, kind, name: name.zh, buildingId, place: '', everyDays })
      const input = { checkId: chance.id(at), place: { pointId }, outcome: 'good' }
      const checked = now - chance.between(1, 4) * day - chance.between(1, 5) * hour
      steps.push({ at: checked, staffId: clerks[0] ?? specialist, name: checkPoint.name, input })
    }
  const held = dayStamp(now - 15 * day, timeZone)
  act(plans.saveDrill.name, {
    drillId: chance.id(at),
    day: held,
    scenario: '橙色暴雨，二十户同时来电',
    participants: '客服台、物业工程队、防水单位',
    learnt: '夜班电话要两个人接；抢修队的回话要当场记下。',
    nextDay: null,
  })
  act(setWindward.name, { directions: ['SE', 'E'] })
  const watched = households.filter(({ unit, people: those }) => unit.top && those.length > 0).slice(0, 2)
  for (const { unit } of watched)
    act(addToWatchList.name, { unitId: unit.id, reason: '业主长期出差，屋面去年修过，雨前先去看' })
  return steps
}

function reportWords({ id, at }: Storm, { staff }: Files): DemoStep[] {
  const input = {
    scope: { emergencyId: id, year: null },
    ranOut: '夜里防水布不够用，从物业仓库借了十块。',
    lessons: '前两个小时电话集中，派工慢于来电；先派能同时看几户的队。',
    prevent: '雨季前清一次屋面落水口，女儿墙根部补做附加层。',
  }
  return [{ at: at + 2 * day, staffId: staff.manager, name: writeLeakReport.name, input }]
}

/** A few leaks that are open: each as far as it got since its call. */
function lastDays(chance: Chance, ground: StormGround) {
  const ages = [25 * minute, 70 * minute, 4 * hour, 30 * hour, 3 * day, 6 * day]
  const homes = [...ground.households.values()].filter(
    ({ unit, people }) => unit.kind === 'dwelling' && people.length > 0,
  )
  const wet = new Set<string>()
  const steps = ages.flatMap((age, index) => {
    const { unit } = chance.pick(homes)
    if (wet.has(unit.id)) return []
    wet.add(unit.id)
    const call: StormCall = {
      at: ground.now - age,
      unitId: unit.id,
      buildingId: null,
      place: null,
      entry: chance.pick(['window', 'outer-wall', 'wet-room-above', 'pipe'] as const),
      severity: index === 1 ? 'spreading' : 'seepage',
      dangers: [],
      vulnerable: index === 2,
      text: chance.pick(['窗台渗水', '卫生间天花滴水', '墙角返潮']),
      source: `day-${index}`,
    }
    return planLeak(chance, call, ground)
  })
  return { steps, wet }
}
