import { z } from 'zod'
import { action, type CallContext, command, query, router } from '../api/procedure.ts'
import { finishUpload } from '../archive/finish-upload.ts'
import { SubjectInput } from '../contract/lending.ts'
import { LetterInput, LetterListInput, LetterPart } from '../contract/letters.ts'
import { Id } from '../contract/values.ts'
import { occupanciesOfUnit } from '../people/queries.ts'
import { todayOf } from '../site/queries.ts'
import * as circulation from './circulation-commands.ts'
import * as commands from './commands.ts'
import { setLetterHome } from './home-command.ts'
import * as postings from './posting-commands.ts'
import { authorityMatrix, letterDetail, lettersAbout, lettersAtHome, listLetters } from './queries.ts'

const permission = 'case.read'
const today = ({ read, core }: CallContext) => todayOf(read, core.environment.now())

export const lettersRouter = router({
  /** A page of the register, newest first. */
  list: query({
    permission,
    input: LetterListInput,
    run: (context, input) =>
      listLetters(context.read, input, { today: today(context), staffId: context.signedIn.staffId }),
  }),
  detail: query({
    permission,
    input: LetterInput,
    run: (context, { letterId }) => letterDetail(context.read, letterId, today(context)),
  }),
  /** Letters of a person, or of the file of a home: its own, and those of who is or was there. */
  of: query({
    permission,
    input: SubjectInput,
    run: (context, { personId, unitId }) =>
      unitId === undefined
        ? lettersAbout(context.read, personId === undefined ? [] : [personId], today(context))
        : lettersAtHome(
            context.read,
            unitId,
            occupanciesOfUnit(context.read, unitId).map(one => one.personId),
            today(context),
          ),
  }),
  /** What each kind of document needs before or after it is issued. */
  authority: query({
    permission,
    input: z.object({}).optional(),
    run: ({ read }) => authorityMatrix(read),
  }),
  write: command(commands.writeLetter),
  correct: command(commands.correctLetter),
  receive: command(commands.receiveLetter),
  submit: command(commands.submitLetter),
  approve: command(commands.approveLetter),
  refuse: command(commands.refuseLetter),
  issue: command(commands.issueLetter),
  reply: command(commands.replyToLetter),
  close: command(commands.closeLetter),
  reopen: command(commands.reopenLetter),
  withdraw: command(commands.withdrawLetter),
  circulate: command(circulation.circulateLetter),
  confirmReading: command(circulation.confirmReading),
  chaseReaders: command(circulation.chaseReaders),
  recordWithHeadquarters: command(commands.recordWithHeadquarters),
  post: command(postings.postNotice),
  takeDown: command(postings.takeDownNotice),
  setHome: command(setLetterHome),
  setAuthority: command(commands.setAuthority),
  /** Attaches a finished upload: the document, the reply, a photo of where it hangs. */
  attachFile: action({
    permission: 'register.work',
    input: z.object({
      commandId: Id,
      input: z.object({ letterId: Id, fileId: Id, part: LetterPart, uploadId: z.string().max(64) }),
    }),
    async run({ core, signedIn }, { commandId, input: { uploadId, ...about } }) {
      const file = await finishUpload(core.archive, uploadId)
      const input = { ...about, ...file }
      await core.execute(commands.attachLetterFile, { id: commandId, actor: signedIn, input })
      return { fileId: about.fileId, hash: file.hash }
    },
  }),
})
