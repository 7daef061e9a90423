import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { finishUpload } from '../archive/finish-upload.ts'
import { LendingPart, SubjectInput, ThingInput, ThingListInput } from '../contract/lending.ts'
import { Id } from '../contract/values.ts'
import { todayOf } from '../site/queries.ts'
import * as commands from './commands.ts'
import { listThings, loansAbout, openLoans, thingDetail } from './queries.ts'

const permission = 'case.read'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

export const lendingRouter = router({
  /** Things by number with the loan that runs. */
  things: query({
    permission,
    input: ThingListInput,
    run: (context, input) => listThings(context.read, input, today(context)),
  }),
  /** A thing with its loans and repairs. */
  thing: query({
    permission,
    input: ThingInput,
    run: (context, { thingId }) => thingDetail(context.read, thingId, today(context)),
  }),
  /** Everything that is out, the longest due first. */
  open: query({
    permission,
    input: z.object({}).optional(),
    run: context => openLoans(context.read, today(context)),
  }),
  /** What a person has or had on loan, or what of a home was lent. */
  of: query({
    permission,
    input: SubjectInput,
    run: (context, about) => loansAbout(context.read, about, today(context)),
  }),
  saveThing: command(commands.saveThing),
  retireThing: command(commands.retireThing),
  restoreThing: command(commands.restoreThing),
  setCondition: command(commands.setThingCondition),
  lend: command(commands.lendThing),
  return: command(commands.returnThing),
  undoReturn: command(commands.undoReturn),
  extend: command(commands.extendLoan),
  chase: command(commands.chaseLoan),
  /** Attaches a finished upload: a photo of the thing, a drawn signature, the scan of a signed slip. */
  attachFile: action({
    permission: 'register.work',
    input: z.object({
      commandId: Id,
      input: z.object({
        thingId: Id,
        loanId: Id.nullable(),
        fileId: Id,
        part: LendingPart,
        uploadId: z.string().max(64),
      }),
    }),
    async run({ core, signedIn }, { commandId, input: { uploadId, ...about } }) {
      const file = await finishUpload(core.archive, uploadId)
      const input = { ...about, ...file }
      await core.execute(commands.attachLendingFile, { id: commandId, actor: signedIn, input })
      return { fileId: about.fileId, hash: file.hash }
    },
  }),
})
