import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { DeskError } from '../contract/errors.ts'
import { EraseInput, LookupInput, PersonFilter, UnmaskInput } from '../contract/people.ts'
import { mayAct } from '../contract/permissions.ts'
import { Id } from '../contract/values.ts'
import { erasing } from '../desk/erased-files.ts'
import { todayOf } from '../site/queries.ts'
import { asActor } from '../log/command.ts'
import { classOf } from './class.ts'
import { computeClass, setClass } from './class-commands.ts'
import * as commands from './commands.ts'
import { fullDetails, personFile } from './details.ts'
import { duplicateProcedures } from './duplicate-router.ts'
import { listPeople } from './list.ts'
import { judgeDistinct, mergePeople, takeBackDistinct, unmergePeople } from './merge-commands.ts'
import { openPersonLookupReader, type PersonLookupReader } from './name-search.ts'
import { lookupOwners, type LookupSources, unitCandidate } from './owner-lookup.ts'
import { person } from './queries.ts'

/** Prepared statements of the lookup, once for each read connection. */
const lookups = new WeakMap<object, PersonLookupReader>()

function lookupOf({ core }: CallContext): PersonLookupReader {
  let lookup = lookups.get(core.readConnection)
  if (!lookup) {
    lookup = openPersonLookupReader(core.readConnection)
    lookups.set(core.readConnection, lookup)
  }
  return lookup
}

const todayFor = ({ core, read }: CallContext) => todayOf(read, core.environment.now())

/** What the one field looks in. */
export const sourcesOf = (context: CallContext): LookupSources => ({
  read: context.read,
  people: lookupOf(context),
  today: todayFor(context),
})

/** The one field that finds whoever and whatever is spoken of. */
export const ownersRouter = router({
  lookup: query({
    permission: 'person.read',
    input: LookupInput,
    run: (context, { text, limit }) => lookupOwners(sourcesOf(context), text, limit),
  }),
  /** A unit chosen elsewhere, as the lookup would show it. */
  unit: query({
    permission: 'person.read',
    input: z.object({ unitId: Id }),
    run(context, { unitId }) {
      const found = unitCandidate(sourcesOf(context), unitId)
      if (!found) throw new DeskError('unit.notFound')
      return found
    },
  }),
})

export const peopleRouter = router({
  detail: query({
    permission: 'person.read',
    input: z.object({ personId: Id }),
    run(context, { personId }) {
      const found = personFile(context.read, personId, todayFor(context))
      if (!found) throw new DeskError('person.notFound')
      return found
    },
  }),
  list: query({
    permission: 'person.read',
    input: z.object({
      filter: PersonFilter.default({}),
      text: z.string().max(100).default(''),
      cursor: z.string().max(60).nullish(),
      limit: z.int().min(1).max(200).default(50),
    }),
    run: (context, { filter, text, cursor, limit }) =>
      listPeople(context.read, lookupOf(context), {
        filter,
        text,
        before: cursor ?? null,
        limit,
        today: todayFor(context),
      }),
  }),
  /** The class of a customer with its reason; null where there is nothing to say. */
  classOf: query({
    permission: 'person.read',
    input: z.object({ personId: Id }),
    run: (context, { personId }) =>
      classOf(context.read, personId, {
        today: todayFor(context),
        sums: mayAct(context.signedIn, 'contract.sums'),
      }),
  }),
  setClass: command(setClass),
  computeClass: command(computeClass),
  register: command(commands.registerPerson),
  change: command(commands.changePerson),
  moveIn: command(commands.moveIn),
  moveOut: command(commands.moveOut),
  removeOccupancy: command(commands.removeOccupancy),
  remove: command(commands.removePerson),
  /** Erases, and deletes the files of what was erased behind it; called like a command. */
  erase: action({
    permission: 'person.erase',
    input: z.object({ commandId: Id, input: EraseInput }),
    run: ({ core, signedIn }, { commandId, input }) =>
      erasing(core, () => core.execute(commands.erasePerson, { id: commandId, input, actor: signedIn })),
  }),
  correctRole: command(commands.correctRole),
  verifyDetail: command(commands.verifyDetail),
  merge: command(mergePeople),
  unmerge: command(unmergePeople),
  judgeDistinct: command(judgeDistinct),
  takeBackDistinct: command(takeBackDistinct),
  ...duplicateProcedures,
  /** First the look is put on the audit trail, then the details are read; called like a command. */
  unmask: action({
    permission: 'person.unmask',
    input: z.object({ commandId: Id, input: UnmaskInput }),
    async run({ core, read, signedIn }, { commandId, input }) {
      await core.execute(commands.unmaskPerson, {
        id: commandId,
        input,
        actor: asActor(signedIn),
      })
      const found = person(read, input.personId)
      if (!found) throw new DeskError('person.notFound')
      return fullDetails(read, found)
    },
  }),
})
