import { homeCases, type JudgedCase, judgedCase, pathsUnder, secondLevel } from '../cases/collective.ts'
import { pathOf } from '../cases/rows.ts'
import type { Profile } from '../contract/profile.ts'
import type { WarningScope } from '../contract/warnings.ts'
import type { CommandContext } from '../log/command.ts'
import type { Reaction } from '../log/reaction.ts'
import { profileOf } from '../profiles/profiles.ts'
import { demandOf } from './escalation.ts'
import { warningCaseLeft, warningGrew, warningRaised } from './operations.ts'
import { activeWarning, lastEnd, membershipsOf, namesHome, type WarningCore } from './queries.ts'
import { busiestWindow, stageAt, stageFor } from './rules.ts'

const day = 86_400_000
const hour = 3_600_000

/** What may bring a case into a warning or out of it. */
const watched: ReadonlySet<string> = new Set([
  'case.received',
  'case.corrected',
  'case.voided',
  'case.restored',
  'case.removed',
])

/**
 * Raises a warning when several homes bring the same matter at the same time, and lets one that goes on grow rather
 * than raising another.
 */
export const collectiveReaction: Reaction = {
  name: 'collective',
  touchedBy: operation => (watched.has(operation.type) ? [operation.aggregateId] : []),
  run(context, caseId) {
    const found = judgedCase(context.read, caseId)
    leave(context, caseId, found)
    if (!found || found.state === 'void' || found.unitId === null) return
    const profile = profileOf(context.read)
    const { kinds, days } = profile.levels.collective
    const category = secondLevel(pathOf(found.category))
    if (category === undefined || !kinds.some(kind => kind === found.kind)) return
    // What an old register brings along warns nobody of what is long past.
    if (found.imported === 1 && found.receivedAt < context.now - days * day) return
    const home: HomeCase = { caseId, unitId: found.unitId, category, receivedAt: found.receivedAt }
    if (found.buildingId !== null) join(context, profile, home, 'building', found.buildingId)
    if (found.projectId !== null) join(context, profile, home, 'project', found.projectId)
  },
}

interface HomeCase {
  readonly caseId: string
  readonly unitId: string
  /** Second-level category. */
  readonly category: string
  readonly receivedAt: number
}

/** Takes the case out of warnings it no longer belongs to. */
function leave(context: CommandContext, caseId: string, found: JudgedCase | undefined): void {
  for (const warning of membershipsOf(context.read, caseId)) {
    const placeId = warning.scope === 'building' ? found?.buildingId : found?.projectId
    const stays =
      found !== undefined &&
      found.state !== 'void' &&
      placeId === warning.placeId &&
      found.unitId === warning.unitId &&
      secondLevel(pathOf(found.category)) === warning.category
    if (stays) continue
    const named = namesHome(context.read, warning.id, warning.unitId, caseId)
    const units = warning.units - (named ? 0 : 1)
    context.emit(warningCaseLeft, warning.id, { facts: { placeId: warning.placeId, caseId, units } })
  }
}

function join(
  context: CommandContext,
  profile: Profile,
  home: HomeCase,
  scope: WarningScope,
  placeId: string,
): void {
  const active = activeWarning(context.read, placeId, home.category)
  if (active) grow(context, profile, active, home)
  else raise(context, profile, home, scope, placeId)
}

function grow(context: CommandContext, profile: Profile, warning: WarningCore, home: HomeCase): void {
  const { caseId, unitId } = home
  if (membershipsOf(context.read, caseId).some(member => member.id === warning.id)) return
  const rules = profile.levels.collective
  const units = warning.units + (namesHome(context.read, warning.id, unitId, caseId) ? 0 : 1)
  const stage = Math.max(warning.stage, stageFor(rules, units, rules[warning.scope]))
  const rose = stage > warning.stage
  const reached = rose ? stageAt(rules, stage) : undefined
  const respondBy = reached ? context.now + reached.respondWithinHours * hour : warning.respondBy
  context.emit(warningGrew, warning.id, {
    facts: {
      placeId: warning.placeId,
      cases: [{ caseId, unitId }],
      units,
      stage,
      respondBy,
      rose,
      ...(reached ? { demand: demandOf(reached.recipient, respondBy) } : {}),
    },
  })
}

function raise(
  context: CommandContext,
  profile: Profile,
  home: HomeCase,
  scope: WarningScope,
  placeId: string,
): void {
  const rules = profile.levels.collective
  const threshold = rules[scope]
  const span = rules.days * day
  const cases = homeCases(
    context.read,
    { scope, id: placeId },
    {
      paths: pathsUnder(profile, home.category),
      kinds: rules.kinds,
      // What an ended warning was about does not raise the next one.
      from: Math.max(home.receivedAt - span, lastEnd(context.read, placeId, home.category)),
      until: home.receivedAt + span,
      atLeast: threshold,
    },
  )
  const window = busiestWindow(cases, home.receivedAt, span)
  const units = new Set(window.map(({ unitId }) => unitId)).size
  if (units < threshold) return
  // Homes of one building are its own warning's: one matter raises one warning.
  if (scope === 'project' && new Set(window.map(({ buildingId }) => buildingId)).size < 2) return
  const stage = stageFor(rules, units, threshold)
  const reached = stageAt(rules, stage)
  const respondBy = context.now + (reached?.respondWithinHours ?? 24) * hour
  context.emit(warningRaised, context.newId(), {
    facts: {
      scope,
      placeId,
      category: home.category,
      cases: window.map(({ caseId, unitId }) => ({ caseId, unitId })),
      units,
      stage,
      respondBy,
      rules: { version: profile.levels.version, units: threshold, days: rules.days },
      ...(reached ? { demand: demandOf(reached.recipient, respondBy) } : {}),
    },
  })
}
