import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { todayOf } from '../site/queries.ts'
import { lastCallsOf, placelessLeaks } from './call-queries.ts'
import { homeAtIntake } from './home-at-intake.ts'
import { action, command, query, router } from '../api/procedure.ts'
import { LookAtPhonesInput, TeamChoiceInput } from '../contract/leaks.ts'
import { Id, Millis } from '../contract/values.ts'
import { mayAct } from '../contract/permissions.ts'
import * as losses from './losses/commands.ts'
import { lossesOfLeak, lossesOfSource } from './losses/queries.ts'
import { CaseInput } from '../contract/case-views.ts'
import { SourceInput } from '../contract/leak-sources.ts'
import { ReturnsInput } from '../contract/leak-card.ts'
import { leakCard, returnsByRepairer } from './card.ts'
import * as commands from './commands.ts'
import { fieldList, lookAtPhones, phonesInFull } from './field-list.ts'
import { takeLeak } from './intake.ts'
import { openLeaks, team, teams } from './queries.ts'
import * as sending from './sending-commands.ts'
import { nameLeakHomes, placeLeak, undoLeakCall } from './place-commands.ts'
import { beginPairing } from '../station/devices.ts'
import { isPresent } from '../station/present.ts'
import { phonesOfTeam } from '../station/queries.ts'
import { profileOf } from '../profiles/profiles.ts'
import * as teamCommands from './team-commands.ts'
import { teamsForLeaks } from './team-choice.ts'

import { agreeLeak } from './watch/commands.ts'
import { leakMarks, watchedLeaks } from './watch/queries.ts'

const nothing = z.object({}).optional()

export const leaksRouter = router({
  /** Every open leak, what has to be done first in front. */
  open: query({
    permission: 'case.read',
    input: nothing,
    run: ({ read, core }) => openLeaks(read, core.environment.now()),
  }),
  /** The way of the leak that a case is about; null for any other case. */
  card: query({
    permission: 'case.read',
    input: CaseInput,
    run: ({ read }, { caseId }) => leakCard(read, caseId),
  }),
  /** What it damaged and what it cost; costs and what was agreed in figures for who may see sums. */
  losses: query({
    permission: 'case.read',
    input: CaseInput,
    run: ({ read, signedIn }, { caseId }) => lossesOfLeak(read, caseId, mayAct(signedIn, 'contract.sums')),
  }),
  /** The same of a whole source. */
  lossesOfSource: query({
    permission: 'case.read',
    input: SourceInput,
    run: ({ read, signedIn }, { sourceId }) =>
      lossesOfSource(read, sourceId, mayAct(signedIn, 'contract.sums')),
  }),
  noteDamage: command(losses.noteDamage),
  agreeDamage: command(losses.agreeDamage),
  strikeDamage: command(losses.strikeDamage),
  noteCost: command(losses.noteCost),
  chargeCost: command(losses.chargeCost),
  reverseCost: command(losses.reverseCost),
  showLoss: command(losses.showLoss),
  /** What came back behind a repair, with who repaired it. */
  returns: query({
    permission: 'case.read',
    input: ReturnsInput,
    run: ({ read }, { from, to }) => returnsByRepairer(read, from, to),
  }),
  /** What is known of a home while its household is on the phone. */
  home: query({
    permission: 'case.read',
    input: z.object({ unitId: Id }),
    run({ read, core }, { unitId }) {
      const found = homeAtIntake(read, unitId, todayOf(read, core.environment.now()))
      if (!found) throw new DeskError('unit.notFound')
      return found
    },
  }),
  /** The calls whoever asks took last. */
  lastTaken: query({
    permission: 'case.read',
    input: nothing,
    run: ({ read, signedIn }) => lastCallsOf(read, signedIn.staffId, 5),
  }),
  /** Open leaks whose home has to be found out. */
  placeless: query({ permission: 'case.read', input: nothing, run: ({ read }) => placelessLeaks(read) }),
  /** What one team has to do, and where it need not go any more. */
  fieldList: query({
    permission: 'case.read',
    input: z.object({ teamId: Id }),
    run: ({ read, core }, { teamId }) => fieldList(read, teamId, core.environment.now()),
  }),
  /** Full numbers of households for a message or a list; each look stands on the audit trail. */
  phones: action({
    permission: 'person.unmask',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: LookAtPhonesInput }),
    async run({ core, read, signedIn }, { commandId, input }) {
      await core.execute(lookAtPhones, { id: commandId, input, actor: signedIn })
      return phonesInFull(read, input.caseIds, core.environment.now())
    },
  }),
  /** Households that may turn to the press or gather others. */
  watched: query({
    permission: 'case.read',
    input: nothing,
    run: ({ read, core }) => watchedLeaks(read, core.environment.now()),
  }),
  /** What stands beside the leaks of the board: sources shared with others, households that are watched. */
  marks: query({
    permission: 'case.read',
    input: nothing,
    run: ({ read, core }) => leakMarks(read, core.environment.now()),
  }),
  agree: command(agreeLeak),
  take: command(takeLeak),
  undoCall: command(undoLeakCall),
  place: command(placeLeak),
  nameHomes: command(nameLeakHomes),
  triage: command(commands.triageLeak),
  dispatch: command(commands.dispatchLeaks),
  recall: command(sending.recallLeaks),
  stepBack: command(sending.stepLeaksBack),
  advance: command(commands.advanceLeaks),
  noEntry: command(commands.noteNoEntry),
  tellHousehold: command(commands.tellHousehold),
  planRepair: command(commands.planRepair),
  repair: command(commands.repairLeak),
  test: command(commands.testLeak),
  accept: command(commands.acceptLeak),
  return: command(commands.returnLeak),
})

/** Who is sent to leaks. */
export const teamsRouter = router({
  list: query({ permission: 'case.read', input: nothing, run: ({ read }) => teams(read) }),
  /** Who can be sent to leaks, whom most speaks for in front. */
  forLeaks: query({
    permission: 'case.read',
    input: TeamChoiceInput,
    run: ({ read, core }, { caseIds }) =>
      teamsForLeaks(read, profileOf(read), caseIds, todayOf(read, core.environment.now())),
  }),
  /** Phones paired for a team, the newest first. */
  phones: query({
    permission: 'team.edit',
    input: z.object({ teamId: Id }),
    run: ({ read, core }, { teamId }) =>
      phonesOfTeam(read, teamId).map(phone => ({ ...phone, here: isPresent(core, phone.id) })),
  }),
  /** Shows a code by which a phone becomes that of a team. Errors: `team.notFound`, `device.tooManyCodes`. */
  beginPhone: action({
    permission: 'team.edit',
    input: z.object({ teamId: Id }),
    run({ core, read, signedIn }, { teamId }) {
      const found = team(read, teamId)
      if (!found) throw new DeskError('team.notFound')
      const name = found.name.slice(0, 40)
      return { ...beginPairing(core, signedIn, { kind: 'team', limit: null, name, teamId }), name }
    },
  }),
  add: command(teamCommands.addTeam),
  change: command(teamCommands.changeTeam),
  retire: command(teamCommands.retireTeam),
})
