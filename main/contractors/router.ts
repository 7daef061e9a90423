import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { ContactInput, ContractorInput, WaterproofPart } from '../contract/contractors.ts'
import { DeskError } from '../contract/errors.ts'
import { mayAct } from '../contract/permissions.ts'
import { Id, Millis } from '../contract/values.ts'
import { ForLeakInput, WarrantyStatusInput } from '../contract/warranty.ts'
import { profileOf } from '../profiles/profiles.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import {
  contactPhone,
  contractorDetail,
  contractors,
  onCallOn,
  onCalls,
  works,
  type WorksReader,
} from './queries.ts'
import { warrantyForLeak, warrantyHomes, warrantyOfUnit, warrantyStatus } from './warranty.ts'

const permission = 'case.read'
const nothing = z.object({}).optional()
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())
const readerOf = (context: CallContext): WorksReader => ({
  sums: mayAct(context.signedIn, 'contract.sums'),
  today: today(context),
})

export const contractorsRouter = router({
  /** Contractors by name, retired ones last. */
  list: query({ permission, input: nothing, run: context => contractors(context.read, today(context)) }),
  /** One with its contracts. */
  detail: query({
    permission,
    input: ContractorInput,
    run(context, { contractorId }) {
      const found = contractorDetail(context.read, contractorId, readerOf(context))
      if (!found) throw new DeskError('contractor.notFound')
      return found
    },
  }),
  /** Contracts of works of all contractors. */
  works: query({ permission, input: nothing, run: context => works(context.read, readerOf(context), null) }),
  /** Contracts on call, the latest season first; `running` leaves those that run today. */
  onCall: query({
    permission,
    input: z.object({ running: z.boolean().default(false) }),
    run: (context, { running }) =>
      running ? onCallOn(context.read, today(context)) : onCalls(context.read, today(context), null),
  }),
  /** Shows the full number of a contact; the look stands on the audit trail. */
  unmask: action({
    permission: 'person.unmask',
    input: z.object({ commandId: Id, happenedAt: Millis.optional(), input: ContactInput }),
    async run({ core, read, signedIn }, { commandId, input }) {
      await core.execute(commands.unmaskContact, { id: commandId, input, actor: signedIn })
      return { phone: contactPhone(read, input.contactId) }
    },
  }),
  save: command(commands.saveContractor),
  retire: command(commands.retireContractor),
  saveContact: command(commands.saveContact),
  removeContact: command(commands.removeContact),
  saveWorks: command(commands.saveWorks),
  removeWorks: command(commands.removeWorks),
  saveOnCall: command(commands.saveOnCall),
  endOnCall: command(commands.endOnCall),
  confirmOnCall: command(commands.confirmOnCall),
})

/** Who owes which part until when, by both clocks. */
export const warrantyRouter = router({
  /** Waterproofing of every building, part by part. */
  status: query({
    permission,
    input: WarrantyStatusInput,
    run: (context, input) => warrantyStatus(context.read, profileOf(context.read), input, today(context)),
  }),
  /** The homes of one part of a building. */
  homes: query({
    permission,
    input: z.object({ buildingId: Id, part: WaterproofPart }),
    run: (context, input) => warrantyHomes(context.read, profileOf(context.read), input, today(context)),
  }),
  /** Waterproofing of one home. */
  ofUnit: query({
    permission,
    input: z.object({ unitId: Id }),
    run: (context, { unitId }) =>
      warrantyOfUnit(context.read, profileOf(context.read), unitId, today(context)),
  }),
  /** Who warrants what leaks, by where the water comes in. */
  forLeak: query({
    permission,
    input: ForLeakInput,
    run: (context, input) => warrantyForLeak(context.read, profileOf(context.read), input, today(context)),
  }),
})
